package io.github.migrationtest.migration.supabase;

import static io.github.migrationtest.migration.Scratch.execute;
import static io.github.migrationtest.migration.Scratch.names;
import static io.github.migrationtest.migration.Scratch.rows;
import static io.github.migrationtest.migration.Scratch.up;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.migration.Finding;
import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.MigrationFailedException;
import io.github.migrationtest.migration.MigrationFolder;
import io.github.migrationtest.migration.MigrationTools;
import io.github.migrationtest.migration.NoWayBackException;
import io.github.migrationtest.migration.RealServer;
import io.github.migrationtest.migration.RunObserver;
import io.github.migrationtest.migration.ToolOptions;
import io.github.migrationtest.schema.SchemaSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command line does stands in supabase/cli, {@code pkg/migration} and {@code pkg/parser}. */
class SupabaseTests {
    private static final String HISTORY =
            "SELECT version, name, array_length(statements, 1) FROM supabase_migrations.schema_migrations ORDER BY version";

    @TempDir
    Path directory;

    private Path folder;

    @BeforeEach
    void write() throws IOException {
        folder = Files.createDirectories(directory.resolve("supabase/migrations"));
        write("20240101000000_users.sql", "create table users (id int primary key);\ncreate index on users (id);\n");
        write("20240102000000_posts.sql", "create table posts (id int primary key);");
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }

