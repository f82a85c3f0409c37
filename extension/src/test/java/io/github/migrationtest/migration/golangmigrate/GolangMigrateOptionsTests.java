package io.github.migrationtest.migration.golangmigrate;

import static io.github.migrationtest.migration.Scratch.execute;
import static io.github.migrationtest.migration.Scratch.names;
import static io.github.migrationtest.migration.Scratch.rows;
import static io.github.migrationtest.migration.Scratch.tables;
import static io.github.migrationtest.migration.Scratch.up;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.migration.Finding;
import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFailedException;
import io.github.migrationtest.migration.MigrationFolder;
import io.github.migrationtest.migration.MigrationFolderException;
import io.github.migrationtest.migration.MigrationTools;
import io.github.migrationtest.migration.RealServer;
import io.github.migrationtest.migration.RunObserver;
import io.github.migrationtest.migration.Scratch;
import io.github.migrationtest.migration.SqlScript;
import io.github.migrationtest.migration.SqlStatement;
import io.github.migrationtest.migration.ToolOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What production says to golang-migrate in the database's URL or in code, and what its history contradicts. */
class GolangMigrateOptionsTests {
    private static final String REBUILD = """
        PRAGMA foreign_keys = OFF;
        BEGIN;
        CREATE TABLE new_p (id INTEGER PRIMARY KEY, name TEXT);
        INSERT INTO new_p (id) SELECT id FROM p;
        DROP TABLE p;
        ALTER TABLE new_p RENAME TO p;
        COMMIT;
        PRAGMA foreign_keys = ON;
        """;

    private final Scratch scratch;

    GolangMigrateOptionsTests(@TempDir Path directory) throws IOException {
        scratch = new Scratch(directory);
    }

