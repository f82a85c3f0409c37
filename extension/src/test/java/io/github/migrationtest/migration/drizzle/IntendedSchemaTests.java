package io.github.migrationtest.migration.drizzle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.migration.Finding;
import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFolder;
import io.github.migrationtest.migration.MigrationTools;
import io.github.migrationtest.migration.RealServer;
import io.github.migrationtest.migration.RunObserver;
import io.github.migrationtest.migration.Scratch;
import io.github.migrationtest.schema.SchemaSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Folders that Drizzle Kit 0.31.11 and 1.0.0-rc.5 wrote, as they are and with a script changed by hand. */
class IntendedSchemaTests {
    private static final String NONE = "00000000-0000-0000-0000-000000000000";

    private final Path directory;

    IntendedSchemaTests(@TempDir Path directory) {
        this.directory = directory;
    }

    @ParameterizedTest
    @CsvSource({
        "kit031, SQLITE",
        "kit1rc5, SQLITE",
        "casc031, SQLITE",
        "casc1rc5, SQLITE",
        "all-sqlite-031, SQLITE",
        "all-sqlite-1rc5, SQLITE",
        "shop-031, POSTGRESQL",
        "shop-1rc5, POSTGRESQL",
        "renames-1rc5, POSTGRESQL",
        "all-postgresql-031, POSTGRESQL",
        "all-postgresql-1rc5, POSTGRESQL",
        "all-mysql-031, MYSQL",
        "all-mysql-1rc5, MYSQL",
        "all-mariadb-031, MARIADB",
        "all-mariadb-1rc5, MARIADB"
    })
    void findsNothingInWhatDrizzleKitWrote(String sample, DatabaseKind kind) throws IOException, SQLException {
        assertThat(findings(copy(sample), kind)).isEmpty();
    }

