package io.github.migrationtest.migration.pgroll;

import static io.github.migrationtest.migration.Scratch.execute;
import static io.github.migrationtest.migration.Scratch.names;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.fixtures.DatabaseLogin;
import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.MigrationFailedException;
import io.github.migrationtest.migration.MigrationFolder;
import io.github.migrationtest.migration.MigrationFolderException;
import io.github.migrationtest.migration.MigrationTools;
import io.github.migrationtest.migration.NoWayBackException;
import io.github.migrationtest.migration.RealServer;
import io.github.migrationtest.migration.RunDatabase;
import io.github.migrationtest.migration.RunObserver;
import io.github.migrationtest.migration.Scratch;
import io.github.migrationtest.migration.SqlStatement;
import io.github.migrationtest.migration.ToolOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

class PgrollTests {
    /** {@code pkg/state/init.sql} of pgroll, the table of its history. */
    private static final String HISTORY = """
            CREATE SCHEMA pgroll;
            CREATE TABLE pgroll.migrations (
                schema NAME NOT NULL, name text NOT NULL, migration jsonb NOT NULL,
                created_at timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP, updated_at timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP,
                parent text, done boolean NOT NULL DEFAULT FALSE, resulting_schema jsonb NOT NULL DEFAULT '{}'::jsonb,
                migration_type varchar(32) DEFAULT 'pgroll', PRIMARY KEY (schema, name),
                FOREIGN KEY (schema, parent) REFERENCES pgroll.migrations (schema, name));
            """;

    private final Scratch scratch;

    PgrollTests(@TempDir Path directory) throws IOException {
        scratch = new Scratch(directory)
                .write("01_users.yaml", "operations:\n  - create_table:\n      name: users\n")
                .write("02_email.json", "{\n  \"operations\": [ { \"sql\": { \"up\": \"SELECT 1\" } } ]\n}\n")
                .write("03_drop.yml", "operations:\n  - drop_table:\n      name: users\n")
                .write(".ledger", "01_users\n");
    }

    @Test
    void isFoundByItsOperationsAndSortedByFileName() {
        MigrationFolder folder = MigrationTools.open(FolderSettings.of(scratch.folder()), Optional.empty());

        assertThat(folder.tool()).isEqualTo("pgroll");
        assertThat(folder.kind()).contains(DatabaseKind.POSTGRESQL);
        assertThat(names(folder.all())).containsExactly("01_users", "02_email", "03_drop");
        assertThat(folder.historyTables()).containsExactlyInAnyOrder("pgroll.migrations", "pgroll.pgroll_version");
    }

    @Test
    void takesNoOtherFolderOfYamlOrJsonForItsOwn(@TempDir Path other) throws IOException {
        Path folder = new Scratch(other)
                .write("a.yaml", "databaseChangeLog:\n")
                .write("b.json", "{\"operations\": []}")
                .folder();

        assertThat(new PgrollTool().recognises(folder)).isFalse();
    }

    @Test
    void readsTheHistoryOfPgroll() throws IOException, SQLException {
        MigrationFolder folder = open(Map.of());
        RealServer server = RealServer.of(DatabaseKind.POSTGRESQL);
        try (Connection connection = server.connect(server.newDatabase())) {
            assertThat(names(folder.pending(connection))).containsExactly("01_users", "02_email", "03_drop");

            execute(connection, HISTORY);
            row(connection, "public", "00_old", "pgroll", true, 1);
            row(connection, "public", "01_users", "baseline", true, 2);
            row(connection, "other", "03_drop", "pgroll", true, 3);
            row(connection, "public", "02_email", "pgroll", false, 4);
            assertThat(names(folder.applied(connection))).containsExactly("01_users", "02_email");
            assertThat(names(folder.pending(connection))).containsExactly("03_drop");
            assertThat(folder.validate(connection))
                    .extracting(Object::toString)
                    .containsExactly(
                            "dirty: 02_email is started and not complete: pgroll starts no other. Complete it or roll it back.");

            row(connection, "public", "04_gone", "pgroll", true, 5);
            assertThat(folder.validate(connection))
                    .extracting(Object::toString)
                    .containsExactly(
                            "missing: 04_gone is applied by the history of pgroll, and the folder has no such file. Put its file back, or"
                                    + " let pgroll pull write it.",
                            "out-of-order: 03_drop stands before migrations that are applied, and is not: pgroll then applies nothing. Give it"
                                    + " a name that is sorted behind them. (03_drop.yml)",
                            "dirty: 02_email is started and not complete: pgroll starts no other. Complete it or roll it back.");
            assertThat(open(Map.of("schema", "other")).applied(connection))
                    .extracting(Object::toString)
                    .containsExactly("03_drop");
        }
    }

