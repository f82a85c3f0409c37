package io.github.migrationtest.migration.flyway;

import static io.github.migrationtest.migration.Scratch.rows;
import static io.github.migrationtest.migration.Scratch.up;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationtest.migration.MigrationFailedException;
import io.github.migrationtest.migration.MigrationFolder;
import io.github.migrationtest.migration.MigrationFolderException;
import io.github.migrationtest.migration.Scratch;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The same folder through the real Flyway and through ours: the same schema and history, or both refuse. */
class FlywayOracleTests {
    private static final String HISTORY = "SELECT installed_rank, version, description, type, script, checksum,"
            + " typeof(checksum), installed_by, success, typeof(success), typeof(installed_on) FROM flyway_schema_history"
            + " ORDER BY installed_rank";

    private final Scratch scratch;

    FlywayOracleTests(@TempDir Path directory) throws IOException {
        scratch = new Scratch(directory);
    }

    static Stream<Arguments> folders() {
        return Stream.of(
                folder(
                        "names",
                        "V1__first_one.sql",
                        "CREATE TABLE t(id INT);",
                        "V2.1__b.sql",
                        "CREATE TABLE u(a);",
                        "sub/V3_0__sub.sql",
                        "CREATE TABLE s(a)",
                        "V4__UP.SQL",
                        "CREATE TABLE cap(a)",
                        "V10__z.sql",
                        "CREATE TABLE z(a)",
                        "V09__with__two.sql",
                        "CREATE TABLE w(a)",
                        "V1_5.1__x.sql",
                        "SELECT 1"),
                folder(
                        "names that are none",
                        "V1_a.sql",
                        "CREATE TABLE t(a)",
                        "Vx__b.sql",
                        "CREATE TABLE u(a)",
                        "V1__.sql",
                        "CREATE TABLE e(a)",
                        "v2__lower.sql",
                        "CREATE TABLE l(a)",
                        "notes.txt",
                        "x"),
                folder("undo scripts", "V1__a.sql", "CREATE TABLE t(a)", "U1__a.sql", "DROP TABLE t"),
                folder(
                        "repeatables",
                        "V1__a.sql",
                        "CREATE TABLE t(a)",
                        "R__views.sql",
                        "CREATE VIEW v AS SELECT '${flyway:table}'",
                        "R__a_views.sql",
                        "CREATE VIEW va AS SELECT 1"),
                folder(
                        "triggers",
                        "V1__a.sql",
                        "CREATE TABLE t(id INT);\nCREATE TRIGGER tr AFTER INSERT ON t BEGIN"
                                + " SELECT CASE WHEN 1 THEN 2 END; INSERT INTO t VALUES(1); END;\nINSERT INTO t VALUES(7)"),
                folder("nothing in them", "V1__a.sql", "", "V2__b.sql", "-- nothing\n", "V3__c.sql", ";;"),
                folder(
                        "line ends",
                        "V1__a.sql",
                        "\uFEFFCREATE TABLE t(id INT);\r\nINSERT INTO t VALUES(1);\r\n",
                        "V2__b.sql",
                        "CREATE TABLE ünï(a);\n\n"),
                folder(
                        "failing",
                        "V1__a.sql",
                        "CREATE TABLE t(id INT);",
                        "V2__b.sql",
                        "CREATE TABLE u(id INT);\nCREATE TABL x;\n"),
                folder("failing repeatable", "V1__a.sql", "CREATE TABLE t(a);", "R__x.sql", "CREATE TABL x;"),
                folder(
                        "mixed",
                        "V1__a.sql",
                        "CREATE TABLE t(id INT);",
                        "V2__b.sql",
                        "PRAGMA foreign_keys=OFF;\nCREATE TABLE u(id INT);"),
                folder("mixed the other way", "V1__a.sql", "CREATE TABLE t(a);PRAGMA FOREIGN_KEYS(0);"),
                folder("pragma of a schema", "V1__a.sql", "PRAGMA main.foreign_keys=OFF;CREATE TABLE t(a);"),
                folder(
                        "pragma alone",
                        "V1__a.sql",
                        "-- x\nPRAGMA foreign_keys=ON;",
                        "V2__b.sql",
                        "CREATE TABLE p AS SELECT * FROM pragma_foreign_keys"),
                folder("pragma alone that fails", "V1__a.sql", "PRAGMA foreign_keys=ON;\nPRAGMA foreign_keys ='"),
                folder(
                        "told no transaction",
                        "V1__a.sql",
                        "PRAGMA foreign_keys=OFF;\nCREATE TABLE t(a);",
                        "V1__a.sql.conf",
                        "executeInTransaction = false"),
                folder(
                        "told no transaction and failing",
                        "V1__a.sql",
                        "CREATE TABLE t(a);CREATE TABL x;",
                        "V1__a.sql.conf",
                        "executeInTransaction=false"),
                folder("a transaction of its own", "V1__a.sql", "BEGIN TRANSACTION;\nCREATE TABLE t(a);\nCOMMIT;"),
                folder("a block of its own", "V1__a.sql", "BEGIN;CREATE TABLE t(a);\nEND;\nCREATE TABLE z(a);"),
                folder("a commit of its own", "V1__a.sql", "CREATE TABLE t(a);\nCOMMIT;\nCREATE TABLE u(a);"),
                folder(
                        "keywords as names",
                        "V1__a.sql",
                        "CREATE TABLE q(end INT, `begin` INT);\nCREATE TABLE after(a);UPDATE q SET `begin`=(CASE 1 WHEN 1 THEN 2 END)"),
                folder(
                        "placeholders",
                        "V1__a.sql",
                        "CREATE TABLE t(a);\nINSERT INTO t VALUES('${flyway:defaultSchema}|"
                                + "${flyway:user}|${flyway:filename}|${FLYWAY:TABLE}|${flyway:environment}|$${flyway:table}');"
                                + "CREATE TABLE c AS SELECT * FROM t;"),
                folder("unknown placeholder", "V1__a.sql", "CREATE TABLE t(a); -- ${nope}\n"),
                folder("one version twice", "V1__a.sql", "CREATE TABLE t(a)", "sub/V1_0__b.sql", "CREATE TABLE u(a)"),
                folder("one repeatable twice", "R__a.sql", "CREATE TABLE t(a)", "sub/R__a.sql", "CREATE TABLE u(a)"),
                folder(
                        "text in double quotes",
                        "V1__a.sql",
                        "CREATE TABLE t(a);INSERT INTO t VALUES(\"x\");SELECT * FROM t"));
    }