    /** One change to a script, and what it makes of the schema; the first column is a part of the script's name. */
    static Stream<Arguments> changes() {
        return Stream.of(
                sqlite("kit031", "0001", " NOT NULL,\n\t`age`", ",\n\t`age`", "users.name nullable", "not null"),
                sqlite(
                        "kit031",
                        "0001",
                        "CREATE UNIQUE INDEX `users_email_unique` ON `users` (`email`);",
                        "SELECT 1;",
                        "no unique index users_email_unique on users",
                        "one on (email)"),
                sqlite(
                        "kit031",
                        "0001",
                        "CREATE UNIQUE INDEX",
                        "CREATE INDEX",
                        "the index users_email_unique on users not unique",
                        "a unique one"),
                sqlite(
                        "kit031",
                        "0002",
                        "ON DELETE cascade",
                        "ON DELETE no action",
                        "the foreign key from posts (author_id) to users (id) on delete no action on update no action",
                        "on delete cascade on update no action"),
                sqlite(
                        "kit031",
                        "0002",
                        ",\n\tFOREIGN KEY (`author_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade",
                        "",
                        "no foreign key from posts (author_id) to users (id)",
                        "one on delete cascade on update no action"),
                sqlite("kit031", "0003", "`age` integer", "`age` text", "users.age as text", "integer"),
                sqlite(
                        "kit031",
                        "0003",
                        " PRIMARY KEY AUTOINCREMENT NOT NULL",
                        " PRIMARY KEY NOT NULL",
                        "users.id without numbers of its own",
                        "auto-increment"),
                sqlite(
                        "kit031",
                        "0004",
                        "ALTER TABLE `posts` DROP COLUMN `body`;",
                        "SELECT 1;",
                        "the column posts.body",
                        "none any more"),
                sqlite("all-sqlite", "all", "`blob` blob,", "", "no column everything.blob", "one of type blob"),
                sqlite("all-sqlite", "all", " DEFAULT 'a'", "", "everything.kind without a default", "'a'"),
                sqlite("all-sqlite", "all", "'it''s'", "'its'", "everything.text with the default 'its'", "'it''s'"),
                sqlite("all-sqlite", "all", "-3", "3", "everything.int with the default 3", "-3"),
                sqlite("all-sqlite", "all", "DEFAULT true", "DEFAULT 0", "everything.bool with the default 0", "true"),
                sqlite(
                        "all-sqlite",
                        "all",
                        "`numeric` numeric",
                        "`numeric` numeric DEFAULT 1",
                        "everything.numeric with the default 1",
                        "no default"),
                sqlite(
                        "all-sqlite",
                        "all",
                        ") STORED",
                        ") VIRTUAL",
                        "everything.full generated and virtual",
                        "generated and stored"),
                sqlite(
                        "all-sqlite",
                        "all",
                        " GENERATED ALWAYS AS (\"int\" + 1) VIRTUAL",
                        "",
                        "everything.virtual not generated",
                        "generated and virtual"),
                sqlite(
                        "all-sqlite",
                        "all",
                        "`parent_a` integer,",
                        "`parent_a` integer GENERATED ALWAYS AS (1),",
                        "everything.parent_a generated and virtual",
                        "an ordinary column"),
                sqlite(
                        "all-sqlite",
                        "all",
                        " WHERE \"everything\".\"kind\" = 'a'",
                        "",
                        "the unique index only_a on everything over all rows",
                        "where \"everything\".\"kind\" = 'a'"),
                sqlite(
                        "all-sqlite",
                        "all",
                        "\"kind\" = 'a'",
                        "\"kind\" = 'b'",
                        "the unique index only_a on everything where everything.kind = 'b'",
                        "where \"everything\".\"kind\" = 'a'"),
                sqlite(
                        "all-sqlite",
                        "all",
                        "(`clock`,`json`)",
                        "(`json`,`clock`)",
                        "the index several on everything with (json, clock)",
                        "(clock, json)"),
                sqlite(
                        "all-sqlite",
                        "all",
                        "(lower(\"text\"))",
                        "(`text`)",
                        "the unique index lower_text on everything with (text)",
                        "(an expression)"),
                sqlite(
                        "all-sqlite",
                        "all",
                        "`a` integer NOT NULL,\n\t`b`",
                        "`a` integer,\n\t`b`",
                        "parents.a nullable",
                        "not null"),
                Arguments.of(
                        DatabaseKind.SQLITE,
                        "all-sqlite-031",
                        "all",
                        "> -10",
                        "> -1",
                        "the check positive on everything as everything.int > -1",
                        "\"everything\".\"int\" > -10"),
                Arguments.of(
                        DatabaseKind.SQLITE,
                        "all-sqlite-1rc5",
                        "all",
                        ",\n\tCONSTRAINT `two` UNIQUE(`text`,`int`)",
                        "",
                        "no unique constraint two on everything",
                        "one on (text, int)"),
                Arguments.of(
                        DatabaseKind.SQLITE,
                        "all-sqlite-1rc5",
                        "all",
                        ",\n\tCONSTRAINT `parents_pk` PRIMARY KEY(`a`, `b`)",
                        "",
                        "parents without a primary key",
                        "(a, b)"),
                Arguments.of(
                        DatabaseKind.POSTGRESQL,
                        "all-postgresql-1rc5",
                        "all",
                        "\"inet\" inet UNIQUE,",
                        "\"inet\" inet,",
                        "no unique constraint everything_inet_unique on everything",
                        "one on (inet)"),
                Arguments.of(
                        DatabaseKind.POSTGRESQL,
                        "shop-031",
                        "0001",
                        "ALTER TABLE \"orders\" ALTER COLUMN \"customer_id\" SET NOT NULL;",
                        "SELECT 1;",
                        "orders.customer_id nullable",
                        "not null"),
                Arguments.of(
                        DatabaseKind.POSTGRESQL,
                        "shop-1rc5",
                        "order_items",
                        " ON DELETE CASCADE;--",
                        ";--",
                        "the foreign key from order_items (order_id) to orders (id) on delete no action on update no action",
                        "on delete cascade on update no action"),
                Arguments.of(
                        DatabaseKind.POSTGRESQL,
                        "shop-031",
                        "0003",
                        "SET DEFAULT 'unknown'",
                        "SET DEFAULT ''",
                        "customers.name with the default ''",
                        "'unknown'"),
                Arguments.of(
                        DatabaseKind.POSTGRESQL,
                        "shop-1rc5",
                        "newsletter",
                        "boolean DEFAULT false",
                        "boolean DEFAULT true",
                        "customers.newsletter with the default true",
                        "false"),
                Arguments.of(
                        DatabaseKind.POSTGRESQL,
                        "shop-031",
                        "0000",
                        " WHERE \"orders\".\"status\" = 'open'",
                        "",
                        "the index orders_open_idx on orders over all rows",
                        "where \"orders\".\"status\" = 'open'"),
                Arguments.of(
                        DatabaseKind.POSTGRESQL,
                        "shop-1rc5",
                        "init",
                        ",\n\tCONSTRAINT \"orders_total_check\" CHECK (\"total\" >= 0)",
                        "",
                        "no check orders_total_check on orders",
                        "\"total\" >= 0"),
                Arguments.of(
                        DatabaseKind.POSTGRESQL,
                        "renames-1rc5",
                        "drops",
                        "ALTER TABLE \"customers\" DROP COLUMN \"newsletter\";",
                        "SELECT 1;",
                        "the column customers.newsletter",
                        "none any more"),
                Arguments.of(
                        DatabaseKind.POSTGRESQL,
                        "renames-1rc5",
                        "drops",
                        "DROP INDEX \"order_items_article_index\";",
                        "SELECT 1;",
                        "the index order_items_article_index on order_items",
                        "none any more"),
                Arguments.of(
                        DatabaseKind.POSTGRESQL,
                        "all-postgresql-031",
                        "all",
                        "\"small\" \"smallserial\"",
                        "\"small\" smallint",
                        "everything.small without numbers of its own",
                        "auto-increment"),
                Arguments.of(
                        DatabaseKind.POSTGRESQL,
                        "all-postgresql-031",
                        "all",
                        "GENERATED BY DEFAULT AS IDENTITY",
                        "GENERATED ALWAYS AS IDENTITY",
                        "everything.identity generated always as identity",
                        "generated by default as identity"),
                Arguments.of(
                        DatabaseKind.POSTGRESQL,
                        "all-postgresql-031",
                        "all",
                        "\"timestamp3\" timestamp (3)",
                        "\"timestamp3\" timestamp (3) with time zone",
                        "everything.timestamp3 as timestamp(3) with time zone",
                        "timestamp (3)"),
                Arguments.of(
                        DatabaseKind.POSTGRESQL,
                        "all-postgresql-1rc5",
                        "all",
                        "numeric(8)",
                        "numeric(8,2)",
                        "everything.numeric8 as numeric(8,2)",
                        "numeric(8)"),
                Arguments.of(
                        DatabaseKind.MYSQL,
                        "all-mysql-031",
                        "all",
                        "`int` int NOT NULL DEFAULT 0",
                        "`int` int NOT NULL DEFAULT 1",
                        "everything.int with the default 1",
                        "0"),
                Arguments.of(
                        DatabaseKind.MYSQL,
                        "all-mysql-1rc5",
                        "all",
                        "`tiny` tinyint",
                        "`tiny` smallint",
                        "everything.tiny as smallint",
                        "tinyint"),
                Arguments.of(
                        DatabaseKind.MARIADB,
                        "all-mariadb-031",
                        "all",
                        "ON DELETE cascade",
                        "ON DELETE set null",
                        "the foreign key from everything (self) to everything (id) on delete set null on update no action",
                        "on delete cascade on update no action"),
                Arguments.of(
                        DatabaseKind.MARIADB,
                        "all-mariadb-1rc5",
                        "all",
                        "CREATE INDEX `several` ON `everything` (`year`,`time`);",
                        "SELECT 1;",
                        "no index several on everything",
                        "one on (year, time)"));
    }

