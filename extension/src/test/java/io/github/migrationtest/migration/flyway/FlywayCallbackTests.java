package io.github.migrationtest.migration.flyway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFolder;
import io.github.migrationtest.migration.MigrationFolderException;
import io.github.migrationtest.migration.MigrationTools;
import io.github.migrationtest.migration.RunDatabase;
import io.github.migrationtest.migration.Scratch;
import io.github.migrationtest.migration.ToolOptions;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.tools.ToolProvider;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

/** Callbacks in Java, which Flyway is told of or finds. */
class FlywayCallbackTests {
    private static final String LOG = "SELECT a FROM t";

    @TempDir
    Path directory;

    private Scratch scratch;

    /** Called behind every run. */
    public static final class AfterMigrate extends BaseCallback {
        @Override
        public boolean supports(Event event, Context context) {
            return event == Event.AFTER_MIGRATE;
        }

        @Override
        public void handle(Event event, Context context) {
            log(context, "after");
        }
    }

    /** Called where there is something to migrate. */
    public static final class AfterEachMigrate extends BaseCallback {
        @Override
        public boolean supports(Event event, Context context) {
            return event == Event.AFTER_EACH_MIGRATE;
        }

        @Override
        public void handle(Event event, Context context) {
            log(context, "each");
        }
    }

    /** Says what it supports only when it sees the database. */
    public static final class OnlyOnSqlite extends BaseCallback {
        @Override
        public boolean supports(Event event, Context context) {
            try {
                return event == Event.AFTER_MIGRATE
                        && context.getConnection().getMetaData().getURL().contains("sqlite");
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public void handle(Event event, Context context) {
            log(context, "sqlite");
        }
    }

    private static void log(Context context, String what) {
        try {
            Scratch.execute(context.getConnection(), "INSERT INTO t VALUES ('" + what + "')");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @BeforeEach
    void writes() throws IOException {
        scratch = new Scratch(directory);
        scratch.write("V1__a.sql", "CREATE TABLE t(a);");
    }

    @Test
    void callsBackWhereNothingIsPending() throws SQLException {
        MigrationFolder folder = open(AfterMigrate.class.getName());

        assertThat(folder.runsWithoutPending()).isTrue();
        apply(folder, folder.all(), new ArrayList<>());
        apply(folder, List.of(), new ArrayList<>());
        assertThat(rows(LOG)).containsExactly("after", "after");
    }

    @Test
    void startsNoRunForWhatIsCalledWithAMigration() throws SQLException {
        MigrationFolder folder = open(AfterEachMigrate.class.getName());

        assertThat(folder.runsWithoutPending()).isFalse();
        apply(folder, folder.all(), new ArrayList<>());
        assertThat(rows(LOG)).containsExactly("each");
    }

    @Test
    void startsARunForOneThatAsksTheDatabase() {
        assertThat(open(OnlyOnSqlite.class.getName()).runsWithoutPending()).isTrue();
    }

    /** They are a part of what a database at a version depends on. */
    @Test
    void dependsOnTheClassFile() {
        assertThat(open(AfterMigrate.class.getName()).dependencies())
                .hasSameSizeAs(open(AfterEachMigrate.class.getName()).dependencies())
                .hasSize(open(AfterMigrate.class.getName() + "," + AfterEachMigrate.class.getName())
                                .dependencies()
                                .size()
                        - 1);
    }

    @Test
    void saysWhichCallbackIsMissing() {
        assertThatThrownBy(() -> open("org.example.Missing"))
                .isInstanceOf(MigrationFolderException.class)
                .hasMessageStartingWith("Flyway cannot load its callbacks in Java (callbacks = org.example.Missing): ")
                .hasMessageContaining("org.example.Missing", "Unable to load")
                .hasMessageEndingWith("\nPut their classes on the class path of the tests, or correct the names.");
    }

    /** Flyway looks into {@code db/callback} by itself, and puts what is there in the place of all that it was given. */
    @Test
    void callsWhatItFindsAndStillTellsOfEveryStatement() throws IOException, SQLException {
        Path source = Files.createDirectories(directory.resolve("source")).resolve("Found.java");
        Files.writeString(source, """
            package db.callback;

            import java.sql.SQLException;
            import java.sql.Statement;
            import org.flywaydb.core.api.callback.BaseCallback;
            import org.flywaydb.core.api.callback.Context;
            import org.flywaydb.core.api.callback.Event;

            public class Found extends BaseCallback {
                @Override
                public boolean supports(Event event, Context context) {
                    return event == Event.BEFORE_MIGRATE || event == Event.AFTER_MIGRATE;
                }

                @Override
                public void handle(Event event, Context context) {
                    try (Statement statement = context.getConnection().createStatement()) {
                        statement.execute("CREATE TABLE IF NOT EXISTS found(a)");
                        statement.execute("INSERT INTO found VALUES ('" + event.getId() + "')");
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                }
            }
            """);
        Path classes = Files.createDirectories(directory.resolve("classes"));
        int compiled = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-d",
                        classes.toString(),
                        "-cp",
                        Path.of(BaseCallback.class
                                        .getProtectionDomain()
                                        .getCodeSource()
                                        .getLocation()
                                        .getPath())
                                .toString(),
                        source.toString());
        assertThat(compiled).isZero();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        List<String> statements = new ArrayList<>();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()}, before)) {
            thread.setContextClassLoader(loader);
            MigrationFolder folder = open("");

            assertThat(folder.runsWithoutPending()).isTrue();
            apply(folder, folder.all(), statements);
            apply(folder, List.of(), statements);
        } finally {
            thread.setContextClassLoader(before);
        }

        assertThat(rows("SELECT a FROM found"))
                .containsExactly("beforeMigrate", "afterMigrate", "beforeMigrate", "afterMigrate");
        assertThat(statements).containsExactly("CREATE TABLE t(a)");
    }

    private MigrationFolder open(String callbacks) {
        return MigrationTools.open(
                new FolderSettings(
                        scratch.folder(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(DatabaseKind.SQLITE),
                        new ToolOptions(
                                Map.of(),
                                Map.of(),
                                callbacks.isEmpty() ? Map.of() : Map.of("callbacks", callbacks),
                                Optional.empty(),
                                List.of(),
                                Optional.empty(),
                                Optional.empty())),
                Optional.of("flyway"));
    }

    private void apply(MigrationFolder folder, List<Migration> migrations, List<String> statements)
            throws SQLException {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl(scratch.url("ours"));
        try (Connection connection = source.getConnection()) {
            folder.apply(
                    new RunDatabase(connection, source, () -> {
                        throw new AssertionError("No program is started.");
                    }),
                    folder.runtimes().get(0),
                    migrations,
                    (migration, script, statement, on) -> statements.add(statement.sql()));
        }
    }

    private List<String> rows(String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection(scratch.url("ours"))) {
            return Scratch.rows(connection, query);
        }
    }
}
