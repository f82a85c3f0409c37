package io.github.migrationtest.migration.golangmigrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.MigrationFolder;
import io.github.migrationtest.migration.MigrationTools;
import io.github.migrationtest.migration.Scratch;
import io.github.migrationtest.migration.SideBySide;
import io.github.migrationtest.migration.ToolOptions;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same folders by golang-migrate itself and by us, forward and back; {@code MIGRATION_TEST_GOLANG_MIGRATE} says where the program is.
 */
class SameAsGolangMigrateTests {
    private final Path directory;
    private final Scratch scratch;

    SameAsGolangMigrateTests(@TempDir Path directory) throws IOException {
        this.directory = directory;
        this.scratch = new Scratch(directory);
    }

    /** A folder, what is said to it in the URL, and with which of PostgreSQL's drivers. */
    private record Folder(Map<String, String> files, Map<String, String> options, Optional<String> runtime) {
        static Folder of(String... files) {
            Map<String, String> named = new TreeMap<>();
            for (int i = 0; i < files.length; i += 2) {
                named.put(files[i], files[i + 1]);
            }
            return new Folder(named, Map.of(), Optional.empty());
        }

        Folder with(String... options) {
            Map<String, String> all = new TreeMap<>(this.options);
            for (int i = 0; i < options.length; i += 2) {
                all.put(options[i], options[i + 1]);
            }
            return new Folder(files, all, runtime);
        }

        Folder on(String driver) {
            return new Folder(files, options, Optional.of(driver));
        }
    }

    static Stream<Arguments> cases() {
        return Stream.of(DatabaseKind.values()).flatMap(kind -> folders(kind).entrySet().stream()
                .map(folder -> Arguments.of(kind, folder.getKey(), folder.getValue())));
    }

