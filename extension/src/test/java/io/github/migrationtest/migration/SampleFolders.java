package io.github.migrationtest.migration;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A small folder of each tool, with a little of everything that its reader looks at. */
final class SampleFolders {
    private static final String ROUTINE = """
            CREATE FUNCTION f() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT CASE WHEN 1 = 1 THEN 2 END; SELECT 3; END;
            CREATE FUNCTION g() RETURNS trigger LANGUAGE plpgsql AS $fn$ BEGIN; RETURN NEW; END; $fn$;
            """;
    private static final String TABLES = """
            -- what it is; it's a table
            CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT DEFAULT 'a;''b'); /* ; */
            CREATE TRIGGER t AFTER INSERT ON users BEGIN SELECT 1; END;
            INSERT INTO users VALUES (1, 'Ada'), (2, "Grace");
            """;

    /**
     * What a tool reads.
     *
     * @param tool its name
     * @param root the folder among the files that it is given
     * @param files texts by their paths
     */
    record Sample(String tool, String root, Map<String, String> files) {}

    private SampleFolders() {}

    static List<Sample> all() {
        return List.of(
                sample(
                        "plain",
                        "m",
                        "m/001_users.up.sql",
                        TABLES,
                        "m/001_users.down.sql",
                        "DROP TABLE users;\n",
                        "m/002_more.sql",
                        ROUTINE),
                sample(
                        "flyway",
                        "m",
                        "m/V1__users.sql",
                        TABLES,
                        "m/V2.1__routine.sql",
                        ROUTINE + "COPY t (a) FROM STDIN;\n1\t;\n\\.\n",
                        "m/U1__users.sql",
                        "DROP TABLE users;\n",
                        "m/R__view.sql",
                        "DELIMITER //\nCREATE VIEW v AS SELECT '${flyway:table}'//\n",
                        "m/V2.1__routine.sql.conf",
                        "executeInTransaction=false\nplaceholderReplacement=true\n",
                        "flyway.toml",
                        "[flyway]\nlocations = [\"filesystem:m\"]\n[flyway.placeholders]\na = \"\"\"x\ny\"\"\"\n"),
                sample(
                        "drizzle",
                        "m",
                        "m/0000_users.sql",
                        TABLES.replace(";\n", ";\n--> statement-breakpoint\n"),
                        "m/0001_more.sql",
                        "ALTER TABLE `users` ADD `age` integer;",
                        "m/meta/0000_snapshot.json",
                        "{\"version\":\"6\",\"dialect\":\"sqlite\",\"id\":\"b\",\"prevId\":\"00000000-0000-0000-0000-000000000000\",\"tables\":{}}\n",
                        "m/meta/_journal.json",
                        "{\"version\":\"7\",\"dialect\":\"sqlite\",\"entries\":[{\"idx\":0,\"version\":\"6\",\"when\":1700000000000,\"tag\":\"0000_users\",\"breakpoints\":true},"
                                + "{\"idx\":1,\"version\":\"6\",\"when\":1700000000001,\"tag\":\"0001_more\",\"breakpoints\":true}]}\n"),
                sample(
                        "prisma",
                        "p/migrations",
                        "p/schema.prisma",
                        "datasource db {\n  provider = \"sqlite\"\n  url = \"file:./dev.db\"\n}\n",
                        "p/migrations/migration_lock.toml",
                        "# lock\nprovider = \"sqlite\"\n",
                        "p/migrations/20240101000000_users/migration.sql",
                        TABLES,
                        "p/migrations/20240102000000_more/migration.sql",
                        "-- AlterTable\nALTER TABLE users ADD age INT;\n"),
                sample(
                        "goose",
                        "m",
                        "m/00001_users.sql",
                        "-- +goose Up\n-- +goose StatementBegin\n" + TABLES
                                + "-- +goose StatementEnd\nSELECT 1; SELECT 2;\n-- +goose Down\nDROP TABLE users;\n",
                        "m/00002_env.sql",
                        "-- +goose NO TRANSACTION\n-- +goose ENVSUB ON\n-- +goose Up\nSELECT '${A:-b}', '$C';\n-- +goose ENVSUB OFF\n-- +goose Down\nSELECT 1;\n",
                        "m/00003_code.go",
                        "package migrations\nfunc init() { goose.AddMigrationContext(Up, Down) }\n"),
                sample(
                        "golang-migrate",
                        "m",
                        "m/1_users.up.sql",
                        TABLES,
                        "m/1_users.down.sql",
                        "DROP TABLE users;\n",
                        "m/2_more.up.sql",
                        ROUTINE),
                sample(
                        "dbmate",
                        "m",
                        "m/20240101_users.sql",
                        "-- migrate:up transaction:false\n" + TABLES + "\n-- migrate:down\nDROP TABLE users;\n",
                        "m/20240102_two.sql",
                        "-- migrate:up\nSELECT 1;\n-- migrate:down\nSELECT 2;\n-- migrate:up\nSELECT 3;\n-- migrate:down\n",
                        "schema.sql",
                        TABLES),
                sample(
                        "atlas",
                        "m",
                        "m/20240101_users.sql",
                        TABLES,
                        "m/20240102_routine.sql",
                        "-- atlas:delimiter \\n\\n\n-- atlas:txmode none\n" + ROUTINE,
                        "m/20240103_archive.sql",
                        "-- atlas:txtar\n-- checks.sql --\nSELECT 1;\n-- migration.sql --\nBEGIN; SELECT 2; END;\n-- down.sql --\nDELIMITER //\nSELECT 3//\n"),
                sample(
                        "mybatis",
                        "repo/scripts",
                        "repo/environments/development.properties",
                        "driver=org.sqlite.JDBC\nurl=jdbc:sqlite:a.db\ndelimiter=;\nfull_line_delimiter=false\nsend_full_script=false\na=b\n",
                        "repo/scripts/20240101_users.sql",
                        "-- // users\n" + TABLES + "-- //@UNDO\nDROP TABLE users;\n",
                        "repo/scripts/20240102_delimiter.sql",
                        "-- // d\n-- @DELIMITER //\nSELECT ${a};\n//\n-- //@UNDO\nSELECT 1;\n",
                        "repo/scripts/bootstrap.sql",
                        "CREATE TABLE b (id INT);\n"),
                sample(
                        "pgroll",
                        "m",
                        "m/01_users.json",
                        "{\"name\":\"01_users\",\"operations\":[{\"create_table\":{\"name\":\"users\",\"columns\":[{\"name\":\"id\",\"type\":\"serial\",\"pk\":true}]}},"
                                + "{\"sql\":{\"up\":\"SELECT \\\"a\\\"\\n, 1\",\"down\":\"SELECT 2\"}}]}\n",
                        "m/02_more.yaml",
                        "operations:\n  - sql:\n      up: |\n        SELECT 1;\n\n      down: 'SELECT ''two'''\n"),
                sample(
                        "sqitch",
                        "s",
                        "s/sqitch.conf",
                        "[core]\n\tengine = sqlite\n[engine \"sqlite\"]\n\ttarget = db:sqlite:a.db\n",
                        "s/sqitch.plan",
                        "%syntax-version=1.0.0\n%project=hotel\n\nrooms 2024-01-01T00:00:00Z Ada <ada@example.org> # rooms\nguests [rooms] 2024-01-02T00:00:00Z Ada <ada@example.org>\n@v1 2024-01-03T00:00:00Z Ada <ada@example.org> # one\n",
                        "s/deploy/rooms.sql",
                        ".bail on\n" + TABLES,
                        "s/revert/rooms.sql",
                        "DROP TABLE users;\n",
                        "s/deploy/guests.sql",
                        ".read deploy/rooms.sql\nSELECT\n.5;\n",
                        "s/revert/guests.sql",
                        "SELECT 1;\n"),
                sample(
                        "sqitch",
                        "s",
                        "s/sqitch.conf",
                        "[core]\n\tengine = pg\n[engine \"pg\"]\n\ttarget = db:pg:a\n",
                        "s/sqitch.plan",
                        "%syntax-version=1.0.0\n%project=hotel\n\nrooms 2024-01-01T00:00:00Z Ada <ada@example.org> # rooms\n",
                        "s/deploy/rooms.sql",
                        "\\set a 'b c'\n\\ir ../more.sql\n" + ROUTINE
                                + "SELECT :'a', :{?a}; COPY t FROM stdin; SELECT 1;\n1\ta\n\\.\nSELECT E'\\'';\n",
                        "s/revert/rooms.sql",
                        "DROP TABLE users;\n",
                        "s/more.sql",
                        "SELECT 2;\n\\echo done\n"),
                sample(
                        "sqitch",
                        "s",
                        "s/sqitch.conf",
                        "[core]\n\tengine = mysql\n[engine \"mysql\"]\n\ttarget = db:mysql:a\n",
                        "s/sqitch.plan",
                        "%syntax-version=1.0.0\n%project=hotel\n\nrooms 2024-01-01T00:00:00Z Ada <ada@example.org> # rooms\n",
                        "s/deploy/rooms.sql",
                        "DELIMITER //\nCREATE PROCEDURE p() BEGIN SELECT 1; END//\nDELIMITER ;\nsource more.sql\n# c\nSELECT 'a\\';'\\G\n",
                        "s/revert/rooms.sql",
                        "DROP TABLE users;\n",
                        "s/more.sql",
                        "SELECT 2;\n"),
                sample(
                        "supabase",
                        "supabase/migrations",
                        "supabase/config.toml",
                        "project_id = \"a\"\n[db]\nmajor_version = 15\n[db.seed]\nenabled = true\nsql_paths = [\"./seed.sql\"]\n",
                        "supabase/migrations/20240101000000_users.sql",
                        TABLES + ROUTINE,
                        "supabase/migrations/20240102000000_more.sql",
                        "SELECT $$;$$, 'a;', \"b;\" /* /* ; */ */;\n",
                        "supabase/seed.sql",
                        "INSERT INTO users VALUES (1);\n"),
                sample(
                        "liquibase",
                        "c",
                        "c/db.changelog-master.yaml",
                        """
                                databaseChangeLog:
                                  - changeSet:
                                      id: 1
                                      author: a
                                      changes:
                                        - createTable: { tableName: t, columns: [ { column: { name: id, type: int } } ] }
                                  - include: { file: more.sql, relativeToChangelogFile: true }
                                """,
                        "c/more.sql",
                        "--liquibase formatted sql\n--changeset a:2 splitStatements:true endDelimiter:;\n" + TABLES
                                + "--rollback DROP TABLE users;\n"));
    }

    private static Sample sample(String tool, String root, String... pathsAndTexts) {
        Map<String, String> files = new LinkedHashMap<>();
        for (int i = 0; i < pathsAndTexts.length; i += 2) {
            files.put(pathsAndTexts[i], pathsAndTexts[i + 1]);
        }
        return new Sample(tool, root, files);
    }
}
