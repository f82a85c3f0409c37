package io.github.migrationtest.migration.pgroll;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.MigrationFolder;
import io.github.migrationtest.migration.MigrationFolderException;
import io.github.migrationtest.migration.MigrationTools;
import io.github.migrationtest.migration.Scratch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Broken files as {@code CollectFilesFromDir} lists and {@code ReadRawMigration} reads them ({@code pkg/migrations/op_common.go} of
 * pgroll): by {@code fs.Glob}, which asks for names only, and with {@code encoding/json}, of which the first value counts and which
 * replaces what is no UTF-8. What is in the operations is its program's to say.
 */
class PgrollBrokenFormsTests {
    private final Scratch scratch;

    PgrollBrokenFormsTests(@TempDir Path directory) throws IOException {
        scratch = new Scratch(directory).write("1_a.json", "{\"operations\": []}");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
            2_b.json | {"operations": [}               | refused: FILE, line 1: The file is no JSON: Unexpected close marker '}': expected ']' (for Array starting at line: 1, column: 16). pgroll then applies nothing of the folder. Correct it.
            2_b.json | {NL"operations": [NL{"sql": {"up": "SELECT | refused: FILE, line 3: The file is no JSON: Unexpected end-of-input: was expecting closing quote for a string value. pgroll then applies nothing of the folder. Correct it.
            2_b.json | {operations: []}                | refused: FILE, line 1: The file is no JSON: Unexpected character ('o' (code 111)): was expecting double-quote to start field name. pgroll then applies nothing of the folder. Correct it.
            2_b.json | MARK{"operations": []}          | refused: FILE, line 1: The file begins with a byte order mark, which no JSON does. pgroll then applies nothing of the folder. Save it without.
            2_b.json | BLANK                           | refused: FILE: The file is empty, which is no JSON. pgroll then applies nothing of the folder. Give it operations.
            2_b.json | {"operations": []} and so on    | 1_a, 2_b
            2_b.json | {NL"operations": CRNL[]}CRNL    | 1_a, 2_b
            2_b.json | {"operations": "none"}          | 1_a, 2_b
            2_b.yaml | MARKoperations: []              | 1_a, 2_b
            2_b.yml  | BLANK                           | 1_a, 2_b
            .2_b.yml | operations: []                  | .2_b, 1_a
            2_b.YAML | operations: []                  | 1_a
            2_b.txt  | operations: []                  | 1_a
            """)
    void readsItAsPgrollDoes(String name, String text, String expected) throws IOException {
        scratch.write(
                name,
                text.replace("MARK", "\uFEFF")
                        .replace("BLANK", "")
                        .replace("CR", "\r")
                        .replace("NL", "\n"));

        assertThat(outcome(name)).isEqualTo(expected);
    }

    @Test
    void replacesWhatIsNoUtf8InJsonOnly() throws IOException {
        Path json = scratch.folder().resolve("2_b.json");
        Files.writeString(json, "{\"operations\": [{\"sql\": {\"up\": \"SELECT '\u00E9'\"}}]}", ISO_8859_1);
        assertThat(open().all().get(1).up().statements().get(0).sql()).isEqualTo("SELECT '\uFFFD'");

        Files.delete(json);
        Files.writeString(scratch.folder().resolve("2_b.yaml"), "operations: [] # \u00E9\n", ISO_8859_1);
        assertThat(outcome("2_b.yaml"))
                .isEqualTo("refused: FILE, line 1: the byte 0xE9 is no UTF-8. Save the file in that encoding.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a file    | 1_a, 2_b
            a folder  | refused: The script FILE cannot be read: Is a directory.
            nowhere   | refused: The script FILE cannot be read: FILE (it is a link that leads nowhere).
            """)
    void followsLinks(String to, String expected) throws IOException {
        Path target = scratch.directory().resolve("elsewhere");
        switch (to) {
            case "a file" -> Files.writeString(target, "{\"operations\": []}");
            case "a folder" -> Files.createDirectory(target);
            default -> assertThat(target).doesNotExist();
        }
        Files.createSymbolicLink(scratch.folder().resolve("2_b.json"), target);

        assertThat(outcome("2_b.json")).isEqualTo(expected);
    }

    @Test
    void takesAFolderWithTheNameOfAFileForOne() throws IOException {
        Files.createDirectory(scratch.folder().resolve("0_b.json"));

        assertThat(outcome("0_b.json")).isEqualTo("refused: The script FILE cannot be read: Is a directory.");
        assertThat(new PgrollTool().recognises(scratch.folder())).isTrue();
    }

    /** A statement that is longer than our reader of JSON wants to see is none of pgroll's limits. */
    @Test
    void readsALongStatement() throws IOException {
        scratch.write("2_b.json", "{\"operations\": [{\"sql\": {\"up\": \"" + "x".repeat(30_000_000) + "\"}}]}");

        assertThat(outcome("2_b.json")).isEqualTo("1_a, 2_b");
    }

    @Test
    void saysThatThereIsNone() throws IOException {
        Files.move(scratch.folder().resolve("1_a.json"), scratch.folder().resolve("1_a.json5"));

        assertThat(outcome(""))
                .isEqualTo("refused: The folder " + scratch.folder()
                        + " has no migration of pgroll. Name them <name>.yaml or <name>.json.");
    }

    private MigrationFolder open() {
        return MigrationTools.open(FolderSettings.of(scratch.folder()), Optional.of("pgroll"));
    }

    private String outcome(String file) {
        try {
            return String.join(", ", Scratch.names(open().all()));
        } catch (MigrationFolderException e) {
            String message = String.valueOf(e.getMessage());
            return "refused: "
                    + (file.isEmpty()
                            ? message
                            : message.replace(scratch.folder().resolve(file).toString(), "FILE"));
        }
    }
}
