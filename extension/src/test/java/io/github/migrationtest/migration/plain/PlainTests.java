package io.github.migrationtest.migration.plain;

import static io.github.migrationtest.migration.Scratch.execute;
import static io.github.migrationtest.migration.Scratch.names;
import static io.github.migrationtest.migration.Scratch.rows;
import static io.github.migrationtest.migration.Scratch.up;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.migration.Finding;
import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFailedException;
import io.github.migrationtest.migration.MigrationFolder;
import io.github.migrationtest.migration.MigrationFolderException;
import io.github.migrationtest.migration.MigrationRuntime;
import io.github.migrationtest.migration.MigrationTools;
import io.github.migrationtest.migration.NoWayBackException;
import io.github.migrationtest.migration.RealServer;
import io.github.migrationtest.migration.RunObserver;
import io.github.migrationtest.migration.Scratch;
import io.github.migrationtest.migration.ToolOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlainTests {
    @TempDir
    Path directory;

    private Scratch scratch;

    @BeforeEach
    void create() throws IOException {
        scratch = new Scratch(directory);
    }

    private MigrationFolder open(DatabaseKind kind, Map<String, String> options) {
        return MigrationTools.open(
                new FolderSettings(
                        scratch.folder(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(kind),
                        new ToolOptions(
                                Map.of(),
                                Map.of(),
                                options,
                                Optional.empty(),
                                List.of(),
                                Optional.empty(),
                                Optional.empty())),
                Optional.empty());
    }

    private Connection connect(DatabaseKind kind, MigrationFolder folder) throws SQLException {
        if (kind == DatabaseKind.SQLITE) {
            return scratch.connect(folder);
        }
        RealServer server = RealServer.of(kind);
        return server.connect(server.newDatabase());
    }

    private static void downToEmpty(MigrationFolder folder, Connection connection) throws SQLException {
        List<Migration> applied = new ArrayList<>(folder.applied(connection));
        Collections.reverse(applied);
        folder.takeBack(connection, folder.runtimes().get(0), applied, RunObserver.none());
    }

    @Test
    void readsNumberedFilesByNumber() throws IOException {
        scratch.write("10_c.sql", "")
                .write("2-b.sql", "")
                .write("V1__a.txt", "")
                .write("001.sql", "")
                .write("2-b.down.sql", "");
        MigrationFolder folder = scratch.open();

        assertThat(folder.tool()).isEqualTo("plain");
        assertThat(names(folder.all())).containsExactly("001", "2-b", "10_c");
        assertThat(folder.all().get(1).down()).isPresent();
    }

    @Test
    void readsPairs() throws IOException {
        scratch.write("users.up.sql", "")
                .write("users.down.sql", "")
                .write("accounts-up.sql", "")
                .write("accounts-down.sql", "");

        assertThat(names(scratch.open().all())).containsExactly("accounts", "users");
        assertThat(scratch.open().all())
                .allSatisfy(migration -> assertThat(migration.down()).isPresent());
    }

    @Test
    void readsTwoFolders() throws IOException {
        scratch.write("up/1_a.sql", "").write("up/2_b.sql", "").write("down/1_a.sql", "");

        assertThat(names(scratch.open().all())).containsExactly("1_a", "2_b");
        assertThat(scratch.open().all().get(0).down()).isPresent();
        assertThat(scratch.open().all().get(0).up().name()).isEqualTo("up/1_a.sql");
        assertThat(scratch.open().all().get(1).down()).isEmpty();
    }

    /** diesel's own example of names, and those that sort another way by name: {@code file_based_migrations.rs}. */
    @Test
    void readsDieselsFoldersByVersion() throws IOException {
        scratch.write("2018-01-14-171611_create_tables/up.sql", "")
                .write("00000000000000_diesel_initial_setup/up.sql", "")
                .write("20180115_later/up.sql", "")
                .write("20180115_later/down.sql", "");
        MigrationFolder folder = scratch.open();

        assertThat(names(folder.all()))
                .containsExactly(
                        "00000000000000_diesel_initial_setup", "2018-01-14-171611_create_tables", "20180115_later");
        assertThat(PlainReader.dieselVersion("2018-01-14-171611_create_tables")).isEqualTo("20180114171611");
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void goesForwardAndBack(DatabaseKind kind) throws Exception {
        scratch.write(
                        "2024-01-01-000000_users/up.sql",
                        "CREATE TABLE users (id INT PRIMARY KEY);\nINSERT INTO users VALUES (1);")
                .write("2024-01-01-000000_users/down.sql", "DROP TABLE users;")
                .write("2024-01-02-000000_posts/up.sql", "CREATE TABLE posts (id INT PRIMARY KEY);")
                .write("2024-01-02-000000_posts/down.sql", "DROP TABLE posts;");
        MigrationFolder folder = open(kind, Map.of());
        try (Connection connection = connect(kind, folder)) {
            up(folder, connection);

            assertThat(rows(
                            connection,
                            "SELECT version, run_on IS NOT NULL FROM __diesel_schema_migrations ORDER BY version"))
                    .extracting(row -> row.substring(0, row.indexOf('|')))
                    .containsExactly("20240101000000", "20240102000000");
            assertThat(folder.pending(connection)).isEmpty();
            assertThat(folder.validate(connection)).isEmpty();

            downToEmpty(folder, connection);

            assertThat(folder.applied(connection)).isEmpty();
            assertThat(rows(connection, "SELECT * FROM __diesel_schema_migrations"))
                    .isEmpty();
            up(folder, connection);
            assertThat(rows(connection, "SELECT * FROM users")).containsExactly("1");
        }
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void saysWhatAFailureLeaves(DatabaseKind kind) throws Exception {
        scratch.write("1_a.sql", "CREATE TABLE a (id INT);")
                .write("2_b.sql", "INSERT INTO a VALUES (1);\nINSERT INTO gone VALUES (1);");
        MigrationFolder folder = open(kind, Map.of());
        try (Connection connection = connect(kind, folder)) {
            assertThatThrownBy(() -> up(folder, connection))
                    .isInstanceOf(MigrationFailedException.class)
                    .hasMessageStartingWith("2_b failed at statement 2 (line 2 of 2_b.sql): ")
                    .hasMessageContaining(
                            kind == DatabaseKind.SQLITE || kind == DatabaseKind.POSTGRESQL
                                    ? "Its file was rolled back, what was applied before it stays. Correct the statement."
                                    : "The server commits at every CREATE, ALTER and DROP: what ran up to the last of them stays, and it"
                                            + " has no row. Correct the statement.");
            assertThat(rows(connection, "SELECT * FROM a")).isEmpty();
            assertThat(names(folder.pending(connection))).containsExactly("2_b");
        }
    }

    @Test
    void runsWithoutATransactionWhereItIsTold() throws Exception {
        scratch.write("1_a/up.sql", "CREATE TABLE a (id INT);")
                .write("2_b/up.sql", "INSERT INTO a VALUES (1);\nINSERT INTO gone VALUES (1);")
                .write("2_b/metadata.toml", "run_in_transaction = false\n");
        MigrationFolder folder = open(DatabaseKind.SQLITE, Map.of());
        try (Connection connection = connect(DatabaseKind.SQLITE, folder)) {
            assertThatThrownBy(() -> up(folder, connection))
                    .hasMessageContaining(
                            "It runs without a transaction: what ran before the statement stays, and it has no row. Correct the statement.");
            assertThat(rows(connection, "SELECT * FROM a")).containsExactly("1");
        }
        Files.delete(scratch.folder().resolve("2_b/metadata.toml"));
        MigrationFolder without = open(DatabaseKind.SQLITE, Map.of("transaction", "false"));
        try (Connection connection = connect(DatabaseKind.SQLITE, without)) {
            assertThatThrownBy(() -> up(without, connection)).hasMessageContaining("It runs without a transaction");
            assertThat(rows(connection, "SELECT * FROM a")).hasSize(2);
        }
    }

    @Test
    void toleratesAScriptsOwnCommit() throws Exception {
        scratch.write(
                "1_a.sql", "CREATE TABLE a (id INT); COMMIT; CREATE TABLE b (id INT); INSERT INTO gone VALUES (1);");
        MigrationFolder folder = open(DatabaseKind.SQLITE, Map.of());
        try (Connection connection = connect(DatabaseKind.SQLITE, folder)) {
            assertThatThrownBy(() -> up(folder, connection))
                    .hasMessageContaining(
                            "The script had ended the transaction by itself: what it committed, or ran outside one, stays,"
                                    + " and it has no row.");
            scratch.write("1_a.sql", "CREATE TABLE c (id INT); COMMIT;");
            MigrationFolder corrected = open(DatabaseKind.SQLITE, Map.of());
            up(corrected, connection);
            assertThat(corrected.pending(connection)).isEmpty();
        }
    }

    @Test
    void saysOfEachScriptWhetherItEndedItsTransaction() throws Exception {
        scratch.write("1_a.sql", "CREATE TABLE a (id INT); COMMIT;")
                .write("2_b.sql", "CREATE TABLE b (id INT); INSERT INTO gone VALUES (1);");
        MigrationFolder folder = open(DatabaseKind.SQLITE, Map.of());
        try (Connection connection = connect(DatabaseKind.SQLITE, folder)) {
            assertThatThrownBy(() -> up(folder, connection))
                    .hasMessageContaining("Its file was rolled back, what was applied before it stays.");
        }
    }

    @Test
    void findsWhatContradictsTheHistory() throws Exception {
        scratch.write("1_a.sql", "CREATE TABLE a (id INT);").write("3_c.sql", "CREATE TABLE c (id INT);");
        MigrationFolder folder = open(DatabaseKind.SQLITE, Map.of());
        try (Connection connection = connect(DatabaseKind.SQLITE, folder)) {
            up(folder, connection);
            execute(connection, "INSERT INTO __diesel_schema_migrations (version) VALUES ('9')");
            scratch.write("2_b.sql", "CREATE TABLE b (id INT);");

            assertThat(open(DatabaseKind.SQLITE, Map.of()).validate(connection))
                    .extracting(Finding::toString)
                    .containsExactly(
                            "missing: The history has version 9, and the folder has no such migration. Restore its file: new"
                                    + " databases are made without it.",
                            "out-of-order: 2_b stands before 3_c, which is applied. It is applied behind that one here, and before it in"
                                    + " a new database. Give it a later number. (2_b.sql)");
        }
    }

    @Test
    void leavesOpenWhetherForeignKeysAreEnforced() throws IOException {
        scratch.write("1_a.sql", "");

        assertThat(scratch.open().runtimes())
                .extracting(MigrationRuntime::name)
                .containsExactly("foreign-keys-off", "foreign-keys-on");
        assertThat(scratch.open("foreign-keys-on").runtimes()).hasSize(1);
        assertThatThrownBy(() -> scratch.open("libsql"))
                .isInstanceOf(MigrationFolderException.class)
                .hasMessage("runtime = \"libsql\" says nothing of a plain folder on SQLite. Known are foreign-keys-off,"
                        + " foreign-keys-on.");
    }

    @Test
    void refusesTwoOfOneVersion() throws IOException {
        scratch.write("1_a.sql", "").write("01_b.sql", "");

        assertThatThrownBy(() -> scratch.open())
                .isInstanceOf(MigrationFolderException.class)
                .hasMessage("Two migrations have version 1: 01_b and 1_a in " + scratch.folder()
                        + ". Renumber one of them.");
    }

    @Test
    void hasNoWayBackWithoutADownScript() throws Exception {
        scratch.write("1_a.sql", "CREATE TABLE a (id INT);");
        MigrationFolder folder = open(DatabaseKind.SQLITE, Map.of());
        try (Connection connection = connect(DatabaseKind.SQLITE, folder)) {
            folder.baseline(connection, folder.all());

            assertThat(folder.pending(connection)).isEmpty();
            assertThatThrownBy(() -> downToEmpty(folder, connection))
                    .isInstanceOf(NoWayBackException.class)
                    .hasMessage("1_a cannot be taken back: there is no down script of its name in " + scratch.folder()
                            + ". Write one, name the folder that has it with `rollbacks`, or use `database.backup()` and"
                            + " `restore(backup)`.");
        }
    }
}