    private static Map<String, Folder> folders(DatabaseKind kind) {
        Map<String, Folder> folders = new TreeMap<>();
        folders.put(
                "forward and back",
                Folder.of(
                        "1_a.up.sql",
                        "CREATE TABLE a (id INT PRIMARY KEY, name VARCHAR(20));\nINSERT INTO a VALUES (1, 'x;y');\n",
                        "1_a.down.sql",
                        "DROP TABLE a;",
                        "2_b.up.sql",
                        "CREATE TABLE b (id INT PRIMARY KEY);\r\nCREATE INDEX a_name ON a (name);\r\n",
                        "2_b.down.sql",
                        "DROP TABLE b; DELETE FROM a",
                        "10_c.up.sql",
                        "DELETE FROM b;"));
        folders.put(
                "fails half-way",
                Folder.of(
                        "1_a.up.sql",
                        "CREATE TABLE a (id INT);",
                        "2_b.up.sql",
                        "INSERT INTO a VALUES (1); CREATE TABLE b (id INT); INSERT INTO nope VALUES (1);"));
        folders.put(
                "fails on the way back",
                Folder.of("1_a.up.sql", "CREATE TABLE a (id INT);", "1_a.down.sql", "DROP TABLE a; DROP TABLE nope;"));
        folders.put(
                "has its own commit",
                Folder.of("1_a.up.sql", "CREATE TABLE a (id INT); COMMIT;", "2_b.up.sql", "SELECT 1"));
        folders.put(
                "leaves its transaction open",
                Folder.of("1_a.up.sql", "BEGIN; CREATE TABLE a (id INT); INSERT INTO a VALUES (1);"));
        // Written in Latin-1, as all files here are whose characters that has.
        if (kind != DatabaseKind.POSTGRESQL) {
            folders.put("another encoding in a comment", Folder.of("1_a.up.sql", """
                                CREATE TABLE a (id INT); -- \u00E9t\u00E9
                                INSERT INTO a VALUES (1 /* \u00E9 */);
                                # \u00E9
                                """.replace(
                            "# \u00E9\n", kind == DatabaseKind.MYSQL ? "# \u00E9\n" : "")));
        }
        folders.put("an empty file", Folder.of("1_a.up.sql", "", "2_b.up.sql", "CREATE TABLE b (id INT)"));
        folders.put(
                "only the way back",
                Folder.of("1_a.up.sql", "CREATE TABLE a (id INT)", "2_b.down.sql", "DROP TABLE a"));
        folders.put(
                "a table of its own",
                Folder.of("1_a.up.sql", "CREATE TABLE a (id INT)").with("x-migrations-table", "versions"));
        if (kind == DatabaseKind.SQLITE) {
            folders.put(
                    "no transaction",
                    Folder.of("1_a.up.sql", "CREATE TABLE a (id INT); INSERT INTO nope VALUES (1);")
                            .with("x-no-tx-wrap", "true"));
        }
        if (kind == DatabaseKind.POSTGRESQL) {
            Folder open = Folder.of(
                    "1_a.up.sql",
                    "BEGIN; CREATE TABLE a (id INT); INSERT INTO a VALUES (1);",
                    "2_b.up.sql",
                    "SELECT 1");
            folders.put("leaves its transaction open to pgx", open.on("pgx/v5"));
            folders.put("pieces", Folder.of("1_a.up.sql", """
                                    CREATE TABLE a (id INT);
                                     ;
                                    CREATE INDEX CONCURRENTLY i ON a (id);
                                    SELECT 'a;b';""").with("x-multi-statement", "true"));
            folders.put(
                    "a piece that is too long",
                    Folder.of(
                                    "1_a.up.sql",
                                    "CREATE TABLE a (id INT); SELECT '" + "x".repeat(5000)
                                            + "'; CREATE TABLE b (id INT);")
                            .with("x-multi-statement", "true", "x-multi-statement-max-size", "4100"));
            folders.put(
                    "a schema of its own",
                    Folder.of("1_a.up.sql", "CREATE TABLE a (id INT)")
                            .with("x-migrations-table", "\"public\".\"of mine\"", "x-migrations-table-quoted", "1"));
            folders.put(
                    "takes too long",
                    Folder.of(
                                    "1_a.up.sql",
                                    "CREATE TABLE a (id INT)",
                                    "2_b.up.sql",
                                    "INSERT INTO a VALUES (1); SELECT pg_sleep(60);")
                            .with("x-statement-timeout", "400"));
        }
        if (kind == DatabaseKind.MYSQL || kind == DatabaseKind.MARIADB) {
            folders.put(
                    "no lock",
                    Folder.of("1_a.up.sql", "CREATE TABLE a (id INT)").with("x-no-lock", "true"));
            folders.put(
                    "a procedure",
                    Folder.of(
                            "1_a.up.sql",
                            "CREATE PROCEDURE p() BEGIN SELECT 1; SELECT 2; END; CREATE TABLE a (id INT)"));
        }
        return folders;
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("cases")
    void leavesTheSame(DatabaseKind kind, String name, Folder said) throws Exception {
        Optional<Path> program = SideBySide.find("MIGRATION_TEST_GOLANG_MIGRATE", "migrate");
        assumeTrue(
                program.isPresent(),
                "golang-migrate is not here, and neither Debian nor npm has it: set MIGRATION_TEST_GOLANG_MIGRATE to"
                        + " the program `migrate`, built with -tags 'sqlite3 postgres pgx5 mysql'.");
        for (Map.Entry<String, String> file : said.files().entrySet()) {
            Files.writeString(scratch.folder().resolve(file.getKey()), file.getValue(), StandardCharsets.ISO_8859_1);
        }
        MigrationFolder folder = MigrationTools.open(
                new FolderSettings(
                        scratch.folder(),
                        Optional.empty(),
                        said.runtime(),
                        Optional.of(kind),
                        new ToolOptions(
                                Map.of(),
                                Map.of(),
                                said.options(),
                                Optional.empty(),
                                List.of(),
                                Optional.empty(),
                                Optional.empty())),
                Optional.of("golang-migrate"));
        SideBySide both = new SideBySide(
                kind,
                scratch,
                folder,
                (database, command) -> SideBySide.endsWell(Stream.concat(
                                Stream.of(
                                        program.get().toString(),
                                        "-path",
                                        scratch.folder().toString(),
                                        "-database",
                                        url(kind, database, said)),
                                command.equals("down") ? Stream.of("down", "1") : Stream.of("up"))
                        .toList()));

        both.run();

        assertThat(both.found()).isEqualTo(both.expected());
    }

    private String url(DatabaseKind kind, String database, Folder said) {
        Map<String, String> all = new TreeMap<>(said.options());
        if (kind == DatabaseKind.POSTGRESQL) {
            all.put("sslmode", "disable");
        }
        String query = all.entrySet().stream()
                .map(option -> option.getKey() + "=" + URLEncoder.encode(option.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "?", ""));
        return switch (kind) {
            case SQLITE -> "sqlite3://" + directory.resolve(database + ".db") + query;
            case POSTGRESQL ->
                (said.runtime().isPresent() ? "pgx5://" : "postgres://") + SideBySide.login(kind) + "@"
                        + SideBySide.place(kind, database) + query;
            case MYSQL, MARIADB ->
                "mysql://" + SideBySide.login(kind) + "@tcp("
                        + SideBySide.place(kind, database).replace("/", ")/") + query;
        };
    }
}