    @Test
    void rollsBackNothingThatIsComplete() throws SQLException {
        MigrationFolder folder = open(Map.of());
        RealServer server = RealServer.of(DatabaseKind.POSTGRESQL);
        try (Connection connection = server.connect(server.newDatabase())) {
            execute(connection, HISTORY);
            row(connection, "public", "01_users", "pgroll", true, 1);

            assertThatExceptionOfType(NoWayBackException.class)
                    .isThrownBy(() -> folder.takeBack(
                            database(connection),
                            folder.runtimes().get(0),
                            folder.all().subList(0, 1),
                            RunObserver.none()))
                    .withMessage(
                            "01_users cannot be taken back: it is complete, and pgroll rolls back only what is started and not"
                                    + " complete. Leave the last migration of a run active with options = \"complete=false\".");
        }
    }

    @Test
    void saysThatTheProgramIsMissing() throws SQLException {
        MigrationFolder folder = open(Map.of("program", "/no/such/pgroll"));
        RealServer server = RealServer.of(DatabaseKind.POSTGRESQL);
        try (Connection connection = server.connect(server.newDatabase())) {
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> folder.apply(
                            database(connection), folder.runtimes().get(0), folder.all(), RunObserver.none()))
                    .withMessageStartingWith(
                            "01_users failed: the program pgroll, which applies this folder, cannot be started: ")
                    .withMessageEndingWith(
                            ".\nInstall it and put it on the PATH of the tests, or say where it is: options ="
                                    + " \"program=/path/to/pgroll\".");
        }
    }

    /** {@code echo} ends well and applies nothing, and what it prints is what it was told. */
    @Test
    void migratesAllThatIsPendingInOneRun() throws SQLException {
        RealServer server = RealServer.of(DatabaseKind.POSTGRESQL);
        try (Connection connection = server.connect(server.newDatabase())) {
            execute(connection, HISTORY);
            row(connection, "public", "01_users", "pgroll", true, 1);

            assertThat(failure(open(Map.of("program", "echo")), connection, 1, 3))
                    .isEqualTo("02_email is not in the history of pgroll, which ended well:\n    migrate "
                            + scratch.folder() + " --complete");
            assertThat(failure(open(Map.of("program", "echo", "complete", "false")), connection, 1, 3))
                    .isEqualTo("02_email is not in the history of pgroll, which ended well:\n    migrate "
                            + scratch.folder());
            assertThat(failure(open(Map.of("program", "echo")), connection, 1, 2))
                    .isEqualTo("02_email is not in the history of pgroll, which ended well:\n    start "
                            + scratch.folder().resolve("02_email.json") + " --complete");
            assertThat(failure(open(Map.of("program", "false")), connection, 1, 3))
                    .startsWith("02_email to 03_drop failed: false migrate " + scratch.folder()
                            + " --complete ended with 1.\n    (it wrote nothing)\nDatabase: jdbc:postgresql://");
        }
    }

    private static String failure(MigrationFolder folder, Connection connection, int from, int to) {
        String[] message = new String[1];
        assertThatExceptionOfType(MigrationFailedException.class)
                .isThrownBy(() -> folder.apply(
                        database(connection),
                        folder.runtimes().get(0),
                        folder.all().subList(from, to),
                        RunObserver.none()))
                .satisfies(failure -> message[0] = failure.getMessage());
        return message[0];
    }

    @Test
    void tellsTheProgramInVariablesWhereTheDatabaseIs() {
        PgrollOptions options = PgrollOptions.of(Map.of("schema", "app", "lock-timeout", "100"));

        assertThat(options.environment(new DatabaseLogin("jdbc:postgresql://localhost:5433/mt", "me", "p@w")))
                .containsEntry("PGROLL_PG_URL", "postgresql://me:p%40w@localhost:5433/mt?sslmode=disable")
                .containsEntry("PGROLL_SCHEMA", "app")
                .containsEntry("PGROLL_LOCK_TIMEOUT", "100");
        assertThatExceptionOfType(MigrationFolderException.class)
                .isThrownBy(() -> open(Map.of("completed", "false")))
                .withMessage(
                        "options has \"completed\", which pgroll does not know. Known are complete, lock-timeout, pgroll-schema,"
                                + " program, role, schema, skip-validation, sslmode, use-version-schema.");
    }

    @Test
    void namesTwoFilesOfOneName() throws IOException {
        scratch.write("01_users.json", "{\"operations\": []}");

        assertThatExceptionOfType(MigrationFolderException.class)
                .isThrownBy(() -> open(Map.of()))
                .withMessage("Two migrations have the name 01_users: 01_users.json and 01_users.yaml in "
                        + scratch.folder() + ". The history of pgroll has one row for a name. Rename one of them.");
    }

    @Test
    void findsTheSqlOfOperations() throws IOException {
        scratch.write("04_sql.yaml", """
                operations:
                  - sql:
                      up: |
                        ALTER SYSTEM SET work_mem = '1MB';
                        SELECT 1;

                      down: 'SELECT ''two'''
                  - alter_column:
                      table: users
                      up: upper(name)
                      name: up to date
                """)
                .write(
                        "05_sql.json",
                        "{\n \"operations\": [ { \"sql\": {\n \"up\": \"SELECT \\\"a\\\"\\n, \\u0027b\\u0027\" } } ] }\n");

        List<SqlStatement> yaml = open(Map.of()).all().get(3).up().statements();
        assertThat(yaml).extracting(SqlStatement::line).containsExactly(3, 10);
        assertThat(yaml)
                .extracting(statement -> statement.sql().replaceAll("\\s+", " "))
                .containsExactly("ALTER SYSTEM SET work_mem = '1MB'; SELECT 1;", "upper(name)");
        assertThat(open(Map.of()).all().get(3).down()).isEmpty();
        assertThat(open(Map.of("complete", "false"))
                        .all()
                        .get(3)
                        .down()
                        .orElseThrow()
                        .statements())
                .containsExactly(new SqlStatement(1, 7, 7, "SELECT 'two'"));
        assertThat(open(Map.of()).all().get(4).up().statements())
                .containsExactly(new SqlStatement(1, 3, 2, "SELECT \"a\"\n, 'b'"));
    }

    private static void row(Connection connection, String schema, String name, String type, boolean done, int second)
            throws SQLException {
        execute(
                connection,
                "INSERT INTO pgroll.migrations (schema, name, migration, done, migration_type, created_at) VALUES ('"
                        + schema + "', '" + name + "', '{}', " + done + ", '" + type
                        + "', TIMESTAMP '2025-01-01' + INTERVAL '" + second
                        + " second')");
    }

    private MigrationFolder open(Map<String, String> options) {
        ToolOptions said = new ToolOptions(
                Map.of(), Map.of(), options, Optional.empty(), List.of(), Optional.empty(), Optional.empty());
        return MigrationTools.open(
                new FolderSettings(scratch.folder(), Optional.empty(), Optional.empty(), Optional.empty(), said),
                Optional.of("pgroll"));
    }

    private static RunDatabase database(Connection connection) throws SQLException {
        RealServer server = RealServer.of(DatabaseKind.POSTGRESQL);
        String url = server.url(connection.getCatalog());
        return new RunDatabase(
                connection, new PGSimpleDataSource(), () -> new DatabaseLogin(url, server.user(), server.password()));
    }
}
