package io.github.migrationtest.assertions;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.schema.SchemaSnapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file that holds a schema as SQL, to be reviewed and committed. Its first line says what wrote it and for which engine; no
 * other file is ever overwritten.
 */
final class SchemaFile {
    /** Set to {@code true}, it has files written anew. */
    static final String UPDATE = "migrationtest.update-schema-files";

    private static final Pattern FIRST_LINE = Pattern.compile("-- (\\w+) schema, written by Migration Test\\b.*");

    private final Path path;
    private final SchemaSnapshot schema;

    SchemaFile(String path, SchemaSnapshot schema) {
        this.path = Path.of(path).toAbsolutePath().normalize();
        this.schema = schema;
    }

    Path path() {
        return path;
    }

    /** What the file must hold. */
    String expectedText() {
        return "-- " + schema.kind().productName()
                + " schema, written by Migration Test: reviewed by people, written anew with -D" + UPDATE + "=true\n\n"
                + schema.toSql();
    }

    static boolean isToBeUpdated() {
        return Boolean.getBoolean(UPDATE);
    }

    /** What it holds, with line ends of one character; none if there is no such file. */
    Optional<String> text() {
        try {
            return Files.exists(path) ? Optional.of(Files.readString(path).replace("\r\n", "\n")) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("The schema file " + path + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Why a text is not one of these files; none if it is. */
    Optional<String> refusal(String text) {
        Matcher matcher = FIRST_LINE.matcher(text.lines().findFirst().orElse(""));
        if (!matcher.matches()) {
            return Optional.of("that file was written by somebody else: its first line is not that of a schema file."
                    + " Name another one");
        }
        boolean ours = matcher.group(1).equals(schema.kind().productName());
        return ours
                ? Optional.empty()
                : Optional.of("that is a schema of " + known(matcher.group(1)) + ", and this one is of "
                        + schema.kind().productName() + ". Name a file for each");
    }

    private static String known(String engine) {
        return Arrays.stream(DatabaseKind.values())
                .map(DatabaseKind::productName)
                .filter(engine::equals)
                .findFirst()
                .orElse("another engine");
    }

    /** Writes it whole or not at all. */
    void write() {
        try {
            // What a link leads to is written, not the link.
            Path target = Files.exists(path) ? path.toRealPath() : path;
            Path folder = Files.createDirectories(target.getParent() == null ? target : target.getParent());
            Path whole = Files.createTempFile(folder, "." + target.getFileName(), ".new");
            try {
                Files.writeString(whole, expectedText());
                move(whole, target);
            } finally {
                Files.deleteIfExists(whole);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The schema file " + path + " cannot be written: " + e, e);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** What is different, as lines of text; the first line, which says what wrote it, is none of it. */
    List<String> differences(String text) {
        return ScriptDiff.between(withoutFirstLine(text), withoutFirstLine(expectedText()), schema.kind());
    }

    private static String withoutFirstLine(String text) {
        return text.substring(Math.min(text.length(), text.indexOf('\n') + 1));
    }
}
