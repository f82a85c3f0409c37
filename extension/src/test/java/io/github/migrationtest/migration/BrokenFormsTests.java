package io.github.migrationtest.migration;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationtest.migration.atlas.WrittenSum;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What editors, other systems and haste leave in a folder, by each tool as that tool takes it: whether it runs, or why not. In a
 * message FILE is the migration's file, and FOLDER what was opened.
 */
class BrokenFormsTests {
    @TempDir
    Path directory;

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
            plain | mark | runs [x]
            plain | line ends | runs [x]
            plain | Latin-1 in a comment | refused: FILE, line 1: the byte 0xE9 is no UTF-8. Save the file in that encoding.
            plain | Latin-1 in a text | refused: FILE, line 3: the byte 0xE9 is no UTF-8. Save the file in that encoding.
            plain | empty | runs no statement
            plain | link to nowhere | refused: The script FILE cannot be read: FILE (it is a link that leads nowhere).
            plain | unfinished statement | fails: 1_a failed at statement 2 (line 3 of 1_a.sql)
            diesel | mark | runs [x]
            diesel | line ends | runs [x]
            diesel | Latin-1 in a comment | refused: FILE, line 1: the byte 0xE9 is no UTF-8. Save the file in that encoding.
            diesel | Latin-1 in a text | refused: FILE, line 3: the byte 0xE9 is no UTF-8. Save the file in that encoding.
            diesel | empty | runs no statement
            diesel | link to nowhere | refused: The script FILE cannot be read: FILE (it is a link that leads nowhere).
            diesel | unfinished statement | fails: 2024-01-01-000000_a failed at statement 2 (line 3 of 2024-01-01-000000_a/up.sql)
            flyway | mark | runs [x]
            flyway | line ends | runs [x]
            flyway | Latin-1 in a comment | refused: FILE, line 1: the byte 0xE9 is no UTF-8. Save the file in that encoding.
            flyway | Latin-1 in a text | refused: FILE, line 3: the byte 0xE9 is no UTF-8. Save the file in that encoding.
            flyway | empty | runs no statement
            flyway | link to nowhere | refused: The folder FOLDER has no migration of Flyway. Name them V<version>__<description>.sql.
            flyway | unfinished statement | fails: V1__a failed at statement 2 (line 3 of V1__a.sql)
            drizzle | mark | runs [x]
            drizzle | line ends | runs [x]
            drizzle | Latin-1 in a comment | runs [x]
            drizzle | Latin-1 in a text | runs [\uFFFDt\uFFFD]
            drizzle | empty | fails: 0000_a failed at statement 1 (line 1 of 0000_a.sql)
            drizzle | link to nowhere | refused: The journal lists 0000_a, but there is no file FILE. Restore the file, or remove its entry with `drizzle-kit drop`.
            drizzle | unfinished statement | fails: 0000_a failed at statement 2 (line 4 of 0000_a.sql)
            drizzle-folders | mark | runs [x]
            drizzle-folders | line ends | runs [x]
            drizzle-folders | Latin-1 in a comment | runs [x]
            drizzle-folders | Latin-1 in a text | runs [\uFFFDt\uFFFD]
            drizzle-folders | empty | fails: 20240101000000_a failed at statement 1 (line 1 of 20240101000000_a/migration.sql)
            drizzle-folders | link to nowhere | refused: The Drizzle folder FOLDER has no meta/_journal.json. drizzle-orm refuses it: "Can't find meta/_journal.json file". Run `drizzle-kit generate`, or restore the file.
            drizzle-folders | unfinished statement | fails: 20240101000000_a failed at statement 2 (line 4 of 20240101000000_a/migration.sql)
            prisma | mark | runs [x]
            prisma | line ends | runs [x]
            prisma | Latin-1 in a comment | refused: FILE, line 1: the byte 0xE9 is no UTF-8. Save the file in that encoding.
            prisma | Latin-1 in a text | refused: FILE, line 3: the byte 0xE9 is no UTF-8. Save the file in that encoding.
            prisma | empty | runs no statement
            prisma | link to nowhere | refused: Could not find the migration file at FILE. Prisma starts nothing then (P3015): delete the folder, or restore the file.
            prisma | unfinished statement | fails: 20240101000000_a failed at statement 2 (line 3 of 20240101000000_a/migration.sql)
            goose | mark | fails: 1_a failed before its first statement
            goose | line ends | runs [x]
            goose | Latin-1 in a comment | runs [x]
            goose | Latin-1 in a text | fails: 1_a failed before its first statement
            goose | empty | fails: 1_a failed before its first statement
            goose | link to nowhere | fails: 1_a failed before its first statement
            goose | unfinished statement | fails: 1_a failed before its first statement
            golang-migrate | mark | runs [x]
            golang-migrate | line ends | runs [x]
            golang-migrate | Latin-1 in a comment | runs [x]
            golang-migrate | Latin-1 in a text | refused: FILE, line 3: the byte 0xE9 is no UTF-8. golang-migrate hands the bytes of a file on as they are, and SQLite would store them so: a text that is no valid UTF-8. That cannot be rehearsed: JDBC sends valid UTF-8 only. Save the file in UTF-8; bytes that are meant are written as a blob, x'00'.
            golang-migrate | empty | runs no statement
            golang-migrate | link to nowhere | runs no statement
            golang-migrate | unfinished statement | fails: 1_a failed at statement 2 (line 3 of 1_a.up.sql)
            dbmate | mark | fails: 1_a failed before its first statement
            dbmate | line ends | runs [x]
            dbmate | Latin-1 in a comment | runs [x]
            dbmate | Latin-1 in a text | fails: 1_a failed before its first statement
            dbmate | empty | fails: 1_a failed before its first statement
            dbmate | link to nowhere | fails: 1_a failed before its first statement
            dbmate | unfinished statement | fails: 1_a failed at statement 2 (line 4 of 1_a.sql)
            atlas | mark | runs [x]
            atlas | line ends | runs [x]
            atlas | Latin-1 in a comment | runs [x]
            atlas | Latin-1 in a text | fails: 1_a failed before its first statement
            atlas | empty | runs no statement
            atlas | link to nowhere | refused: The script FILE cannot be read: FILE (it is a link that leads nowhere).
            atlas | unfinished statement | fails: 1_a failed before its first statement
            mybatis | mark | runs [x]
            mybatis | line ends | runs [x]
            mybatis | Latin-1 in a comment | runs [x]
            mybatis | Latin-1 in a text | runs [\uFFFDt\uFFFD]
            mybatis | empty | runs no statement
            mybatis | link to nowhere | refused: The script FILE cannot be read: FILE (it is a link that leads nowhere).
            mybatis | unfinished statement | fails: 1_a failed at the statement of line 4 of 1_a.sql, which nothing ends
            sqitch | mark | runs [x]
            sqitch | line ends | runs [x]
            sqitch | Latin-1 in a comment | runs [x]
            sqitch | Latin-1 in a text | refused: FILE, line 3: the byte 0xE9 is no UTF-8. Save the file in that encoding.
            sqitch | empty | runs no statement
            sqitch | link to nowhere | fails: Change "a" has no deploy script FILE (line 3 of FOLDER/sqitch.plan).
            sqitch | unfinished statement | fails: a failed at statement 2 (line 3 of deploy/a.sql)
            liquibase | mark | runs [x]
            liquibase | line ends | runs [x]
            liquibase | Latin-1 in a comment | runs [x]
            liquibase | Latin-1 in a text | runs [\uFFFDt\uFFFD]
            liquibase | empty | refused: The folder FOLDER has no root change log of Liquibase. Name the file itself with `migrations`.
            liquibase | link to nowhere | refused: The folder FOLDER has no root change log of Liquibase. Name the file itself with `migrations`.
            liquibase | unfinished statement | fails: 1::ada failed at statement 2 (line 2 of change set 1::ada of changelog.sql)
            supabase | mark | reads 2
            supabase | line ends | reads 2
            supabase | Latin-1 in a comment | reads 0
            supabase | Latin-1 in a text | reads 0
            supabase | empty | reads 0
            supabase | link to nowhere | reads 0
            supabase | unfinished statement | reads 2
            pgroll | mark | reads 1
            pgroll | line ends | reads 1
            pgroll | Latin-1 in a comment | refused: FILE, line 1: the byte 0xE9 is no UTF-8. Save the file in that encoding.
            pgroll | Latin-1 in a text | refused: FILE, line 3: the byte 0xE9 is no UTF-8. Save the file in that encoding.
            pgroll | empty | reads 0
            pgroll | link to nowhere | refused: The script FILE cannot be read: FILE (it is a link that leads nowhere).
            pgroll | unfinished statement | reads 1
            """)
    void takesItAsTheToolDoes(String tool, String form, String expected) throws IOException, SQLException {
        Path file = write(tool);
        Path root = directory.resolve(tool.equals("supabase") ? "supabase/migrations" : "m");
        spoil(file, form);
        if (tool.equals("atlas") && Files.exists(file)) {
            WrittenSum.in(root);
        }

        String found = outcome(tool, root);

        assertThat(found.replace(file.toString(), "FILE").replace(root.toString(), "FOLDER"))
                .isEqualTo(expected);
    }

    private static void spoil(Path file, String form) throws IOException {
        String text = Files.readString(file);
        switch (form) {
            case "mark" -> Files.writeString(file, "\uFEFF" + text);
            case "line ends" -> Files.writeString(file, text.replace("\n", "\r\n"));
            case "Latin-1 in a comment" -> Files.writeString(file, text.replace("why", "\u00E9t\u00E9"), ISO_8859_1);
            case "Latin-1 in a text" -> Files.writeString(file, text.replace("'x'", "'\u00E9t\u00E9'"), ISO_8859_1);
            case "empty" -> Files.writeString(file, "");
            case "unfinished statement" -> Files.writeString(file, text.replace("VALUES ('x');", "VALUES ("));
            default -> {
                Files.delete(file);
                Files.createSymbolicLink(file, Path.of("nowhere"));
            }
        }
    }

    private String outcome(String tool, Path root) throws SQLException {
        String name = tool.equals("diesel") ? "plain" : tool.replace("-folders", "");
        MigrationFolder folder;
        try {
            folder = MigrationTools.open(FolderSettings.of(root), Optional.of(name));
        } catch (MigrationFolderException e) {
            return "refused: " + e.getMessage();
        }
        if (tool.equals("supabase") || tool.equals("pgroll")) {
            // They run on PostgreSQL only: tests of their own have what comes of it there.
            return "reads " + folder.all().get(0).up().statements().size();
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("db"))) {
            Scratch.up(folder, connection);
            assertThat(folder.pending(connection)).isEmpty();
            return Scratch.tables(connection).contains("t")
                    ? "runs " + Scratch.rows(connection, "SELECT name FROM t")
                    : "runs no statement";
        } catch (MigrationFailedException e) {
            return "fails: "
                    + String.valueOf(e.getMessage())
                            .lines()
                            .findFirst()
                            .orElse("")
                            .split(": ", 2)[0];
        }
    }

    private Path write(String tool) throws IOException {
        String sql = "-- why\nCREATE TABLE t (name VARCHAR(9));\nINSERT INTO t VALUES ('x');\n";
        String name = "20240101000000_a";
        return switch (tool) {
            case "plain" -> write("m/1_a.sql", sql);
            case "diesel" -> write("m/2024-01-01-000000_a/up.sql", sql);
            case "flyway" -> write("m/V1__a.sql", sql);
            case "drizzle" -> {
                write(
                        "m/meta/_journal.json",
                        "{\"version\":\"7\",\"dialect\":\"sqlite\",\"entries\":[{\"idx\":0,\"when\":1,\"tag\":\"0000_a\",\"breakpoints\":true}]}");
                yield write("m/0000_a.sql", sql.replace(");\nI", ");\n--> statement-breakpoint\nI"));
            }
            case "drizzle-folders" -> {
                write(
                        "m/" + name + "/snapshot.json",
                        "{\"version\":\"7\",\"dialect\":\"sqlite\",\"id\":\"a\",\"prevIds\":[]}");
                yield write("m/" + name + "/migration.sql", sql.replace(");\nI", ");\n--> statement-breakpoint\nI"));
            }
            case "prisma" -> {
                write("m/migration_lock.toml", "provider = \"sqlite\"\n");
                yield write("m/" + name + "/migration.sql", sql);
            }
            case "goose" -> write("m/1_a.sql", "-- +goose Up\n" + sql);
            case "golang-migrate" -> write("m/1_a.up.sql", sql);
            case "dbmate" -> write("m/1_a.sql", "-- migrate:up\n" + sql + "-- migrate:down\n");
            case "atlas" -> write("m/1_a.sql", sql);
            case "mybatis" -> {
                write(
                        "m/0_changelog.sql",
                        "-- // c\nCREATE TABLE CHANGELOG (ID NUMERIC(20,0) NOT NULL, APPLIED_AT VARCHAR(25) NOT NULL,"
                                + " DESCRIPTION VARCHAR(255) NOT NULL);\n-- //@UNDO\n");
                yield write("m/1_a.sql", "-- // a\n" + sql + "-- //@UNDO\n");
            }
            case "sqitch" -> {
                write("m/sqitch.plan", "%project=hotel\n\na 2024-01-01T00:00:00Z Ada <ada@example.org>\n");
                write("m/sqitch.conf", "[core]\n\tengine = sqlite\n");
                yield write("m/deploy/a.sql", sql);
            }
            case "supabase" -> write("supabase/migrations/" + name + ".sql", sql);
            case "liquibase" -> write("m/changelog.sql", "--liquibase formatted sql\n--changeset ada:1\n" + sql);
            default ->
                write(
                        "m/01_a.yaml",
                        "operations: # why\n  - sql:\n      up: \"CREATE TABLE t (name VARCHAR(9)); INSERT INTO t VALUES ('x');\"\n");
        };
    }

    private Path write(String file, String text) throws IOException {
        Path path = directory.resolve(file);
        Files.createDirectories(path.getParent());
        return Files.writeString(path, text);
    }
}