    private MigrationFolder open(Map<String, String> options, Optional<Path> rollbacks) {
        return MigrationTools.open(
                new FolderSettings(
                        folder,
                        rollbacks,
                        Optional.empty(),
                        Optional.empty(),
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

    private MigrationFolder open() {
        return open(Map.of(), Optional.empty());
    }

    private static Connection connect() throws SQLException {
        RealServer server = RealServer.of(DatabaseKind.POSTGRESQL);
        return server.connect(server.newDatabase());
    }

    @Test
    void appliesEachFileAndItsRow() throws Exception {
        MigrationFolder migrations = open();
        assertThat(migrations.tool()).isEqualTo("supabase");
        assertThat(migrations.kind()).contains(DatabaseKind.POSTGRESQL);
        assertThat(migrations.setUp()).contains("classpath:io/github/migrationtest/supabase.sql");
        try (Connection connection = connect()) {
            up(migrations, connection);

            assertThat(rows(connection, HISTORY)).containsExactly("20240101000000|users|2", "20240102000000|posts|1");
            assertThat(rows(
                            connection,
                            "SELECT statements[2] FROM supabase_migrations.schema_migrations ORDER BY version LIMIT 1"))
                    .containsExactly("create index on users (id)");
            assertThat(migrations.pending(connection)).isEmpty();
            assertThat(migrations.validate(connection)).isEmpty();
            assertThat(SchemaSnapshot.of(connection)
                            .withoutTables(migrations.historyTables())
                            .objects())
                    .isEmpty();
        }
    }

    @Test
    void rollsAFileBackThatFails() throws Exception {
        write(
                "20240103000000_bad.sql",
                "create table half (a int);\n\ninsert into gone values (1);\ncreate table c (a int);");
        MigrationFolder migrations = open();
        try (Connection connection = connect()) {
            MigrationFailedException failure =
                    catchThrowableOfType(MigrationFailedException.class, () -> up(migrations, connection));

            assertThat(failure)
                    .hasMessageStartingWith(
                            "20240103000000_bad failed at statement 2 (line 3 of 20240103000000_bad.sql): ERROR: relation \"gone\" does"
                                    + " not exist")
                    .hasMessageContaining(
                            "Its file was rolled back, what was applied before it stays. Correct the statement.");
            assertThat(rows(connection, "SELECT to_regclass('half')")).containsExactly("null");
            assertThat(names(migrations.pending(connection))).containsExactly("20240103000000_bad");
        }
    }

    @Test
    void keepsWhatAScriptCommitsByItself() throws Exception {
        write(
                "20240103000000_own.sql",
                "begin; create table kept (a int); commit; create table lost (a int); insert into gone values (1);");
        MigrationFolder migrations = open();
        try (Connection connection = connect()) {
            assertThatThrownBy(() -> up(migrations, connection))
                    .isInstanceOf(MigrationFailedException.class)
                    .hasMessageContaining(
                            "The script had ended its transaction by itself: what it committed stays, and the history does"
                                    + " not know of it. Leave transactions to Supabase.");

            assertThat(rows(connection, "SELECT to_regclass('kept'), to_regclass('lost')"))
                    .containsExactly("kept|null");
        }
    }

    @Test
    void saysOfEachFileWhetherItEndedItsTransaction() throws Exception {
        write("20240103000000_own.sql", "begin; create table kept (a int); commit;");
        write("20240104000000_bad.sql", "create table lost (a int); insert into gone values (1);");
        MigrationFolder migrations = open();
        try (Connection connection = connect()) {
            assertThatThrownBy(() -> up(migrations, connection))
                    .hasMessageContaining(
                            "Its file was rolled back, what was applied before it stays. Correct the statement.");
        }
    }

    @Test
    void forgetsWhatAScriptHasSet() throws Exception {
        write("20240103000000_dump.sql", "SELECT pg_catalog.set_config('search_path', '', false);");
        write("20240104000000_next.sql", "create table next (a int);");
        MigrationFolder migrations = open();
        try (Connection connection = connect()) {
            up(migrations, connection);

            assertThat(rows(connection, "SELECT to_regclass('public.next')")).containsExactly("next");
        }
    }

    @Test
    void refusesLateAndMissingFiles() throws Exception {
        MigrationFolder migrations = open();
        try (Connection connection = connect()) {
            up(migrations, connection);
            write("20240101120000_late.sql", "create table late (a int);");
            MigrationFolder later = open();

            assertThat(names(later.skipped(connection))).containsExactly("20240101120000_late");
            assertThatThrownBy(() -> up(later, connection))
                    .hasMessage(
                            "Found local migration files to be inserted before the last migration on remote database:"
                                    + " 20240101120000_late. Supabase starts nothing then. Give them a later date, or say options ="
                                    + " \"include-all=true\".");
            assertThat(later.validate(connection))
                    .singleElement()
                    .hasToString(
                            "out-of-order: 20240101120000_late is older than the newest applied migration. Supabase starts nothing"
                                    + " then, but with --include-all. Give it a later date. (20240101120000_late.sql)");
            up(open(Map.of("include-all", "true"), Optional.empty()), connection);
            assertThat(rows(connection, "SELECT to_regclass('late')")).containsExactly("late");

            Files.delete(folder.resolve("20240102000000_posts.sql"));
            write("20240101000000_users.sql", "create table people (id int primary key);");
            assertThat(open().validate(connection))
                    .extracting(Finding::toString)
                    .containsExactly(
                            "missing: The history has version 20240102000000, and the folder has no such migration. Supabase starts"
                                    + " nothing then: restore the file, or supabase migration repair --status reverted.",
                            "changed-after-applying: 20240101000000_users has other statements than those that were run. Supabase does"
                                    + " not look. Take the change back, and make a new migration of it. (20240101000000_users.sql)");
            assertThatThrownBy(() -> up(open(), connection))
                    .hasMessage(
                            "Remote migration versions not found in local migrations directory: version 20240102000000. Supabase"
                                    + " starts nothing then. Restore the files, or start from a copy that they were not applied to.");
        }
    }

    @Test
    void putsTheSeedInBehindTheLast() throws Exception {
        Files.writeString(directory.resolve("supabase/seed.sql"), "insert into users values (7);");
        MigrationFolder migrations = open(Map.of("include-seed", "true"), Optional.empty());
        try (Connection connection = connect()) {
            migrations.apply(
                    connection, migrations.runtimes().get(0), migrations.all().subList(0, 1), RunObserver.none());
            assertThat(rows(connection, "SELECT * FROM users")).isEmpty();
            up(migrations, connection);
            up(migrations, connection);

            assertThat(rows(connection, "SELECT * FROM users")).containsExactly("7");
            // sha256sum of the file.
            assertThat(rows(connection, "SELECT path, length(hash) FROM supabase_migrations.seed_files"))
                    .containsExactly("supabase/seed.sql|64");
        }
    }

    private void configure(String text) throws IOException {
        Files.writeString(directory.resolve("supabase/config.toml"), text);
    }

    /** {@code pkg/config}: in the order of the patterns, each file once, those of a pattern by name. */
    @Test
    void putsInTheSeedsThatTheConfigurationNames() throws Exception {
        Files.createDirectories(directory.resolve("supabase/seeds"));
        Files.writeString(
                directory.resolve("supabase/seeds/b.sql"), "insert into users select max(id) + 1 from users;");
        Files.writeString(directory.resolve("supabase/seeds/a.sql"), "insert into users values (10);");
        Files.writeString(directory.resolve("supabase/seed.sql"), "insert into users values (1);");
        configure("""
                [db.seed]
                enabled = true
                # sql_paths = ["./seed.sql"]
                sql_paths = [
                  "./seeds/*.sql",
                  './seeds/a.sql',
                  "./more/*.sql",
                ]
                [db.pooler]
                enabled = false
                """);
        MigrationFolder migrations = open(Map.of("include-seed", "true"), Optional.empty());
        try (Connection connection = connect()) {
            up(migrations, connection);

            assertThat(rows(connection, "SELECT id FROM users ORDER BY 1")).containsExactly("10", "11");
            assertThat(rows(connection, "SELECT path FROM supabase_migrations.seed_files ORDER BY 1"))
                    .containsExactly("supabase/seeds/a.sql", "supabase/seeds/b.sql");
        }
        assertThat(migrations.warnings())
                .containsExactly(
                        "No file matches \"./more/*.sql\", which config.toml has among sql_paths of [db.seed]. Supabase passes over"
                                + " it.");
    }

    /** {@code SeedFile.Dirty}. */
    @Test
    void notesAChangedSeedWithoutPuttingItInAgain() throws Exception {
        Path seed = directory.resolve("supabase/seed.sql");
        Files.writeString(seed, "insert into users values (1);");
        try (Connection connection = connect()) {
            up(open(Map.of("include-seed", "true"), Optional.empty()), connection);
            List<String> before = rows(connection, "SELECT hash FROM supabase_migrations.seed_files");
            Files.writeString(seed, "insert into users values (2);");
            up(open(Map.of("include-seed", "true"), Optional.empty()), connection);

            assertThat(rows(connection, "SELECT id FROM users")).containsExactly("1");
            assertThat(rows(connection, "SELECT hash FROM supabase_migrations.seed_files"))
                    .hasSize(1)
                    .isNotEqualTo(before);
        }
    }

    @Test
    void putsNoSeedInWhereTheConfigurationForbidsIt() throws Exception {
        Files.writeString(directory.resolve("supabase/seed.sql"), "insert into users values (1);");
        configure("[db.seed]\nenabled = false\n");
        MigrationFolder migrations = open(Map.of("include-seed", "true"), Optional.empty());
        try (Connection connection = connect()) {
            up(migrations, connection);

            assertThat(rows(connection, "SELECT id FROM users")).isEmpty();
        }
        assertThat(migrations.warnings())
                .containsExactly("Supabase puts no seed in: config.toml says enabled = false in [db.seed].");
    }

    /** {@code internal/db/push} and {@code internal/migration/apply}; {@code internal/migration/up} does not look. */
    @Test
    void appliesNothingWhereTheConfigurationForbidsIt() throws Exception {
        configure("[db.migrations]\n# enabled = true\nenabled = false\nschema_paths = []\n[db.seed]\nenabled = true\n");
        MigrationFolder migrations = open(Map.of("include-seed", "true"), Optional.empty());
        try (Connection connection = connect()) {
            assertThat(migrations.pending(connection)).isEmpty();
            assertThat(migrations.skipped(connection)).isEmpty();
            assertThat(migrations.all()).isNotEmpty();
        }
        assertThat(migrations.warnings())
                .containsExactly(
                        "Supabase applies no migration: config.toml says enabled = false in [db.migrations]. supabase db push and"
                                + " db reset pass over all of them then, and only supabase migration up does not. Take the line out if production"
                                + " is migrated.");
    }

    @Test
    void takesBackWithARollback() throws Exception {
        Path rollbacks = Files.createDirectories(directory.resolve("supabase/rollbacks"));
        Files.writeString(rollbacks.resolve("20240102000000_posts.sql"), "drop table posts;");
        MigrationFolder migrations = open(Map.of(), Optional.of(rollbacks));
        try (Connection connection = connect()) {
            up(migrations, connection);
            migrations.takeBack(
                    connection, migrations.runtimes().get(0), migrations.all().subList(1, 2), RunObserver.none());

            assertThat(rows(connection, HISTORY)).containsExactly("20240101000000|users|2");
            assertThatThrownBy(() -> migrations.takeBack(
                            connection,
                            migrations.runtimes().get(0),
                            migrations.all().subList(0, 1),
                            RunObserver.none()))
                    .isInstanceOf(NoWayBackException.class)
                    .hasMessage(
                            "20240101000000_users cannot be taken back: Supabase has no down migrations. Name a folder that has"
                                    + " 20240101000000_users.sql with `rollbacks`, or use `database.backup()` and `restore(backup)`.");
        }
    }

    @Test
    void passesOverWhatSupabasePassesOver() throws IOException {
        write("20200101000000_init.sql", "create table old (a int);");
        write("notes.sql", "");

        assertThat(names(open().all())).containsExactly("20240101000000_users", "20240102000000_posts");
        assertThat(open().warnings())
                .containsExactly(
                        "Supabase never applies 20200101000000_init.sql, which is an init of before 2021-12-09. Give it another name if"
                                + " it should run.",
                        "Supabase never applies notes.sql: it is not named <date>_<name>.sql.");
    }

    @Test
    void writesThatACopyStandsSomewhere() throws Exception {
        MigrationFolder migrations = open();
        try (Connection connection = connect()) {
            execute(connection, "create table users (id int primary key)");
            migrations.baseline(connection, migrations.all().subList(0, 1));

            assertThat(names(migrations.pending(connection))).containsExactly("20240102000000_posts");
        }
    }

    /** The cases of supabase/cli's own {@code state_test.go}, in other words. */
    @Test
    void cutsAsTheCommandLineDoes() {
        assertThat(cut("select 1; ; -- it's; a comment\nselect 2;;"))
                .containsExactly("select 1", "-- it's; a comment\nselect 2");
        assertThat(cut("select 'a;''b', \"c;d\"; select e'\\''; x"))
                .containsExactly("select 'a;''b', \"c;d\"", "select e'\\''; x");
        assertThat(cut("create function f() returns int as $b$ begin; end $b$; /* a; /* b; */ c; */ select 3"))
                .containsExactly(
                        "create function f() returns int as $b$ begin; end $b$", "/* a; /* b; */ c; */ select 3");
        assertThat(cut("create function f() returns int begin\natomic select 1; select 2; end; select 4"))
                .containsExactly("create function f() returns int begin\natomic select 1; select 2; end", "select 4");
        assertThat(cut("create rule r as on insert to t do (select 1; select 2); select 5"))
                .containsExactly("create rule r as on insert to t do (select 1; select 2)", "select 5");
    }

    private static List<String> cut(String text) {
        return SupabaseSplitter.split(text).stream()
                .map(SupabaseSplitter.Piece::sql)
                .toList();
    }
}
