package io.github.migrationtest.migration.drizzle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.MigrationFailedException;
import io.github.migrationtest.migration.MigrationFolder;
import io.github.migrationtest.migration.MigrationTools;
import io.github.migrationtest.migration.RealServer;
import io.github.migrationtest.migration.Scratch;
import io.github.migrationtest.migration.SideBySide;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same folders by drizzle-orm's own migrators, 0.45 for the journal and 1.0 for folders, and by us; {@code
 * examples/drizzle-folders/compare/run} runs all of them on every driver, {@code -Dmigrationtest.every-driver=true}.
 */
class SameAsDrizzleTests {
    private static final String TIME =
            "\\d{4}-\\d\\d-\\d\\d[ T]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?([+-]\\d\\d(:\\d\\d)?|Z)?";
    /** What a second driver of an engine, and MariaDB beside MySQL, do in a way of their own if anything. */
    private static final Set<String> WHERE_DRIVERS_DIFFER = Set.of(
            "forward",
            "fails half-way",
            "two statements in one piece",
            "its own transaction",
            "a procedure",
            "the settings of the connection");

    private static DrizzleOrm orm;

    private final Path directory;
    private DatabaseKind kind = DatabaseKind.SQLITE;
    private DrizzleLayout layout = DrizzleLayout.JOURNAL;
    private String driver = "";
    private int databases;

    SameAsDrizzleTests(@TempDir Path directory) throws IOException {
        this.directory = directory;
        Files.createDirectories(directory.resolve(".git"));
    }

    @BeforeAll
    static void needsDrizzle() throws IOException {
        assumeTrue(
                DrizzleOrm.script().isPresent(),
                "drizzle-orm is not here: run examples/drizzle-folders/compare/run, which installs it and sets"
                        + " MIGRATION_TEST_DRIZZLE.");
        orm = DrizzleOrm.start();
    }

    @AfterAll
    static void end() {
        if (orm != null) {
            orm.close();
        }
    }

    static Stream<Arguments> cases() {
        return Stream.of(DatabaseKind.values()).flatMap(kind -> DrizzleFolders.of(kind).entrySet().stream()
                .flatMap(folder -> drivers(kind, folder.getKey()).flatMap(name -> layouts(kind, folder.getKey())
                        .map(layout -> Arguments.of(kind, name, layout, folder.getKey(), folder.getValue())))));
    }

    private static Stream<String> drivers(DatabaseKind kind, String folder) {
        List<String> names = DrizzleDriver.of(kind).stream()
                .map(driver -> driver.runtime().name())
                .filter(name -> !name.equals("sqlite-jdbc"))
                .toList();
        if (isForEveryDriver(folder)) {
            return names.stream();
        }
        return kind == DatabaseKind.MARIADB ? Stream.empty() : names.stream().limit(1);
    }

    /** What a layout does in a way of its own shows on SQLite. */
    private static Stream<DrizzleLayout> layouts(DatabaseKind kind, String folder) {
        return Boolean.getBoolean("migrationtest.every-driver")
                        || kind == DatabaseKind.SQLITE
                        || folder.equals("forward")
                ? Stream.of(DrizzleLayout.values())
                : Stream.of(DrizzleLayout.JOURNAL);
    }

    private static boolean isForEveryDriver(String folder) {
        return Boolean.getBoolean("migrationtest.every-driver") || WHERE_DRIVERS_DIFFER.contains(folder);
    }