    /** Where the name of a sample is no folder's, that of Drizzle Kit 0.31; both write the same there. */
    private static Arguments sqlite(
            String sample, String script, String from, String to, String found, String intended) {
        return Arguments.of(
                DatabaseKind.SQLITE,
                sample.equals("all-sqlite") ? "all-sqlite-031" : sample,
                script,
                from,
                to,
                found,
                intended);
    }

    @ParameterizedTest(name = "{0}: {5}")
    @MethodSource("changes")
    void findsWhatAScriptChangedByHandLeaves(
            DatabaseKind kind, String sample, String script, String from, String to, String found, String intended)
            throws IOException, SQLException {
        Path folder = copy(sample);
        change(folder, script, from, to);

        List<Finding> findings = findings(folder, kind);

        // Later migrations leave it as it is.
        assertThat(findings).isNotEmpty().allSatisfy(finding -> assertThat(finding.message())
                .contains(" leaves " + found + "; Drizzle Kit meant, in ")
                .endsWith(": " + intended
                        + ". The next `drizzle-kit generate` starts from that file and will not make up for it."));
    }

    /** SQLite holds no text to it. */
    @Test
    void findsNothingInALengthThatCountsForNothing() throws IOException, SQLException {
        Path folder = copy("kit031");
        change(folder, "0000", "`name` text NOT NULL", "`name` text(20) NOT NULL");

        assertThat(findings(folder, DatabaseKind.SQLITE)).isEmpty();
    }