    private static Arguments folder(String what, String... files) {
        return Arguments.of(what, files);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("folders")
    void endsWhereFlywayEnds(String what, String[] files) throws IOException, SQLException {
        write(files);

        assertThat(ours("ours")).as(what).isEqualTo(flyways("flyways"));
    }

    static Stream<Arguments> changes() {
        String[] two = {"V1__a.sql", "CREATE TABLE t(a);", "V2__b.sql", "CREATE TABLE u(a);"};
        return Stream.of(
                change("nothing", two),
                change("one more", two, "V3__c.sql", "CREATE TABLE w(a);"),
                change("an edited script", two, "V1__a.sql", "CREATE TABLE t(a );", "V3__c.sql", "CREATE TABLE w(a);"),
                change("other white space at its end", two, "V1__a.sql", "CREATE TABLE t(a);\r\n\r\n"),
                change("a version in between", two, "V1_5__c.sql", "CREATE TABLE w(a);"),
                change(
                        "a changed repeatable",
                        new String[] {"R__v.sql", "CREATE VIEW v AS SELECT 1;"},
                        "R__v.sql",
                        "DROP VIEW v;CREATE VIEW v AS SELECT 2;",
                        "V1__a.sql",
                        "CREATE TABLE t(a);"),
                change(
                        "a failed one",
                        new String[] {
                            "V1__a.sql",
                            "CREATE TABLE t(a);CREATE TABL x;",
                            "V1__a.sql.conf",
                            "executeInTransaction=false"
                        },
                        "V2__b.sql",
                        "CREATE TABLE u(a);"));
    }

    private static Arguments change(String what, String[] before, String... after) {
        return Arguments.of(what, before, after);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void endsWhereFlywayEndsAfterAChange(String what, String[] before, String[] after)
            throws IOException, SQLException {
        write(before);
        assertThat(ours("ours")).as(what).isEqualTo(flyways("flyways"));
        write(after);

        assertThat(ours("ours")).as(what).isEqualTo(flyways("flyways"));
    }

    @Test
    void continuesWhatFlywayBeganAndLetsFlywayContinue() throws IOException, SQLException {
        write("V1__a.sql", "CREATE TABLE t(a);", "R__v.sql", "CREATE VIEW v AS SELECT '${flyway:table}';");
        assertThat(flyways("shared").get(0)).isEqualTo("migrated");
        write("V2__b.sql", "CREATE TABLE u(a);");
        assertThat(ours("shared").get(0)).isEqualTo("migrated");
        write("V3__c.sql", "CREATE TABLE w(a);");

        assertThat(flyways("shared")).contains("migrated").hasSize(1 + 4 + 7);
    }

    @Test
    void refusesADatabaseThatHasTablesButNoHistory() throws IOException, SQLException {
        write("V1__a.sql", "CREATE TABLE t(a);");
        for (String database : List.of("ours", "flyways")) {
            try (Connection connection = DriverManager.getConnection(scratch.url(database))) {
                Scratch.execute(connection, "CREATE TABLE before_us(a)");
            }
        }

        assertThat(ours("ours")).isEqualTo(flyways("flyways")).contains("refused");
    }

    @Test
    void continuesFromABaselineOfFlyway() throws IOException, SQLException {
        write("V1__a.sql", "CREATE TABLE a(a);", "V2__b.sql", "CREATE TABLE b(a);", "V3__c.sql", "CREATE TABLE d(a);");
        for (String database : List.of("ours", "flyways")) {
            Flyway.configure()
                    .dataSource(scratch.url(database), null, null)
                    .baselineVersion("2")
                    .load()
                    .baseline();
        }

        assertThat(ours("ours")).isEqualTo(flyways("flyways")).contains("migrated");
        try (Connection connection = DriverManager.getConnection(scratch.url("ours"))) {
            assertThat(scratch.open().skipped(connection)).isEmpty();
            assertThat(Scratch.tables(connection)).containsExactly("d", "flyway_schema_history");
        }
    }

    private void write(String... files) throws IOException {
        for (int i = 0; i < files.length; i += 2) {
            scratch.write(files[i], files[i + 1]);
        }
    }

    private List<String> ours(String database) throws SQLException {
        String outcome = "migrated";
        try (Connection connection = DriverManager.getConnection(scratch.url(database))) {
            try {
                MigrationFolder folder = scratch.open();
                up(folder, connection);
            } catch (MigrationFailedException | MigrationFolderException e) {
                outcome = "refused";
            }
            assertThat(connection.getAutoCommit()).isTrue();
            return state(outcome, connection);
        }
    }

    private List<String> flyways(String database) throws SQLException {
        String outcome = "migrated";
        try {
            Flyway.configure()
                    .dataSource(scratch.url(database), null, null)
                    .locations("filesystem:" + scratch.folder())
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            outcome = "refused";
        }
        try (Connection connection = DriverManager.getConnection(scratch.url(database))) {
            return state(outcome, connection);
        }
    }

    /** How it ended, the schema, the history; a history table that is empty is not there. */
    private static List<String> state(String outcome, Connection connection) throws SQLException {
        List<String> state = new ArrayList<>(List.of(outcome));
        List<String> schema =
                rows(connection, "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name");
        if (schema.toString().contains("|flyway_schema_history|")) {
            List<String> history = rows(connection, HISTORY);
            state.addAll(history);
            if (history.isEmpty()) {
                schema.removeIf(row -> row.contains("|flyway_schema_history|"));
            }
        }
        state.addAll(schema);
        if (schema.toString().contains("table|c|c|") || schema.toString().contains("table|p|p|")) {
            state.addAll(
                    rows(connection, schema.toString().contains("table|p|p|") ? "SELECT * FROM p" : "SELECT * FROM c"));
        }
        return state;
    }
}
