package io.github.migrationtest.internal.rehearsal;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.migration.SqlScript;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * One migration with the rows it meets, as a text: a title, the schema with its rows, the migration, and what must be found.
 *
 * @param found in a loss's line, then {@code @} and the statements that took it; what fails no test has its kind in front
 */
record CorpusCase(String title, String before, String migration, List<String> found) {

    static Stream<CorpusCase> read(String file) {
        try {
            String text = Files.readString(Path.of("src/test/resources/meaning", file));
            return Arrays.stream(text.split("(?m)^=== ")).skip(1).map(CorpusCase::parse);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CorpusCase parse(String text) {
        int end = text.indexOf('\n');
        String[] parts = text.substring(end + 1).split("(?m)^--- (migration|found)\n");
        return new CorpusCase(
                text.substring(0, end),
                parts[0],
                parts[1].strip() + "\n",
                parts.length < 3 ? List.of() : parts[2].strip().lines().toList());
    }

    boolean enforcesForeignKeys() {
        return !title.endsWith("[foreign keys off]");
    }

    /** What the schema and its rows are made by. */
    List<String> statementsBefore(DatabaseKind kind) {
        return SqlScript.split(kind, Path.of("before.sql"), before).statements().stream()
                .map(statement -> statement.sql())
                .toList();
    }

    @Override
    public String toString() {
        return title;
    }
}