    @Test
    void namesTheSnapshotAndTheScript() throws IOException, SQLException {
        Path folder = copy("kit031");
        change(folder, "0008", "PRAGMA foreign_keys=ON;", "ALTER TABLE `labels` RENAME TO `marks`;");

        assertThat(findings(folder, DatabaseKind.SQLITE)).anySatisfy(finding -> {
            assertThat(finding.check()).isEqualTo("schema-differs-from-snapshot");
            assertThat(finding.severity()).isEqualTo(Finding.Severity.ERROR);
            assertThat(finding.migration()).map(Migration::name).contains("0008_rename_tags_labels");
            assertThat(finding.file()).contains(folder.resolve("meta/0008_snapshot.json"));
            assertThat(finding.message())
                    .isEqualTo("0008_rename_tags_labels leaves no table labels; Drizzle Kit meant, in"
                            + " meta/0008_snapshot.json: one with 2 columns. The next `drizzle-kit generate` starts from"
                            + " that file and will not make up for it.");
            assertThat(finding.remedy())
                    .isEqualTo("Correct 0008_rename_tags_labels.sql, or, if it is right, the schema in TypeScript, and"
                            + " generate both again.");
        });
    }

    /** Later snapshots tell the same of a schema that no later migration has mended. */
    @Test
    void blamesTheMigrationThatMadeTheDifference() throws IOException, SQLException {
        Path folder = copy("kit031");
        change(folder, "0002", "ON DELETE cascade", "ON DELETE no action");
        change(folder, "0007", "DEFAULT 'untitled'", "DEFAULT 'none'");

        assertThat(findings(folder, DatabaseKind.SQLITE)).hasSizeGreaterThan(2);
        assertThat(findingsOfEach(folder))
                .extracting(finding -> finding.migration().orElseThrow().name())
                .containsExactly("0002_posts_author_cascade", "0007_title_default");
    }

    /** The table has another name from 0008 on; what is different in it is what was. */
    @Test
    void blamesNoneThatOnlyRenamesATableThatIsDifferent() throws IOException, SQLException {
        Path folder = copy("kit031");
        change(
                folder,
                "0000",
                "CREATE TABLE `tags` (\n\t`id` integer PRIMARY KEY NOT NULL,\n\t`name` text NOT NULL",
                "CREATE TABLE `tags` (\n\t`id` integer PRIMARY KEY NOT NULL,\n\t`name` text");

        assertThat(findingsOfEach(folder)).singleElement().satisfies(finding -> {
            assertThat(finding.migration()).map(Migration::name).contains("0000_init");
            assertThat(finding.object()).contains("tags.name nullable");
        });
    }

