package io.github.migrationtest.assertions;

import static io.github.migrationtest.assertions.DatabaseAssertions.assertThat;
import static io.github.migrationtest.assertions.Failures.messageOf;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.migrationtest.schema.SchemaSnapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.opentest4j.AssertionFailedError;

@ResourceLock(Resources.SYSTEM_PROPERTIES)
class SchemaFileTests {
    private static final String FIRST_LINE =
            "-- SQLite schema, written by Migration Test: reviewed by people, written anew"
                    + " with -Dmigrationtest.update-schema-files=true\n";

    private final SqliteMemory database = SqliteMemory.of(
            "create table users (id integer primary key, email text not null)",
            "create table notes (id integer primary key, body text default 'Empty')");

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("schema.sql");
    }

    @AfterEach
    void close() {
        System.clearProperty("migrationtest.update-schema-files");
        database.close();
    }

    private static void updateFiles() {
        System.setProperty("migrationtest.update-schema-files", "true");
    }

    private void match() {
        assertThat(database).matchesSchemaFile(file.toString());
    }

    @Test
    void writesAMissingFileAndFailsOnce() throws IOException {
        file = folder.resolve("not/there/schema.sql");

        assertThat(messageOf(this::match)).isEqualTo("[jdbc:sqlite::memory:] " + """

                Expecting database:
                  jdbc:sqlite::memory:
                to match schema file:
                  %s
                but there was no such file. It is written now: review and commit it""".formatted(file));

        assertThat(Files.readString(file)).isEqualTo(FIRST_LINE + """

                create table notes (
                    id integer primary key,
                    body text default 'Empty'
                );

                create table users (
                    id integer primary key,
                    email text not null
                );
                """);
        match();
        try (var files = Files.list(file.getParent())) {
            assertThat(files.toList()).containsExactly(file);
        }
    }

    @Test
    void printsWhatDiffersLineByLine() {
        updateFiles();
        match();
        System.clearProperty("migrationtest.update-schema-files");
        database.execute(
                "drop table notes",
                "create table notes (id integer primary key, body text default 'empty', stars int)",
                "create index notes_stars on notes (stars)",
                "drop table users",
                "create table tags (name text)");

        AssertionFailedError failure = catchThrowableOfType(AssertionFailedError.class, this::match);

        assertThat(failure.getMessage()).isEqualTo("[jdbc:sqlite::memory:] " + """

                Expecting database:
                  jdbc:sqlite::memory:
                to match schema file:
                  %s
                but these lines differ, - being in the file alone and + in the schema alone:
                    create table notes (
                  -     body text default 'Empty'
                  +     body text default 'empty'
                  +     stars int
                  + create index notes_stars on notes (stars);
                  - create table users (
                  -     id integer primary key
                  -     email text not null
                  - );
                  + create table tags (
                  +     name text
                  + );
                If the schema is right, run again with -Dmigrationtest.update-schema-files=true, then review and commit \
                the file.""".formatted(file));
        assertThat(failure.getExpected().getStringRepresentation()).contains("email text not null");
        assertThat(failure.getActual().getStringRepresentation()).contains("notes_stars");
    }

    @Test
    void cutsALongListOfLines() {
        updateFiles();
        match();
        System.clearProperty("migrationtest.update-schema-files");
        for (int i = 10; i < 20; i++) {
            database.execute("create table extra_" + i + " (id integer)");
        }

        assertThat(messageOf(this::match))
                .contains("  + create table extra_15 (\n  +     id integer\n  +" + " );\n")
                .contains("  +     id integer\n  and 10 more\nIf the schema is right, ");
    }

    @Test
    void writesTheFileAnewWhereAsked() throws IOException {
        updateFiles();
        match();
        String before = Files.readString(file);
        database.execute("alter table users add column age int");

        match();

        assertThat(Files.readString(file)).isNotEqualTo(before).contains("    age int\n");
        System.setProperty("migrationtest.update-schema-files", "false");
        match();
    }

    @Test
    void takesALinkForWhatItLeadsTo() throws IOException {
        updateFiles();
        Path link = Files.createSymbolicLink(folder.resolve("link.sql"), file);
        match();
        database.execute("create table tags (name text)");

        assertThat(database).matchesSchemaFile(link.toString());

        assertThat(Files.isSymbolicLink(link)).isTrue();
        assertThat(Files.readString(file)).contains("create table tags");
    }

    @Test
    void knowsNoDifferenceInLineEndsOrTheCaseOfNames() throws IOException {
        updateFiles();
        match();
        System.clearProperty("migrationtest.update-schema-files");

        Files.writeString(file, Files.readString(file).replace("\n", "\r\n").replace("users", "Users"));
        match();

        Files.writeString(file, Files.readString(file).replace("'Empty'", "'EMPTY'"));
        assertThat(messageOf(this::match)).contains("-     body text default 'EMPTY'\n");
    }

    @Test
    void overwritesNoFileOfSomebodyElse() throws IOException {
        updateFiles();
        for (String text : List.of("", "create table users (id integer);\n", "\n" + FIRST_LINE)) {
            Files.writeString(file, text);

            assertThat(messageOf(this::match)).isEqualTo("[jdbc:sqlite::memory:] " + """

                    Expecting database:
                      jdbc:sqlite::memory:
                    to match schema file:
                      %s
                    but that file was written by somebody else: its first line is not that of a schema file. Name another \
                    one""".formatted(file));
            assertThat(Files.readString(file)).isEqualTo(text);
        }
    }

    @Test
    void tellsTheFilesOfEnginesApart() throws IOException {
        updateFiles();
        String text = FIRST_LINE.replace("SQLite", "MariaDB") + "\ncreate table users (id int);\n";
        Files.writeString(file, text);

        assertThat(messageOf(this::match))
                .endsWith("\nbut that is a schema of MariaDB, and this one is of SQLite. Name a file for each");
        assertThat(Files.readString(file)).isEqualTo(text);
    }

    @Test
    void beginsInTheWorkingDirectory() {
        updateFiles();
        match();
        System.clearProperty("migrationtest.update-schema-files");

        String relative = Path.of("").toAbsolutePath().relativize(file).toString();

        assertThat(SchemaSnapshot.of(database)).matchesSchemaFile(relative);
    }

    @Test
    void collectsInSoftAssertionsAndExplains() throws IOException {
        updateFiles();
        match();
        System.clearProperty("migrationtest.update-schema-files");
        Files.writeString(file, FIRST_LINE);
        DatabaseSoftAssertions softly = new DatabaseSoftAssertions();

        softly.assertThat(database).explainedBy(() -> "It was the script.").matchesSchemaFile(file.toString());

        assertThat(softly.errorsCollected()).hasSize(1);
        assertThat(softly.errorsCollected().get(0).getMessage())
                .contains("review and commit the file.\nIt was the script.");
    }

    @Test
    void saysWhatCannotBeRead() throws IOException {
        Files.createDirectory(file);

        assertThatThrownBy(this::match)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("The schema file " + file + " cannot be read: ");
    }
}
