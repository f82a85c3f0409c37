package io.github.migrationtest.internal.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationtest.Rehearsal;
import io.github.migrationtest.check.RehearsalResult;
import io.github.migrationtest.migration.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Faulty migrations, of which all must be found and nothing else said, and right ones that look suspicious, of which nothing may be.
 *
 * <p>Each case is a folder: {@code before.sql} makes the schema and the rows, {@code change.sql} is the migration, {@code back.sql} its
 * way back where it has one, {@code found.txt} what must be found, a line each: the check, what it is about, and {@code warning} where
 * it is one. golang-migrate runs them, each in a transaction, on a driver that enforces foreign keys.
 */
class CorpusTests {
    private static final Path CORPUS = Path.of("src/test/resources/corpus");

    @TempDir
    Path directory;

    static Stream<Path> cases() throws IOException {
        try (Stream<Path> folders = Files.walk(CORPUS, 2)) {
            return folders.filter(folder -> Files.exists(folder.resolve("change.sql"))).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void findsWhatIsFaultyAndNothingElse(Path folder) throws IOException, SQLException {
        Path lines = folder.resolve("found.txt");
        Set<String> expected = Set.copyOf(Files.exists(lines) ? Files.readAllLines(lines) : List.of());

        RehearsalResult result = rehearsed(folder);

        Set<String> found = result.findings().stream()
                .filter(finding -> !isOfNoWayBack(folder, finding))
                .map(CorpusTests::line)
                .collect(Collectors.toSet());
        assertThat(found).as("%s: %s", folder, result.findings()).isEqualTo(expected);
        assertThat(expected.isEmpty()).isEqualTo(folder.startsWith(CORPUS.resolve("right")));
    }

    /** A folder in which nothing can be taken back is told so once, and most cases are not about that. */
    private static boolean isOfNoWayBack(Path folder, Finding finding) {
        return finding.check().equals("reversible") && !Files.exists(folder.resolve("back.sql"));
    }

    private static String line(Finding finding) {
        return finding.check()
                + finding.object().map(object -> " " + object).orElse("")
                + (finding.severity() == Finding.Severity.WARNING ? " warning" : "");
    }

    private RehearsalResult rehearsed(Path folder) throws IOException, SQLException {
        String before = Files.readString(folder.resolve("before.sql"));
        Path copy = directory.resolve("production.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + copy);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(before);
        }
        Path migrations = Files.createDirectory(directory.resolve("migrations"));
        Files.writeString(migrations.resolve("1_before.up.sql"), before);
        Files.copy(folder.resolve("change.sql"), migrations.resolve("2_change.up.sql"));
        if (Files.exists(folder.resolve("back.sql"))) {
            Files.copy(folder.resolve("back.sql"), migrations.resolve("2_change.down.sql"));
        }
        return Rehearsal.builder()
                .migrations(migrations.toString())
                .tool("golang-migrate")
                .runtime("go-sqlite3?_foreign_keys=on")
                .copyOf(copy)
                .baseline("1")
                .directory(directory.resolve("databases").toString())
                .build()
                .run();
    }
}
