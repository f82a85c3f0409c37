package io.github.migrationtest.migration.supabase;

import static io.github.migrationtest.migration.Scratch.names;
import static io.github.migrationtest.migration.Scratch.rows;
import static io.github.migrationtest.migration.Scratch.up;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.migration.Finding;
import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.MigrationFailedException;
import io.github.migrationtest.migration.MigrationFolder;
import io.github.migrationtest.migration.MigrationTools;
import io.github.migrationtest.migration.RealServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Broken files between two that apply. {@code ApplyMigrations} of supabase/cli ({@code pkg/migration/apply.go}) opens and cuts a file
 * only when its turn comes, and sends its pieces unread with its row in one batch ({@code ExecBatch} of {@code file.go}): what the
 * server refuses takes the file back, and what was applied before it stays.
 */
class SupabaseBrokenFormsTests {
    private static final String HISTORY =
            "SELECT version, name, statements FROM supabase_migrations.schema_migrations ORDER BY version";

    @TempDir
    Path directory;

    private Path folder;

    @BeforeEach
    void write() throws IOException {
        folder = Files.createDirectories(directory.resolve("supabase/migrations"));
        write("20240101000000_a.sql", "create table a (id int);");
        write("20240103000000_c.sql", "create table c (id int);");
    }

    private Path write(String file, String text) throws IOException {
        return Files.writeString(folder.resolve(file), text);
    }

    private static Connection connect() throws SQLException {
        RealServer server = RealServer.of(DatabaseKind.POSTGRESQL);
        return server.connect(server.newDatabase());
    }

    private MigrationFolder open() {
        return MigrationTools.open(FolderSettings.of(folder), Optional.of("supabase"));
    }