    /** As pocket-id sets it, whose connections enforce foreign keys. */
    @Test
    void runsAFileWithoutATransactionWhereProductionDoes() throws IOException, SQLException {
        scratch.write(
                        "1_a.up.sql",
                        "CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE c (p INT REFERENCES p (id) ON DELETE"
                                + " CASCADE); INSERT INTO p VALUES (1); INSERT INTO c VALUES (1);")
                .write("2_b.up.sql", REBUILD)
                .write("3_c.up.sql", "CREATE TABLE d (id INT); CREATE TABL e;");
        MigrationFolder folder =
                open(Map.of("x-no-tx-wrap", "T"), Optional.of("modernc.org/sqlite?_pragma=foreign_keys(1)"));
        try (Connection connection = scratch.connect(folder)) {
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(folder, connection))
                    .withMessageStartingWith("3_c failed at statement 2 (line 1 of 3_c.up.sql): ")
                    .withMessageEndingWith("\n"
                            + "x-no-tx-wrap runs a file without a transaction: what ran before this statement"
                            + " stays; golang-migrate leaves schema_migrations at version 3, dirty, and starts"
                            + " nothing until that is forced. Correct the statement.");
            assertThat(rows(connection, "SELECT p FROM c")).containsExactly("1");
            assertThat(tables(connection)).contains("d");
        }
    }

    @Test
    void cutsAtEverySemicolonWhereProductionDoes() throws IOException, SQLException {
        scratch.write(
                "1_a.up.sql",
                "CREATE TABLE a (id int);\n\nCREATE INDEX CONCURRENTLY a_id ON a (id);\n ;\nSELECT 1;\nSELECT 'a;b';");
        MigrationFolder folder = open(DatabaseKind.POSTGRESQL, Map.of("x-multi-statement", "true"));
        RealServer server = RealServer.of(DatabaseKind.POSTGRESQL);
        try (Connection connection = server.connect(server.newDatabase())) {
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(folder, connection))
                    .withMessageContaining("ERROR: unterminated quoted string at or near \"'a;\"")
                    .withMessageContaining("(line 6 of 1_a.up.sql)")
                    .withMessageEndingWith("\n"
                            + "x-multi-statement sends each piece up to a semicolon by itself: what ran before"
                            + " this one stays; golang-migrate leaves schema_migrations at version 1, dirty, and"
                            + " starts nothing until that is forced. Correct the statement.");
            assertThat(rows(connection, "SELECT indisvalid FROM pg_index WHERE indexrelid = 'a_id'::regclass"))
                    .containsExactly("t");
        }
    }

    /** One who looks after each statement has it sent once, as it is without anybody looking. */
    @Test
    void runsEachPieceOnceForWhoLooksAtEach() throws IOException, SQLException {
        scratch.write("1_a.up.sql", "CREATE TABLE a (id int);\n INSERT INTO a VALUES (1);\nINSERT INTO a VALUES (2)");
        MigrationFolder folder = open(DatabaseKind.POSTGRESQL, Map.of("x-multi-statement", "true"));
        RealServer server = RealServer.of(DatabaseKind.POSTGRESQL);
        List<String> seen = new ArrayList<>();
        try (Connection connection = server.connect(server.newDatabase())) {
            folder.apply(connection, folder.runtimes().get(0), folder.all(), new RunObserver() {
                @Override
                public void executed(
                        Migration migration, SqlScript script, SqlStatement statement, Connection connection) {
                    seen.add(statement.line() + ":" + statement.column() + " " + statement.sql());
                }

                @Override
                public boolean looksAtEach() {
                    return true;
                }
            });

            assertThat(rows(connection, "SELECT id FROM a")).containsExactly("1", "2");
            assertThat(seen)
                    .containsExactly(
                            "1:1 CREATE TABLE a (id int)",
                            "2:2 INSERT INTO a VALUES (1)",
                            "3:1 INSERT INTO a VALUES (2)");
        }
    }

    @Test
    void writesIntoTheTableThatIsNamed() throws IOException, SQLException {
        scratch.write("1_a.up.sql", "CREATE TABLE a (id INT);").write("1_a.down.sql", "DROP TABLE a;");
        MigrationFolder folder = open(Map.of("x-migrations-table", "versions"), Optional.empty());
        try (Connection connection = scratch.connect(folder)) {
            up(folder, connection);

            assertThat(tables(connection)).containsExactly("a", "versions");
            assertThat(rows(connection, "SELECT version, dirty FROM versions")).containsExactly("1|0");
            assertThat(folder.historyTables()).containsExactly("versions");
            assertThat(folder.pending(connection)).isEmpty();
        }
        for (DatabaseKind kind : List.of(DatabaseKind.POSTGRESQL, DatabaseKind.MARIADB)) {
            RealServer server = RealServer.of(kind);
            try (Connection connection = server.connect(server.newDatabase())) {
                up(folder, connection);
                assertThat(rows(connection, "SELECT version FROM versions")).containsExactly("1");
                assertThat(folder.pending(connection)).isEmpty();
            }
        }
    }

    @Test
    void refusesOptionsThatItDoesNotKnow() throws IOException {
        scratch.write("1_a.up.sql", "");

        assertThatExceptionOfType(MigrationFolderException.class)
                .isThrownBy(() -> open(Map.of("x-no-tx", "true"), Optional.empty()))
                .withMessage("\"x-no-tx\" is no option of golang-migrate that changes what a rehearsal does. Known are"
                        + " x-lock-strategy, x-lock-table, x-migrations-table, x-migrations-table-quoted,"
                        + " x-multi-statement, x-multi-statement-max-size, x-no-lock, x-no-tx-wrap,"
                        + " x-statement-timeout.");
        assertThatExceptionOfType(MigrationFolderException.class)
                .isThrownBy(() -> open(Map.of("x-no-tx-wrap", "yes"), Optional.empty()))
                .withMessage("options = \"x-no-tx-wrap=yes\" is neither true nor false. golang-migrate takes true and"
                        + " false.");
    }

    @Test
    void replacesWordsBeforeItRuns() throws IOException, SQLException {
        scratch.write("1_a.up.sql", "CREATE TABLE a (id BIGSERIAL PRIMARY KEY, data BYTEA);");
        MigrationFolder folder = MigrationTools.open(
                new FolderSettings(
                        scratch.folder(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        options(Map.of("BIGSERIAL PRIMARY KEY", "INTEGER PRIMARY KEY", "BYTEA", "BLOB"), Map.of())),
                Optional.empty());
        try (Connection connection = scratch.connect(folder)) {
            up(folder, connection);

            assertThat(rows(connection, "SELECT sql FROM sqlite_master WHERE name = 'a'"))
                    .containsExactly("CREATE TABLE a (id INTEGER PRIMARY KEY, data BLOB)");
            assertThat(folder.all().get(0).up().text())
                    .isEqualTo("CREATE TABLE a (id INTEGER PRIMARY KEY, data BLOB);");
        }
    }

    @Test
    void findsADirtyHistoryAndAVersionWithoutAFile() throws IOException, SQLException {
        scratch.write("1_a.up.sql", "");
        MigrationFolder folder = scratch.open();
        try (Connection connection = scratch.connect(folder)) {
            assertThat(folder.validate(connection)).isEmpty();
            up(folder, connection);
            assertThat(folder.validate(connection)).isEmpty();
            assertThat(names(folder.applied(connection))).containsExactly("1_a");

            execute(connection, "UPDATE schema_migrations SET version = 7, dirty = 1");
            assertThat(folder.validate(connection))
                    .extracting(Finding::toString)
                    .containsExactly(
                            "dirty: schema_migrations says dirty at version 7: a run of that version has not come to"
                                    + " its end. golang-migrate starts nothing then: \"Dirty database version 7. Fix and"
                                    + " force version.\" Bring schema and rows to where a version leaves them, and force"
                                    + " that version.",
                            "missing: schema_migrations stands at version 7, and the folder has no such file."
                                    + " golang-migrate starts nothing then: \"no migration found for version 7\". Restore"
                                    + " the file.");
        }
    }

    private MigrationFolder open(Map<String, String> options, Optional<String> runtime) {
        return MigrationTools.open(
                new FolderSettings(
                        scratch.folder(), Optional.empty(), runtime, Optional.empty(), options(Map.of(), options)),
                Optional.empty());
    }

    private MigrationFolder open(DatabaseKind kind, Map<String, String> options) {
        return MigrationTools.open(
                new FolderSettings(
                        scratch.folder(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(kind),
                        options(Map.of(), options)),
                Optional.empty());
    }

    private static ToolOptions options(Map<String, String> replacements, Map<String, String> options) {
        return new ToolOptions(
                Map.of(), replacements, options, Optional.empty(), List.of(), Optional.empty(), Optional.empty());
    }
}
