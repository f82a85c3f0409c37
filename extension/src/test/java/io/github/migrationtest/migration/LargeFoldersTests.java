package io.github.migrationtest.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationtest.migration.atlas.WrittenSum;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Many migrations, one large file and a link out of the folder, for each tool's reader; {@code -Dlarge.migrations=10000
 * -Dlarge.megabytes=100} makes more of both.
 */
class LargeFoldersTests {
    private static final int MANY = Integer.getInteger("large.migrations", 1_000);
    private static final int MEGABYTES = Integer.getInteger("large.megabytes", 4);

    private static final LocalDateTime START = LocalDateTime.of(2024, 1, 1, 0, 0);

    @TempDir
    Path directory;

    static List<String> tools() {
        return List.of(
                "plain",
                "flyway",
                "drizzle",
                "drizzle-folders",
                "prisma",
                "goose",
                "golang-migrate",
                "dbmate",
                "atlas",
                "mybatis",
                "pgroll",
                "sqitch",
                "supabase",
                "liquibase");
    }

    @ParameterizedTest
    @MethodSource("tools")
    void readsManyMigrations(String tool) throws IOException, SQLException {
        List<String> statements = new ArrayList<>();
        for (int i = 1; i <= MANY; i++) {
            statements.add("CREATE TABLE t" + i + " (id INT)");
        }

        MigrationFolder folder = open(tool, write(tool, statements));

        assertThat(folder.all()).hasSize(MANY);
        assertThat(folder.all().get(MANY - 1).up().text()).contains("CREATE TABLE t" + MANY + " ");
        if (!List.of("supabase", "pgroll").contains(tool)) {
            knowsWhatIsPending(folder);
        }
    }

    /** Held against a history as long as the folder: what is slow for each pair of the two would take minutes. */
    private static void knowsWhatIsPending(MigrationFolder folder) throws SQLException {
        List<Migration> before = folder.all().subList(0, MANY - 1);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            folder.baseline(connection, before);

            assertThat(folder.pending(connection)).containsExactly(folder.all().get(MANY - 1));
            assertThat(folder.applied(connection)).hasSameSizeAs(before);
            assertThat(folder.skipped(connection)).isEmpty();
            assertThat(folder.unknown(connection)).isEmpty();
            assertThat(folder.validate(connection)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("tools")
    void readsALargeFile(String tool) throws IOException {
        // goose takes no line of four megabytes, Liquibase is slow with such a string, MyBatis cuts at a semicolon in
        // one too.
        String word = tool.equals("mybatis") ? "x,y " : "x;y ";
        String row = "('" + word.repeat(255) + "')";
        String rows = (row + ",\n").repeat(MEGABYTES << 10) + row;

        MigrationFolder folder =
                open(tool, write(tool, List.of("INSERT INTO t VALUES (1)", "INSERT INTO t VALUES " + rows)));

        assertThat(folder.all()).hasSize(2);
        // pgroll's own files are read for statements only where they have any.
        assertThat(folder.all().get(1).up().statements())
                .singleElement()
                .satisfies(statement -> assertThat(statement.sql().length()).isGreaterThan(MEGABYTES << 20));
    }

    /** The tools open what they find by its name, and so follow it. */
    @ParameterizedTest
    @MethodSource("tools")
    void followsALinkOutOfTheFolder(String tool) throws IOException {
        Path root = write(tool, List.of("CREATE TABLE here (id INT)", "CREATE TABLE outside (id INT)"));
        Path outside = Files.createDirectories(directory.resolve("outside"));
        List<Path> scripts;
        try (var files = Files.walk(root)) {
            scripts = files.filter(Files::isRegularFile).toList();
        }
        for (Path script : scripts) {
            if (Files.readString(script).contains("TABLE outside")) {
                Path moved = Files.move(script, outside.resolve(script.getFileName()));
                Files.createSymbolicLink(script, moved);
            }
        }

        MigrationFolder folder = open(tool, root);

        assertThat(folder.all()).hasSize(2);
        assertThat(folder.all().get(1).up().text()).contains("CREATE TABLE outside");
    }

    private static MigrationFolder open(String tool, Path root) throws IOException {
        if (tool.equals("atlas")) {
            WrittenSum.in(root);
        }
        return MigrationTools.open(FolderSettings.of(root), Optional.of(tool.replace("-folders", "")));
    }

    /** A folder with a migration for each statement. */
    private Path write(String tool, List<String> statements) throws IOException {
        Map<String, String> files = new TreeMap<>();
        StringJoiner journal = new StringJoiner(",", "{\"version\":\"7\",\"dialect\":\"sqlite\",\"entries\":[", "]}");
        StringBuilder plan = new StringBuilder("%project=hotel\n\n");
        StringBuilder changelog = new StringBuilder("--liquibase formatted sql\n");
        for (int i = 1; i <= statements.size(); i++) {
            String sql = statements.get(i - 1) + ";\n";
            String number = "%05d".formatted(i);
            String time = START.plusSeconds(i).format(DateTimeFormatter.ofPattern("yyyyMMddHHmmss"));
            switch (tool) {
                case "plain" -> files.put("m/" + number + "_a.sql", sql);
                case "flyway" -> files.put("m/V" + i + "__a.sql", sql);
                case "drizzle" -> {
                    files.put("m/" + number + "_a.sql", sql);
                    journal.add(
                            "{\"idx\":" + i + ",\"when\":" + i + ",\"tag\":\"" + number + "_a\",\"breakpoints\":true}");
                }
                case "drizzle-folders" -> files.put("m/" + time + "_a/migration.sql", sql);
                case "prisma" -> files.put("m/" + time + "_a/migration.sql", sql);
                case "goose" -> files.put("m/" + number + "_a.sql", "-- +goose Up\n" + sql);
                case "golang-migrate" -> files.put("m/" + i + "_a.up.sql", sql);
                case "dbmate" -> files.put("m/" + time + "_a.sql", "-- migrate:up\n" + sql + "-- migrate:down\n");
                case "atlas" -> files.put("m/" + time + "_a.sql", sql);
                case "mybatis" -> files.put("m/" + time + "_a.sql", "-- // a\n" + sql + "-- //@UNDO\n");
                case "pgroll" ->
                    files.put(
                            "m/" + number + "_a.yaml",
                            "operations:\n  - sql:\n      up: \""
                                    + statements.get(i - 1).replace("\n", "\\n") + "\"\n");
                case "sqitch" -> {
                    files.put("m/deploy/a" + i + ".sql", sql);
                    plan.append("a").append(i).append(" 2024-01-01T00:00:00Z Ada <ada@example.org>\n");
                }
                case "supabase" -> files.put("supabase/migrations/" + time + "_a.sql", sql);
                default ->
                    changelog.append("--changeset ada:").append(i).append('\n').append(sql);
            }
        }
        switch (tool) {
            case "drizzle-folders" ->
                files.put(
                        files.keySet().iterator().next().replace("migration.sql", "snapshot.json"),
                        "{\"version\":\"7\",\"dialect\":\"sqlite\",\"id\":\"a\",\"prevIds\":[]}");
            case "drizzle" -> files.put("m/meta/_journal.json", journal.toString());
            case "prisma" -> files.put("m/migration_lock.toml", "provider = \"sqlite\"\n");
            case "sqitch" -> {
                files.put("m/sqitch.plan", plan.toString());
                files.put("m/sqitch.conf", "[core]\n\tengine = sqlite\n");
            }
            case "liquibase" -> files.put("m/changelog.sql", changelog.toString());
            default -> {}
        }
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = directory.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        return directory.resolve(tool.equals("supabase") ? "supabase/migrations" : "m");
    }
}
