package io.github.migrationtest.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationtest.database.DatabaseKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands in the folders of tools that have no program to ask: names that are none, twins, links, folders with the name of a file. */
class BrokenNamesTests {
    private final Scratch scratch;

    BrokenNamesTests(@TempDir Path directory) throws IOException {
        scratch = new Scratch(directory);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            plain | 2_b.sql | 1_a, 2_b
            plain | b.sql | 1_a; Never applied, since nothing in their names makes them migrations of this folder: b.sql in FOLDER. Name them as the others are, or leave them.
            plain | _b.sql | 1_a; Never applied, since nothing in their names makes them migrations of this folder: _b.sql in FOLDER. Name them as the others are, or leave them.
            plain | 1_b.sql | refused: Two migrations have version 1: 1_a and 1_b in FOLDER. Renumber one of them.
            plain | 01_b.sql | refused: Two migrations have version 1: 01_b and 1_a in FOLDER. Renumber one of them.
            plain | 2_b.SQL | 1_a; Never applied, since nothing in their names makes them migrations of this folder: 2_b.SQL in FOLDER. Name them as the others are, or leave them.
            plain | 2_b.sql.txt | 1_a
            plain | .2_b.sql | 1_a
            plain | 2_b.down.sql | 1_a; Never applied, since nothing in their names makes them migrations of this folder: 2_b.down.sql in FOLDER. Name them as the others are, or leave them.
            plain | 1_a.down.sql | 1_a
            plain | link 2_b.sql | 1_a, 2_b
            plain | link folder 2_b.sql | refused: The script FOLDER/2_b.sql cannot be read: Is a directory.
            plain | folder 2_b.sql | refused: The script FOLDER/2_b.sql cannot be read: Is a directory.
            supabase | 2_b.sql | 1_a, 2_b
            supabase | b.sql | 1_a; Supabase never applies b.sql: it is not named <date>_<name>.sql.
            supabase | _b.sql | 1_a; Supabase never applies _b.sql: it is not named <date>_<name>.sql.
            supabase | 1_b.sql | 1_a, 1_b
            supabase | 01_b.sql | 01_b, 1_a
            supabase | 2_b.SQL | 1_a; Supabase never applies 2_b.SQL: it is not named <date>_<name>.sql.
            supabase | 2_b.sql.txt | 1_a; Supabase never applies 2_b.sql.txt: it is not named <date>_<name>.sql.
            supabase | .2_b.sql | 1_a; Supabase never applies .2_b.sql: it is not named <date>_<name>.sql.
            supabase | link 2_b.sql | 1_a, 2_b
            supabase | link folder 2_b.sql | 1_a, 2_b
            supabase | folder 2_b.sql | 1_a
            """)
    void takesOrTellsOf(String tool, String what, String expected) throws IOException {
        scratch.write("1_a.sql", "SELECT 1;\n");
        make(what);

        assertThat(outcome(tool).replace(scratch.folder().toString(), "FOLDER")).isEqualTo(expected);
    }

    private void make(String what) throws IOException {
        Path file = scratch.folder().resolve(what.substring(what.lastIndexOf(' ') + 1));
        Path elsewhere = scratch.directory().resolve("elsewhere");
        if (what.startsWith("link folder ")) {
            Files.createSymbolicLink(file, Files.createDirectory(elsewhere));
        } else if (what.startsWith("link ")) {
            Files.createSymbolicLink(file, Files.writeString(elsewhere, "SELECT 2;\n"));
        } else if (what.startsWith("folder ")) {
            Files.createDirectory(file);
        } else {
            Files.writeString(file, "SELECT 2;\n");
        }
    }

    private String outcome(String tool) {
        try {
            DatabaseKind kind = tool.equals("supabase") ? DatabaseKind.POSTGRESQL : DatabaseKind.SQLITE;
            MigrationFolder folder = MigrationTools.open(
                    new FolderSettings(scratch.folder(), Optional.empty(), Optional.empty(), Optional.of(kind)),
                    Optional.of(tool));
            return String.join(", ", Scratch.names(folder.all()))
                    + (folder.warnings().isEmpty() ? "" : "; " + String.join(" ", folder.warnings()));
        } catch (MigrationFolderException e) {
            return "refused: " + e.getMessage();
        }
    }
}
