package io.github.migrationtest.migration.mybatis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.MigrationFailedException;
import io.github.migrationtest.migration.MigrationFolder;
import io.github.migrationtest.migration.MigrationTools;
import io.github.migrationtest.migration.RunObserver;
import io.github.migrationtest.migration.Scratch;
import io.github.migrationtest.migration.ToolOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Side by side with MyBatis Migrations itself: one folder, two databases. */
class MybatisOracleTests {
    private static final String CHANGELOG = """
            -- // create changelog
            CREATE TABLE CHANGELOG (
              ID NUMERIC(20,0) NOT NULL PRIMARY KEY,
              APPLIED_AT VARCHAR(25) NOT NULL,
              DESCRIPTION VARCHAR(255) NOT NULL
            );
            -- //@UNDO
            DROP TABLE CHANGELOG;
            """;

    private final Scratch scratch;
    private final Path directory;

    MybatisOracleTests(@TempDir Path directory) throws IOException {
        this.directory = directory;
        this.scratch = new Scratch(directory).write("20200101000000_create_changelog.sql", CHANGELOG);
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void goesForwardAndBackInSteps(DatabaseKind kind) throws IOException, SQLException {
        writeNotes();
        try (Sides sides = Sides.of(kind, directory, scratch.folder())) {
            for (int i = 0; i < 4; i++) {
                sides.theirs.up(1);
                sides.up(folder(kind), 1);
                assertThat(sides.ofOurs()).isEqualTo(sides.ofTheirs());
            }
            for (int i = 0; i < 4; i++) {
                sides.theirs.down(1);
                sides.down(folder(kind), 1);
                assertThat(sides.ofOurs()).isEqualTo(sides.ofTheirs());
            }
            assertThat(sides.ofOurs()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void goesForwardAndBackAtOnce(DatabaseKind kind) throws IOException, SQLException {
        writeNotes();
        try (Sides sides = Sides.of(kind, directory, scratch.folder())) {
            sides.theirs.up();
            sides.up(folder(kind), 4);
            assertThat(sides.ofOurs()).isEqualTo(sides.ofTheirs()).anyMatch(line -> line.contains("second"));

            sides.theirs.down(3);
            sides.down(folder(kind), 3);
            assertThat(sides.ofOurs()).isEqualTo(sides.ofTheirs());
        }
    }

    @ParameterizedTest
    @EnumSource(value = DatabaseKind.class)
    void sendsFullScripts(DatabaseKind kind) throws IOException, SQLException {
        scratch.write("20200102000000_notes.sql", """
                -- // notes; with more
                CREATE TABLE notes (id INT, t VARCHAR(20));

                INSERT INTO notes VALUES (1, 'a;b'); INSERT INTO notes VALUES (2, 'c')
                --//@UNDO
                DROP TABLE notes
                """);
        try (Sides sides = Sides.of(kind, directory, scratch.folder())) {
            sides.theirs.option.setSendFullScript(true);
            MigrationFolder folder = folder(kind, "send_full_script=true");

            sides.theirs.up();
            sides.up(folder, 2);
            assertThat(sides.ofOurs()).isEqualTo(sides.ofTheirs());

            sides.theirs.down(1);
            sides.down(folder, 1);
            assertThat(sides.ofOurs()).isEqualTo(sides.ofTheirs());
        }
    }

    /** What a failing script leaves behind differs between engines, and in between them between kinds of failures. */
    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void failsHalfWay(DatabaseKind kind) throws IOException, SQLException {
        writeNotes();
        scratch.write("20200201000000_fails.sql", """
                -- // fails
                INSERT INTO notes VALUES (10, 'before');
                CREATE TABLE half (id INT);
                INSERT INTO nowhere VALUES (1);
                INSERT INTO notes VALUES (11, 'behind');
                -- //@UNDO
                DROP TABLE half;
                """)
                .write("onabort.sql", "INSERT INTO notes VALUES (99, 'aborted');\n");
        try (Sides sides = Sides.of(kind, directory, scratch.folder())) {
            Throwable theirs = catchThrowable(sides.theirs::up);
            Throwable ours = catchThrowable(() -> sides.up(folder(kind), 5));

            assertThat(theirs).hasMessageContaining("nowhere");
            assertThat(ours)
                    .isInstanceOf(MigrationFailedException.class)
                    .hasMessageStartingWith(
                            "20200201000000_fails failed at statement 3 (line 4 of 20200201000000_fails.sql): ");
            assertThat(sides.ofOurs()).isEqualTo(sides.ofTheirs()).anyMatch(line -> line.contains("aborted"));
        }
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void commitsWhatStandsBeforeAnUnfinishedStatement(DatabaseKind kind) throws IOException, SQLException {
        writeNotes();
        scratch.write(
                "20200201000000_unfinished.sql",
                "INSERT INTO notes VALUES (10, 'kept');\nINSERT INTO notes VALUES (11, 'x')\n");
        try (Sides sides = Sides.of(kind, directory, scratch.folder())) {
            Throwable theirs = catchThrowable(sides.theirs::up);
            Throwable ours = catchThrowable(() -> sides.up(folder(kind), 5));

            String message = "Line missing end-of-line terminator (;) => INSERT INTO notes VALUES (11, 'x')";
            assertThat(theirs).hasMessageContaining(message);
            assertThat(ours)
                    .hasMessageStartingWith("20200201000000_unfinished failed at the statement of line 2 of"
                            + " 20200201000000_unfinished.sql, which nothing ends: " + message);
            assertThat(sides.ofOurs()).isEqualTo(sides.ofTheirs()).anyMatch(line -> line.contains("kept"));
        }
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void commitsEachStatementAsTheDriverLetsIt(DatabaseKind kind) throws IOException, SQLException {
        writeNotes();
        try (Sides sides = Sides.of(kind, directory, scratch.folder())) {
            sides.theirs.option.setAutoCommit(true);
            Throwable theirs = catchThrowable(sides.theirs::up);
            Throwable ours = catchThrowable(() -> sides.up(folder(kind, "auto_commit=true"), 4));

            assertThat(ours == null).isEqualTo(theirs == null);
            assertThat(sides.ofOurs()).isEqualTo(sides.ofTheirs());
        }
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void passesOverWhatWasMergedLate(DatabaseKind kind) throws IOException, SQLException {
        writeNotes();
        try (Sides sides = Sides.of(kind, directory, scratch.folder())) {
            sides.theirs.up();
            sides.up(folder(kind), 4);
            scratch.write("20200102120000_late.sql", "INSERT INTO notes VALUES (20, 'late');\n");

            sides.theirs.up();
            assertThat(folder(kind).pending(sides.ours)).isEmpty();
            assertThat(Scratch.names(folder(kind).skipped(sides.ours))).containsExactly("20200102120000_late");
            assertThat(sides.ofOurs()).isEqualTo(sides.ofTheirs());

            sides.theirs.pending();
            sides.up(folder(kind, "pending=true"), 1);
            assertThat(sides.ofOurs()).isEqualTo(sides.ofTheirs()).anyMatch(line -> line.contains("late"));
        }
    }

    /** What one leaves the other goes on from. */
    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void goesOnFromEachOther(DatabaseKind kind) throws IOException, SQLException {
        writeNotes();
        try (Sides sides = Sides.of(kind, directory, scratch.folder())) {
            sides.theirs.up();
            MigrationFolder folder = folder(kind);
            assertThat(folder.applied(sides.their)).isEqualTo(folder.all());
            assertThat(folder.validate(sides.their)).isEmpty();
            folder.takeBack(sides.their, folder.runtimes().get(0), folder.all().subList(3, 4), RunObserver.none());
            folder.apply(sides.their, folder.runtimes().get(0), folder.pending(sides.their), RunObserver.none());
            sides.theirs.down(2);
            sides.theirs.up();

            sides.up(folder, 4);
            assertThat(sides.ofTheirs()).isEqualTo(sides.ofOurs());
        }
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void keepsADelimiterForTheScriptsBehindIt(DatabaseKind kind) throws IOException, SQLException {
        scratch.write("20200102000000_notes.sql", """
                -- @DELIMITER !
                CREATE TABLE notes (id INT, t VARCHAR(20))!
                """)
                .write(
                        "20200103000000_rows.sql",
                        "INSERT INTO notes VALUES (1, ';')!\nINSERT INTO notes VALUES (2, 'x')!\n");
        try (Sides sides = Sides.of(kind, directory, scratch.folder())) {
            sides.theirs.up();
            sides.up(folder(kind), 3);

            assertThat(sides.ofOurs()).isEqualTo(sides.ofTheirs()).hasSizeGreaterThan(3);
            assertThat(folder(kind).warnings())
                    .contains(
                            "20200102000000_notes.sql ends with the delimiter !, and MyBatis"
                                    + " Migrations keeps that for the scripts behind it in the same run. Set it back with -- @DELIMITER ;.");
        }
    }

    /** What an editor may leave: it is no comment to the runner, and goes to the database with the first statement. */
    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void takesAByteOrderMarkAndLineEndsOfWindowsAsTheyAre(DatabaseKind kind) throws IOException, SQLException {
        scratch.write(
                        "20200102000000_lines.sql",
                        "-- // lines\r\nCREATE TABLE l (\r\n  id INT\r\n);\r\n-- //@UNDO\r\nDROP TABLE l;\r\n")
                .write("20200103000000_mark.sql", "\ufeff-- // mark\nCREATE TABLE m (id INT);\n");
        try (Sides sides = Sides.of(kind, directory, scratch.folder())) {
            Throwable theirs = catchThrowable(sides.theirs::up);
            Throwable ours = catchThrowable(() -> sides.up(folder(kind), 3));

            assertThat(ours == null).isEqualTo(theirs == null);
            assertThat(sides.ofOurs()).isEqualTo(sides.ofTheirs()).hasSizeGreaterThan(3);
        }
    }

    /** A note that a table was not there is a warning to the drivers of the servers. */
    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void stopsAtWarningsWhereItIsToldTo(DatabaseKind kind) throws IOException, SQLException {
        writeNotes();
        scratch.write(
                "20200201000000_warns.sql", "INSERT INTO notes VALUES (10, 'x');\nDROP TABLE IF EXISTS nowhere;\n");
        try (Sides sides = Sides.of(kind, directory, scratch.folder())) {
            sides.theirs.option.setThrowWarning(true);
            Throwable theirs = catchThrowable(sides.theirs::up);
            Throwable ours = catchThrowable(() -> sides.up(folder(kind, "ignore_warnings=false"), 5));

            assertThat(theirs == null).isEqualTo(kind == DatabaseKind.SQLITE);
            assertThat(ours == null).isEqualTo(theirs == null);
            assertThat(sides.ofOurs()).isEqualTo(sides.ofTheirs());
        }
    }

    /** The driver of the environment's URL takes one statement at a time; ours could take them all, and does not. */
    @ParameterizedTest
    @EnumSource(
            value = DatabaseKind.class,
            names = {"MYSQL", "MARIADB"})
    void refusesSeveralStatementsThatTheUrlDoesNotAllow(DatabaseKind kind) throws IOException, SQLException {
        scratch.write(
                "20200102000000_two.sql",
                "-- // two\nINSERT INTO CHANGELOG VALUES (1, 'x', 'y');\nCREATE TABLE two (id INT);\n");
        Path environment = directory.resolve("production.properties");
        Files.writeString(
                environment, "url=jdbc:" + kind.name().toLowerCase(Locale.ROOT) + "://db/app\nsend_full_script=true\n");
        ToolOptions said = new ToolOptions(
                Map.of(), Map.of(), Map.of(), Optional.of(environment), List.of(), Optional.empty(), Optional.empty());
        MigrationFolder folder = MigrationTools.open(
                new FolderSettings(scratch.folder(), Optional.empty(), Optional.empty(), Optional.of(kind), said),
                Optional.of("mybatis"));
        try (Sides sides = Sides.of(kind, directory, scratch.folder(), "allowMultiQueries=false")) {
            sides.theirs.option.setSendFullScript(true);
            Throwable theirs = catchThrowable(sides.theirs::up);
            Throwable ours = catchThrowable(() -> sides.up(folder, 2));

            assertThat(theirs).hasMessageContaining("You have an error in your SQL syntax");
            assertThat(ours)
                    .hasMessageStartingWith(
                            "20200102000000_two failed at statement 2 (line 3 of 20200102000000_two.sql): You have an"
                                    + " error in your SQL syntax: the driver takes one statement at a time, unless the URL of the environment"
                                    + " has allowMultiQueries=true\n");
            assertThat(sides.ofOurs()).isEqualTo(sides.ofTheirs());
        }
    }

    private void writeNotes() throws IOException {
        scratch.write("20200102000000_notes.sql", """
                -- // notes
                CREATE TABLE notes (
                  id INT PRIMARY KEY,
                  t VARCHAR(20)
                );

                INSERT INTO notes VALUES (1, 'first');  -- and no more
                   -- //@UNDO
                DROP TABLE notes;
                """)
                .write("20200103000000000_second.sql", """
                        INSERT INTO notes VALUES (2, 'second');
                        INSERT INTO notes
                        -- in between
                        VALUES (3, 'third');
                        --//@UNDO and more
                        DELETE FROM notes WHERE id > 1;
                        """)
                // A number of 14 digits behind one of 17: sorted as numbers, though not as names.
                .write("20200104000000_no_way_back.sql", "INSERT INTO notes VALUES (4, 'fourth');\n");
    }

    private MigrationFolder folder(DatabaseKind kind, String... options) {
        Map<String, String> pairs = new TreeMap<>();
        for (String option : options) {
            pairs.put(option.substring(0, option.indexOf('=')), option.substring(option.indexOf('=') + 1));
        }
        ToolOptions said = new ToolOptions(
                Map.of(), Map.of(), pairs, Optional.empty(), List.of(), Optional.empty(), Optional.empty());
        return MigrationTools.open(
                new FolderSettings(scratch.folder(), Optional.empty(), Optional.empty(), Optional.of(kind), said),
                Optional.of("mybatis"));
    }
}