    @ParameterizedTest(name = "{0}, {1}, {2}: {3}")
    @MethodSource("cases")
    void leavesTheSame(DatabaseKind engine, String driver, DrizzleLayout layout, String name, List<String> scripts)
            throws Exception {
        this.kind = engine;
        this.driver = driver;
        this.layout = layout;
        String theirs = newDatabase();
        String ours = newDatabase();
        List<String> later = Stream.concat(scripts.stream(), Stream.of("CREATE TABLE later (id INT);"))
                .toList();

        for (int known = 1; known <= scripts.size(); known++) {
            Path folder = folder(scripts.subList(0, known));
            same("one by one, " + known, ours, up(ours, folder), theirs, migrate(theirs, folder));
        }
        same("again", ours, up(ours, folder(scripts)), theirs, migrate(theirs, folder(scripts)));
        // Each goes on from where the other stands.
        same("each from the other", theirs, up(theirs, folder(later)), ours, migrate(ours, folder(later)));

        String theirsAtOnce = newDatabase();
        String oursAtOnce = newDatabase();
        same(
                "at once",
                oursAtOnce,
                up(oursAtOnce, folder(scripts)),
                theirsAtOnce,
                migrate(theirsAtOnce, folder(scripts)));
    }

    static Stream<Arguments> drivers() {
        return cases().filter(it -> it.get()[3].equals("forward"));
    }

    /** A row without a date, as somebody writes it by hand. */
    @ParameterizedTest(name = "{0}, {1}, {2}")
    @MethodSource("drivers")
    void readsARowWrittenByHand(
            DatabaseKind engine, String driver, DrizzleLayout layout, String name, List<String> scripts)
            throws Exception {
        this.kind = engine;
        this.driver = driver;
        this.layout = layout;
        String theirs = newDatabase();
        String ours = newDatabase();
        for (String database : List.of(theirs, ours)) {
            migrate(database, folder(scripts.subList(0, 1)));
            try (Connection connection = connect(database)) {
                Scratch.execute(
                        connection,
                        "INSERT INTO " + (kind == DatabaseKind.POSTGRESQL ? "drizzle." : "")
                                + "__drizzle_migrations (hash) VALUES ('by hand')");
            }
        }

        same("by hand", ours, up(ours, folder(scripts)), theirs, migrate(theirs, folder(scripts)));
    }

    static Stream<Arguments> upgrades() {
        return cases().filter(it -> it.get()[2] == DrizzleLayout.JOURNAL
                && List.of("forward", "fails half-way").contains(it.get()[3]));
    }

    /** A database that 0.45 migrated by its journal gets the folders that {@code drizzle-kit up} makes of it. */
    @ParameterizedTest(name = "{0}, {1}: {3}")
    @MethodSource("upgrades")
    void goesOnFromTheOlderLayout(
            DatabaseKind engine, String driver, DrizzleLayout before, String name, List<String> scripts)
            throws Exception {
        this.kind = engine;
        this.driver = driver;
        this.layout = before;
        String theirs = newDatabase();
        String ours = newDatabase();
        migrate(theirs, folder(scripts.subList(0, 1)));
        up(ours, folder(scripts.subList(0, 1)));
        this.layout = DrizzleLayout.FOLDERS;

        same("folders", ours, up(ours, folder(scripts)), theirs, migrate(theirs, folder(scripts)));
        same("each from the other", theirs, up(theirs, folder(scripts)), ours, migrate(ours, folder(scripts)));
    }

    private void same(String when, String ours, String weEnd, String theirs, String theyEnd) throws SQLException {
        // The words are each driver's own; that there are such or none is the same.
        assertThat(found(ours, weEnd.startsWith("well")))
                .as(when + ": " + weEnd + "\n---- and theirs: " + theyEnd)
                .isEqualTo(found(theirs, theyEnd.startsWith("well")));
    }

    private String up(String database, Path path) throws SQLException {
        MigrationFolder folder = MigrationTools.open(
                new FolderSettings(path, Optional.empty(), Optional.of(driver), Optional.of(kind)), Optional.empty());
        try (Connection connection = connect(database)) {
            for (String setting : folder.runtimes().get(0).settings().onConnect()) {
                Scratch.execute(connection, setting);
            }
            Scratch.up(folder, connection);
            return "well";
        } catch (MigrationFailedException | SQLException e) {
            return "failed " + e.getMessage();
        }
    }

