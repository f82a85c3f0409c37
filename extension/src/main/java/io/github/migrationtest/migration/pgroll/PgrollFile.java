package io.github.migrationtest.migration.pgroll;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.github.migrationtest.migration.MigrationFolderException;
import io.github.migrationtest.migration.ScriptFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file of operations. {@code pgroll migrate} reads all of them before it applies any ({@code UnappliedMigrations}, {@code
 * ReadRawMigration}): one that it cannot read stops it whatever is pending.
 */
record PgrollFile(Path path) {

    /** Its name is what the history calls it. */
    String name() {
        String name = String.valueOf(path.getFileName());
        return name.substring(0, name.lastIndexOf('.'));
    }

    private boolean isJson() {
        return String.valueOf(path.getFileName()).endsWith(".json");
    }

    /**
     * Its text; what is no UTF-8 Go's {@code encoding/json} replaces, and its YAML refuses.
     *
     * @throws MigrationFolderException if pgroll cannot read it; of YAML, its program says most of that
     */
    String text() {
        if (!isJson()) {
            return ScriptFiles.read(path);
        }
        String text = ScriptFiles.readReplacing(path, StandardCharsets.UTF_8);
        if (text.startsWith("\uFEFF")) {
            throw refused(1, "The file begins with a byte order mark, which no JSON does", "Save it without.", null);
        }
        checkJson(text);
        return text;
    }

    /** As far as its first value goes: pgroll does not look at what is behind. */
    private void checkJson(String text) {
        try (JsonParser parser = new JsonFactory().createParser(text)) {
            if (parser.nextToken() == null) {
                throw refused(0, "The file is empty, which is no JSON", "Give it operations.", null);
            }
            parser.skipChildren();
        } catch (StreamConstraintsException e) {
            // Larger or deeper than our reader wants to look: pgroll's has no such limits.
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw refused(line, "The file is no JSON: " + said(e), "Correct it.", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String said(JsonProcessingException e) {
        return String.valueOf(e.getOriginalMessage()).replaceAll("\\[Source: [^;]*; (line: \\d+, column: \\d+)]", "$1");
    }

    private MigrationFolderException refused(int line, String found, String remedy, @Nullable Throwable cause) {
        return new MigrationFolderException(
                path + (line > 0 ? ", line " + line : "") + ": " + found
                        + ". pgroll then applies nothing of the folder. " + remedy,
                path,
                line,
                cause);
    }
}