    /** Its message as far as the server's own words; FILE is the file. */
    private String outcome() throws SQLException {
        MigrationFolder migrations = open();
        try (Connection connection = connect()) {
            String failure;
            try {
                up(migrations, connection);
                failure = "runs";
            } catch (MigrationFailedException e) {
                failure = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
                assertThat(names(migrations.applied(connection))).containsExactly("20240101000000_a");
            }
            List<String> tables =
                    rows(connection, "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1");
            return failure.replace(folder.toString() + "/20240102000000_b.sql", "FILE") + " " + tables;
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
            mark | 20240102000000_b failed at statement 1 (line 1 of 20240102000000_b.sql): ERROR: syntax error at or near "MARKcreate" [a]
            mark before a comment | 20240102000000_b failed at statement 1 (line 1 of 20240102000000_b.sql): ERROR: syntax error at or near "MARK" [a]
            line ends | runs [a, b, c]
            Latin-1 in a comment | 20240102000000_b failed before its first statement: FILE, line 1: the byte 0xE9 is no UTF-8. Supabase hands the bytes of a file on as they are, and PostgreSQL would refuse the script: invalid byte sequence for encoding "UTF8". Save the file in UTF-8. [a]
            Latin-1 in a text | 20240102000000_b failed before its first statement: FILE, line 2: the byte 0xE9 is no UTF-8. Supabase hands the bytes of a file on as they are, and PostgreSQL would refuse the script: invalid byte sequence for encoding "UTF8". Save the file in UTF-8. [a]
            empty | runs [a, c]
            a comment alone | runs [a, c]
            semicolons alone | runs [a, c]
            unfinished statement | 20240102000000_b failed at statement 2 (line 2 of 20240102000000_b.sql): ERROR: syntax error at end of input [a]
            unfinished text | 20240102000000_b failed at statement 2 (line 2 of 20240102000000_b.sql): ERROR: unterminated quoted string at or near "'x)" [a]
            unfinished comment | 20240102000000_b failed at statement 2 (line 2 of 20240102000000_b.sql): ERROR: unterminated /* comment at or near "/* x" [a]
            unfinished body | 20240102000000_b failed at statement 2 (line 2 of 20240102000000_b.sql): ERROR: unterminated dollar-quoted string at or near "$$ x" [a]
            command of psql | 20240102000000_b failed at statement 2 (line 2 of 20240102000000_b.sql): ERROR: syntax error at or near "\\" [a]
            link to a file elsewhere | runs [a, b, c]
            link to nowhere | 20240102000000_b failed before its first statement: The script FILE cannot be read: FILE (it is a link that leads nowhere). [a]
            link to a folder | 20240102000000_b failed before its first statement: The script FILE cannot be read: Is a directory. [a]
            folder | runs [a, c]
            """)
    void stopsAtItWhenItsTurnComes(String form, String expected) throws IOException, SQLException {
        make(form, folder.resolve("20240102000000_b.sql"));

        assertThat(outcome()).isEqualTo(expected.replace("MARK", "\uFEFF"));
    }

    private void make(String form, Path file) throws IOException {
        String table = "create table b (id int);\n";
        switch (form) {
            case "mark" -> Files.writeString(file, "\uFEFF" + table);
            case "mark before a comment" -> Files.writeString(file, "\uFEFF-- why\n" + table);
            case "line ends" -> Files.writeString(file, "-- why\r\n" + table.replace("\n", "\r\n") + "-- end\r\n");
            case "Latin-1 in a comment" -> Files.writeString(file, "-- \u00E9\n" + table, ISO_8859_1);
            case "Latin-1 in a text" -> Files.writeString(file, table + "select '\u00E9';", ISO_8859_1);
            case "empty" -> Files.writeString(file, "");
            case "a comment alone" -> Files.writeString(file, "-- nothing yet\n");
            case "semicolons alone" -> Files.writeString(file, ";\n\u00A0; ;");
            case "unfinished statement" -> Files.writeString(file, table + "insert into b values (");
            case "unfinished text" -> Files.writeString(file, table + "insert into b values ('x);");
            case "unfinished comment" -> Files.writeString(file, table + "/* x");
            case "unfinished body" -> Files.writeString(file, table + "do $$ x;");
            case "command of psql" -> Files.writeString(file, table + "\\set x 1\n");
            case "link to a file elsewhere" ->
                Files.createSymbolicLink(file, Files.writeString(directory.resolve("b"), table));
            case "link to nowhere" -> Files.createSymbolicLink(file, Path.of("nowhere"));
            case "link to a folder" -> Files.createSymbolicLink(file, directory);
            default -> Files.createDirectory(file);
        }
    }

    /** {@code FindPendingMigrations} goes through files and rows side by side, and the row of the second is one too many. */
    @Test
    void failsAtTheRowOfTheSecondOfOneVersion() throws IOException, SQLException {
        write("20240103000000_d.sql", "create table d (id int);");
        MigrationFolder migrations = open();
        try (Connection connection = connect()) {
            for (int run = 1; run <= 2; run++) {
                assertThat(failure(migrations, connection))
                        .startsWith(
                                "20240103000000_d failed at its row in supabase_migrations.schema_migrations: ERROR:"
                                        + " duplicate key value violates unique constraint \"schema_migrations_pkey\"");
                assertThat(names(migrations.pending(connection))).containsExactly("20240103000000_d");
                assertThat(rows(connection, "SELECT to_regclass('c'), to_regclass('d')"))
                        .containsExactly("c|null");
            }
            assertThat(migrations.validate(connection))
                    .extracting(Finding::toString)
                    .containsExactly(
                            "same-version: Two migrations have version 20240103000000: 20240103000000_c and 20240103000000_d."
                                    + " Supabase applies the first, and fails at the row of the second, in every run. Give one of"
                                    + " them another date. (20240103000000_d.sql)");
            migrations.baseline(connection, migrations.all());
            assertThat(rows(connection, "SELECT name FROM supabase_migrations.schema_migrations ORDER BY 1"))
                    .containsExactly("a", "c");
        }
    }

    private static String failure(MigrationFolder migrations, Connection connection) throws SQLException {
        try {
            up(migrations, connection);
            return "";
        } catch (MigrationFailedException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** A {@code nil} slice is no array ({@code pgtype.TextArray.Set}). */
    @Test
    void notesNoStatementsOfAnEmptyFile() throws IOException, SQLException {
        write("20240104000000_empty.sql", " \n");
        write("20240105000000_comment.sql", "-- x");
        MigrationFolder migrations = open();
        try (Connection connection = connect()) {
            up(migrations, connection);

            assertThat(rows(connection, HISTORY))
                    .endsWith("20240104000000|empty|null", "20240105000000|comment|{\"-- x\"}");
            assertThat(migrations.validate(connection)).isEmpty();
        }
    }

    /** {@code ListLocalMigrations} looks at the first entry only, be it a folder, and anywhere in its name. */
    @Test
    void passesOverAnOldInitWhereItIsTheFirstEntry() throws IOException {
        write("120200101000000_init.sql", "");
        assertThat(open().warnings())
                .containsExactly(
                        "Supabase never applies 120200101000000_init.sql, which is an init of before 2021-12-09. Give it another"
                                + " name if it should run.");

        Files.createDirectory(folder.resolve("1"));
        assertThat(open().warnings()).isEmpty();
        assertThat(names(open().all())).startsWith("120200101000000_init");
    }
}