    private String migrate(String database, Path folder) throws IOException {
        return orm.migrate(layout == DrizzleLayout.JOURNAL ? 0 : 1, driver, url(database), folder);
    }

    private String newDatabase() throws SQLException {
        return kind == DatabaseKind.SQLITE
                ? directory.resolve("database" + ++databases + ".db").toString()
                : RealServer.of(kind).newDatabase();
    }

    private String url(String database) {
        return switch (kind) {
            case SQLITE -> database;
            case POSTGRESQL -> "postgresql://" + SideBySide.login(kind) + "@" + SideBySide.place(kind, database);
            case MYSQL, MARIADB -> "mysql://" + SideBySide.login(kind) + "@" + SideBySide.place(kind, database);
        };
    }

    private Connection connect(String database) throws SQLException {
        return kind == DatabaseKind.SQLITE
                ? DriverManager.getConnection("jdbc:sqlite:" + database)
                : RealServer.of(kind).connect(database);
    }

    /** Everything there, without what is another at every run. */
    private List<String> found(String database, boolean well) throws SQLException {
        List<String> found = new ArrayList<>();
        found.add(well ? "well" : "failed");
        try (Connection connection = connect(database)) {
            for (String line : kind == DatabaseKind.SQLITE
                    ? everythingInSqlite(connection)
                    : RealServer.of(kind).everythingIn(connection)) {
                found.add(line.replaceAll(TIME, "time"));
            }
        }
        return found;
    }

    private static List<String> everythingInSqlite(Connection connection) throws SQLException {
        List<String> everything = new ArrayList<>();
        for (String row :
                Scratch.rows(connection, "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY 1, 2")) {
            // libsql's migrator has another indentation than the other's.
            everything.add(
                    row.contains("__drizzle_migrations")
                            ? row.replaceAll("\\s+", " ").replace(" )", ")")
                            : row);
        }
        for (String table : Scratch.tables(connection)) {
            Scratch.rows(connection, "SELECT rowid, * FROM \"" + table + "\"")
                    .forEach(row -> everything.add(table + ": " + row));
        }
        return everything;
    }

    private Path folder(List<String> scripts) throws IOException {
        Path folder = directory.resolve(layout + "-" + scripts.size());
        StringJoiner entries = new StringJoiner(",");
        for (int i = 0; i < scripts.size(); i++) {
            String name = "abcdefgh".charAt(i) + "_x";
            if (layout == DrizzleLayout.JOURNAL) {
                entries.add("{\"idx\":" + i + ",\"version\":\"6\",\"when\":" + (1735787045123L + i * 1000L)
                        + ",\"tag\":\"" + name + "\",\"breakpoints\":true}");
                write(folder.resolve(name + ".sql"), scripts.get(i));
            } else {
                Path migration = folder.resolve("2025010203040" + (5 + i) + "_" + name);
                write(migration.resolve("migration.sql"), scripts.get(i));
                write(
                        migration.resolve("snapshot.json"),
                        "{\"version\":\"8\",\"dialect\":\"" + dialect() + "\",\"id\":\"" + i
                                + "\",\"prevIds\":[],\"ddl\":[]}");
            }
        }
        if (layout == DrizzleLayout.JOURNAL) {
            write(
                    folder.resolve("meta/_journal.json"),
                    "{\"version\":\"7\",\"dialect\":\"" + dialect() + "\",\"entries\":[" + entries + "]}");
        }
        return folder;
    }

    /** Each character is one byte where it can be, so that a text can be no UTF-8; a byte order mark stays one. */
    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(
                file,
                text.contains("\u00ff")
                        ? text.getBytes(StandardCharsets.ISO_8859_1)
                        : text.getBytes(StandardCharsets.UTF_8));
    }

    private String dialect() {
        return switch (kind) {
            case SQLITE -> "sqlite";
            case POSTGRESQL -> "postgresql";
            case MYSQL, MARIADB -> "mysql";
        };
    }
}