    private List<Finding> findingsOfEach(Path path) throws SQLException {
        MigrationFolder folder = MigrationTools.open(FolderSettings.of(path), Optional.empty());
        List<Finding> findings = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            for (Migration migration : folder.all()) {
                SchemaSnapshot before = SchemaSnapshot.of(connection);
                folder.apply(connection, folder.runtimes().get(0), List.of(migration), RunObserver.none());
                findings.addAll(folder.intended(migration, before, SchemaSnapshot.of(connection)));
            }
        }
        return findings;
    }

    /** Two branches that were both merged: the second one's snapshot has nothing of the first, the joining one's has both. */
    @Test
    void judgesNoSnapshotThatDoesNotKnowWhatWasAppliedBeforeIt() throws IOException, SQLException {
        Path folder = directory.resolve("branches");
        branch(folder, "20250101000000_a", "CREATE TABLE a (x integer)", "\"" + NONE + "\"", "a");
        branch(folder, "20250102000000_b", "CREATE TABLE b (x integer)", "\"20250101000000_a\"", "a", "b");
        branch(folder, "20250103000000_c", "DROP TABLE b", "\"20250101000000_a\"", "a", "c");
        branch(folder, "20250104000000_d", "SELECT 1", "\"20250102000000_b\",\"20250103000000_c\"", "a", "b", "c");

        assertThat(findings(folder, DatabaseKind.SQLITE))
                .extracting(Finding::message)
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("20250104000000_d leaves no table b;"),
                        second -> assertThat(second).startsWith("20250104000000_d leaves no table c;"));
    }

    private static void branch(Path folder, String name, String sql, String parents, String... tables)
            throws IOException {
        StringJoiner things = new StringJoiner(",");
        for (String table : tables) {
            things.add("{\"entityType\":\"tables\",\"name\":\"" + table + "\"}");
            things.add("{\"entityType\":\"columns\",\"table\":\"" + table + "\",\"name\":\"x\",\"type\":\"integer\"}");
        }
        Files.createDirectories(folder.resolve(name));
        Files.writeString(folder.resolve(name).resolve("migration.sql"), sql);
        Files.writeString(
                folder.resolve(name).resolve("snapshot.json"),
                "{\"dialect\":\"sqlite\",\"id\":\"" + name + "\",\"prevIds\":[" + parents + "],\"ddl\":[" + things
                        + "]}");
    }

    /** Migrations without a prefix share {@code meta/_snapshot.json}, which is the last one's; the others have none. */
    @Test
    void judgesNothingWhereThereIsNoSnapshot() throws IOException, SQLException {
        Scratch scratch = new Scratch(directory);
        scratch.writeJournal("_a", "_b")
                .write("_a.sql", "CREATE TABLE a (x integer)")
                .write("_b.sql", "CREATE TABLE b (x integer)")
                .write(
                        "meta/_snapshot.json",
                        "{\"id\":\"b\",\"prevId\":\"" + NONE
                                + "\",\"tables\":{\"c\":{\"name\":\"c\",\"columns\":{\"x\":{\"name\":\"x\"}}}}}");

        assertThat(findings(scratch.folder(), DatabaseKind.SQLITE))
                .singleElement()
                .asString()
                .startsWith("schema-differs-from-snapshot: _b leaves no table c; Drizzle Kit meant, in"
                        + " meta/_snapshot.json: one with 1 column.");

        scratch.write("meta/_snapshot.json", "{\"id\":");
        Files.delete(directory.resolve("test.db"));
        assertThat(findings(scratch.folder(), DatabaseKind.SQLITE)).isEmpty();
    }

    /** Each migration alone, as the tool does it, and what is found after it. */
    private List<Finding> findings(Path path, DatabaseKind kind) throws SQLException {
        MigrationFolder folder = MigrationTools.open(
                new FolderSettings(path, Optional.empty(), Optional.empty(), Optional.of(kind)), Optional.empty());
        List<Finding> findings = new ArrayList<>();
        try (Connection connection = connect(kind)) {
            for (String setting : folder.runtimes().get(0).settings().onConnect()) {
                Scratch.execute(connection, setting);
            }
            for (Migration migration : folder.all()) {
                folder.apply(connection, folder.runtimes().get(0), List.of(migration), RunObserver.none());
                findings.addAll(folder.intended(migration, SchemaSnapshot.of(connection)));
            }
        }
        return findings;
    }

    private static void change(Path folder, String script, String from, String to) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(it ->
                            it.toString().endsWith(".sql") && it.toString().contains(script))
                    .toList()) {
                String text = Files.readString(file);
                assertThat(text).contains(from);
                Files.writeString(file, text.replace(from, to));
            }
        }
    }

    private Connection connect(DatabaseKind kind) throws SQLException {
        if (kind == DatabaseKind.SQLITE) {
            return DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("test.db"));
        }
        RealServer server = RealServer.of(kind);
        return server.connect(server.newDatabase());
    }

    private Path copy(String sample) throws IOException {
        Path source = Path.of("src/test/resources/drizzle", sample);
        Path inner = Files.isDirectory(source.resolve("drizzle")) ? source.resolve("drizzle") : source;
        Path target = directory.resolve(sample);
        try (Stream<Path> files = Files.walk(inner)) {
            for (Path file : files.toList()) {
                Path copy = target.resolve(inner.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
        return target;
    }
}
