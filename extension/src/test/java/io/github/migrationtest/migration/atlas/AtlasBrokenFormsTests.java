package io.github.migrationtest.migration.atlas;

import static io.github.migrationtest.migration.Scratch.names;
import static io.github.migrationtest.migration.Scratch.rows;
import static io.github.migrationtest.migration.Scratch.tables;
import static io.github.migrationtest.migration.Scratch.up;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.MigrationFailedException;
import io.github.migrationtest.migration.MigrationFolder;
import io.github.migrationtest.migration.MigrationFolderException;
import io.github.migrationtest.migration.MigrationTools;
import io.github.migrationtest.migration.Scratch;
import io.github.migrationtest.migration.ToolOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Broken files between two that apply. Atlas compares the sum first, for which it reads every file ({@code Validate} and {@code
 * LocalDir.Files} of {@code sql/migrate/dir.go}), and asks a file for its transaction mode and its statements right before it runs it
 * ({@code migrateApplyRun} of {@code cmd/atlas/internal/cmdapi/migrate.go}, {@code Executor.Execute} of {@code sql/migrate/migrate.go}).
 */
class AtlasBrokenFormsTests {
    private final Scratch scratch;

    AtlasBrokenFormsTests(@TempDir Path directory) throws IOException {
        scratch = new Scratch(directory)
                .write("1_a.sql", "CREATE TABLE a (id INT);")
                .write("3_c.sql", "CREATE TABLE c (id INT);");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
            MARKCREATE TABLE b (id INT);                       | runs [a, b, c]
            CREATE TABLE b (id INT);CRNL                       | runs [a, b, c]
            CREATE TABLE b (id INT)                            | runs [a, b, c]
            BLANK                                              | runs [a, c]
            -- nothing yet                                     | runs [a, c]
            -- atlas:unknown xNLNLCREATE TABLE b (id INT);     | runs [a, b, c]
            -- atlas:nolintNLNLCREATE TABLE b (id INT);        | runs [a, b, c]
            -- atlas:txmode allNLCREATE TABLE b (id INT);      | runs [a, b, c]
            MARK-- atlas:txmode allNLNLCREATE TABLE b (id INT); | runs [a, b, c]
            -- atlas:txmode allNLNLCREATE TABLE b (id INT);    | 2_b failed before its first statement: FILE, line 1: The file says atlas:txmode all: "txmode "all" is not allowed in file directive". It takes file and none. [a]
            -- atlas:txmodeNLNLCREATE TABLE b (id INT);        | 2_b failed before its first statement: FILE, line 1: The file says atlas:txmode : "unknown txmode "" found in file directive". It takes file and none. [a]
            CREATE TABLE b (id INT);NLSELECT 'x                | 2_b failed before its first statement: FILE, line 2: Atlas cannot cut the file into statements: "scanning statements from "2_b.sql": unclosed quote '''". Close it, or say with -- atlas:delimiter what ends the statements. [a]
            CREATE TABLE b (id INT);NLSELECT (1;               | 2_b failed before its first statement: FILE, line 2: Atlas cannot cut the file into statements: "scanning statements from "2_b.sql": unclosed '('". Close it, or say with -- atlas:delimiter what ends the statements. [a]
            CREATE TABLE b (id INT);NLCREATE TABL d;           | 2_b failed at statement 2 (line 2 of 2_b.sql) [a]
            -- atlas:delimiter //NLNLCREATE TABLE b (id INT)//NLCREATE TABLE d (id INT); | runs [a, b, c, d]
            """)
    void looksIntoAFileWhenItsTurnComes(String text, String expected) throws IOException, SQLException {
        scratch.write(
                "2_b.sql",
                text.replace("MARK", "\uFEFF")
                        .replace("BLANK", "")
                        .replace("CRNL", "\r\n")
                        .replace("NL", "\n"));
        WrittenSum.in(scratch.folder());

        assertThat(outcome(Map.of())).isEqualTo(expected);
    }

    @Test
    void refusesBytesOnlyWhereTheyWouldBeStored() throws IOException, SQLException {
        Path file = scratch.folder().resolve("2_b.sql");
        Files.writeString(file, "-- \u00E9\nCREATE TABLE b (id INT);", ISO_8859_1);
        WrittenSum.in(scratch.folder());
        assertThat(outcome(Map.of())).isEqualTo("runs [a, b, c]");

        Files.delete(scratch.directory().resolve("test.db"));
        Files.writeString(file, "SELECT '\u00E9';", ISO_8859_1);
        WrittenSum.in(scratch.folder());
        assertThat(outcome(Map.of()))
                .startsWith("2_b failed before its first statement: FILE, line 1: the byte 0xE9 is no UTF-8.");
    }

    /** {@code tx-mode=all}: nothing is committed before the last. */
    @Test
    void rollsBackTheFilesBeforeItInModeAll() throws IOException, SQLException {
        scratch.write("2_b.sql", "SELECT 'x");
        WrittenSum.in(scratch.folder());
        MigrationFolder folder = open(Map.of("tx-mode", "all"));
        try (Connection connection = scratch.connect(folder)) {
            assertThat(failure(folder, connection))
                    .endsWith(
                            "\nAll files of the run were rolled back. Atlas reads a file when its turn comes, and stops there"
                                    + " again next time.");
            assertThat(tables(connection)).containsExactly("atlas_schema_revisions");
            assertThat(rows(connection, "SELECT * FROM atlas_schema_revisions")).isEmpty();
        }
    }

    @Test
    void looksIntoNoFileThatIsApplied() throws IOException, SQLException {
        scratch.write("1_a.sql", "SELECT 'x");
        WrittenSum.in(scratch.folder());
        MigrationFolder folder = open(Map.of());
        try (Connection connection = scratch.connect(folder)) {
            folder.baseline(connection, folder.all().subList(0, 1));

            up(folder, connection);
            assertThat(tables(connection)).contains("c");
            assertThat(names(folder.pending(connection))).isEmpty();
        }
    }

    /** {@code fs.Glob} asks for names only, and {@code Validate} reads what they stand for. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a folder            | refused: The script FILE cannot be read: Is a directory.
            a link to a file    | runs [a, b, c]
            a link to a folder  | refused: The script FILE cannot be read: Is a directory.
            a link to nowhere   | refused: The script FILE cannot be read: FILE (it is a link that leads nowhere).
            """)
    void readsWhateverIsCalledAFile(String what, String expected) throws IOException, SQLException {
        Path file = scratch.folder().resolve("2_b.sql");
        Path elsewhere = scratch.directory().resolve("elsewhere");
        WrittenSum.in(scratch.folder());
        switch (what) {
            case "a folder" -> Files.createDirectory(file);
            case "a link to a file" -> {
                Files.createSymbolicLink(file, Files.writeString(elsewhere, "CREATE TABLE b (id INT);"));
                WrittenSum.in(scratch.folder());
            }
            case "a link to a folder" -> Files.createSymbolicLink(file, Files.createDirectory(elsewhere));
            default -> Files.createSymbolicLink(file, elsewhere);
        }

        assertThat(outcome(Map.of())).isEqualTo(expected);
    }

    /** {@code HashFile.UnmarshalText} splits every line but the first at {@code h1:}, an empty one behind the last too. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            crlf        | runs [a, c]
            blank end   | refused: FOLDER/atlas.sum, line 4 has no h1: in it. Atlas refuses the folder: "checksum file format invalid". If that is as it should be, run atlas migrate hash; else restore the file.
            blank line  | refused: FOLDER/atlas.sum, line 2 has no h1: in it. Atlas refuses the folder: "checksum file format invalid". If that is as it should be, run atlas migrate hash; else restore the file.
            no line end | runs [a, c]
            mark        | refused: FOLDER/atlas.sum, line 1 is not the sum of the lines below it: the file was edited or merged by hand. Atlas refuses the folder: "checksum mismatch". If that is as it should be, run atlas migrate hash; else restore the file.
            empty       | refused: FOLDER/atlas.sum, line 1 is not the sum of the lines below it: the file was edited or merged by hand. Atlas refuses the folder: "checksum mismatch". If that is as it should be, run atlas migrate hash; else restore the file.
            nowhere     | refused: The folder FOLDER has no atlas.sum. Atlas refuses the folder: "checksum file not found". If that is as it should be, run atlas migrate hash; else restore the file.
            """)
    void readsTheSumLineByLine(String form, String expected) throws IOException, SQLException {
        WrittenSum.in(scratch.folder());
        Path sum = scratch.folder().resolve("atlas.sum");
        String text = Files.readString(sum);
        switch (form) {
            case "crlf" -> Files.writeString(sum, text.replace("\n", "\r\n"));
            case "blank end" -> Files.writeString(sum, text + "\n");
            case "blank line" -> Files.writeString(sum, text.replaceFirst("\n", "\n\n"));
            case "no line end" -> Files.writeString(sum, text.stripTrailing());
            case "mark" -> Files.writeString(sum, "\uFEFF" + text);
            case "empty" -> Files.writeString(sum, "");
            default -> {
                Files.delete(sum);
                Files.createSymbolicLink(sum, Path.of("nowhere"));
            }
        }

        assertThat(outcome(Map.of())).isEqualTo(expected);
    }

    /** {@code NewHashFile} takes exactly {@code ignore}, at the end of the first line. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "-- atlas:sum ignored",
                "-- atlas:sum ignore ",
                "-- atlas:sum ignore\r",
                "-- atlas:sum",
                "\uFEFF-- atlas:sum ignore"
            })
    void sumsUpAFileThatDoesNotSayExactlyThatItIsIgnored(String line) throws IOException, SQLException {
        scratch.write("2_b.sql", line + "\n\nCREATE TABLE b (id INT);");
        WrittenSum.in(scratch.folder());

        assertThat(Files.readString(scratch.folder().resolve("atlas.sum"))).contains("2_b.sql h1:");
        assertThat(outcome(Map.of())).isEqualTo("runs [a, b, c]");
    }

    private String outcome(Map<String, String> options) throws SQLException {
        String found;
        try {
            MigrationFolder folder = open(options);
            try (Connection connection = scratch.connect(folder)) {
                String failure = failure(folder, connection);
                found = (failure.isEmpty() ? "runs" : told(failure)) + " "
                        + tables(connection).stream()
                                .filter(table -> !table.equals("atlas_schema_revisions"))
                                .toList();
            }
        } catch (MigrationFolderException e) {
            found = "refused: " + e.getMessage();
        }
        return found.replace(scratch.folder().resolve("2_b.sql").toString(), "FILE")
                .replace(scratch.folder().toString(), "FOLDER");
    }

    /** Without what the engine says. */
    private static String told(String failure) {
        String first = failure.lines().findFirst().orElse("");
        return first.contains("failed at statement") ? first.split(": ", 2)[0] : first;
    }

    private static String failure(MigrationFolder folder, Connection connection) throws SQLException {
        try {
            up(folder, connection);
            return "";
        } catch (MigrationFailedException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private MigrationFolder open(Map<String, String> options) {
        ToolOptions said = new ToolOptions(
                Map.of(), Map.of(), options, Optional.empty(), List.of(), Optional.empty(), Optional.empty());
        return MigrationTools.open(
                new FolderSettings(scratch.folder(), Optional.empty(), Optional.empty(), Optional.empty(), said),
                Optional.of("atlas"));
    }
}
