package io.github.migrationtest.migration.drizzle;

import static io.github.migrationtest.migration.Scratch.names;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.MigrationFolder;
import io.github.migrationtest.migration.MigrationFolderException;
import io.github.migrationtest.migration.MigrationRuntime;
import io.github.migrationtest.migration.MigrationTools;
import io.github.migrationtest.migration.Scratch;
import io.github.migrationtest.migration.SqlStatement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DrizzleFolderTests {
    private final Scratch scratch;

    DrizzleFolderTests(@TempDir Path directory) throws IOException {
        scratch = new Scratch(directory);
        // The search for a driver stops at a project's root.
        Files.createDirectories(directory.resolve(".git"));
    }

    @Test
    void readsWhatTheRealToolWrote() {
        MigrationFolder folder =
                MigrationTools.open(FolderSettings.of(Path.of("src/test/resources/drizzle/kit031")), Optional.empty());

        assertThat(folder.kind()).contains(DatabaseKind.SQLITE);
        assertThat(folder.warnings()).isEmpty();
        assertThat(names(folder.all()))
                .containsExactly(
                        "0000_init",
                        "0001_name_not_null",
                        "0002_posts_author_cascade",
                        "0003_age_integer",
                        "0004_drop_body",
                        "0005_rename_name",
                        "0006_posts_slug_unique",
                        "0007_title_default",
                        "0008_rename_tags_labels");
        assertThat(folder.all().get(0).up().statements())
                .extracting(SqlStatement::line)
                .containsExactly(1, 9, 17, 18, 23, 24, 31);
    }

    @Test
    void keepsTheOrderOfTheJournal() throws IOException {
        scratch.writeJournal("0001_b", "0000_a").write("0000_a.sql", "SELECT 1").write("0001_b.sql", "SELECT 1");

        assertThat(names(scratch.open().all())).containsExactly("0001_b", "0000_a");
    }

    @Test
    void cutsAtMarkersOnly() throws IOException {
        scratch.writeJournal("0000_a")
                .write(
                        "0000_a.sql",
                        "-- a\nSELECT 1;--> statement-breakpoint\n\nSELECT 2; SELECT 3\n--> statement-breakpoint");

        assertThat(scratch.open().all().get(0).up().statements())
                .extracting(SqlStatement::number, SqlStatement::line, SqlStatement::sql)
                .containsExactly(
                        tuple(1, 2, "-- a\nSELECT 1;"), tuple(2, 4, "\n\nSELECT 2; SELECT 3\n"), tuple(3, 5, ""));
    }

    @Test
    void readsOldJournals() throws IOException {
        scratch.write(
                        "meta/_journal.json",
                        "{\"version\":\"5\",\"dialect\":\"pg\",\"entries\":[{\"idx\":0,\"version\":\"5\",\"when\":1,"
                                + "\"tag\":\"0000_a\",\"breakpoints\":true}]}")
                .write("0000_a.sql", "SELECT 1");

        assertThat(scratch.open().kind()).contains(DatabaseKind.POSTGRESQL);
    }

    @Test
    void saysThatTheJournalIsMissing() throws IOException {
        scratch.write("meta/0000_snapshot.json", "{}");

        assertThatExceptionOfType(MigrationFolderException.class)
                .isThrownBy(scratch::open)
                .withMessage(
                        "The Drizzle folder %s has no meta/_journal.json. drizzle-orm refuses it: \"Can't find"
                                + " meta/_journal.json file\". Run `drizzle-kit generate`, or restore the file.",
                        scratch.folder());
    }

    @Test
    void saysWhereTheJournalIsBroken() throws IOException {
        scratch.write("meta/_journal.json", "{\"entries\": [\n<<<<<<< HEAD\n]}");
        Path journal = scratch.folder().resolve("meta/_journal.json");

        assertThatExceptionOfType(MigrationFolderException.class)
                .isThrownBy(scratch::open)
                .withMessageStartingWith("The journal " + journal + " is not JSON: line 2, ")
                .withMessageEndingWith(". Look for a merge conflict in it.")
                .satisfies(e -> {
                    assertThat(e.file()).contains(journal);
                    assertThat(e.line()).hasValue(2);
                    assertThat(e).hasCauseInstanceOf(IOException.class);
                });
    }

    @Test
    void saysThatTheJournalIsNoObject() throws IOException {
        scratch.write("meta/_journal.json", "");

        assertThatExceptionOfType(MigrationFolderException.class)
                .isThrownBy(scratch::open)
                .withMessageStartingWith("The journal " + scratch.folder().resolve("meta/_journal.json"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "null|has no list of entries. Restore the file that drizzle-kit wrote.",
                "{}|has no list of entries. Restore the file that drizzle-kit wrote.",
                "{\"entries\":[]}|has no entries, so there is nothing to migrate. Run `drizzle-kit generate`.",
                "{\"entries\":[{\"tag\":\"a\",\"when\":1},{\"tag\":\"a\",\"when\":2}]}"
                        + "|lists a twice. A migration has one entry: remove the other."
            })
    void saysWhatIsWrongWithTheJournal(String json, String wrong) throws IOException {
        scratch.write("meta/_journal.json", json).write("a.sql", "SELECT 1");

        assertThatExceptionOfType(MigrationFolderException.class)
                .isThrownBy(scratch::open)
                .withMessage("The journal %s %s", scratch.folder().resolve("meta/_journal.json"), wrong);
    }

    @Test
    void saysWhichEntryIsNone() throws IOException {
        scratch.write("meta/_journal.json", "{\"entries\":[{\"tag\":\"a\",\"when\":1},{\"tag\":\"b\"}]}");

        assertThatExceptionOfType(MigrationFolderException.class)
                .isThrownBy(scratch::open)
                .withMessage(
                        "Entry 2 of the journal %s is not a migration: it needs a `tag` (a text) and a `when`"
                                + " (milliseconds). Restore the file that drizzle-kit wrote.",
                        scratch.folder().resolve("meta/_journal.json"));
    }

    @Test
    void saysWhichFileIsMissing() throws IOException {
        scratch.writeJournal("0000_a", "0001_b").write("0000_a.sql", "SELECT 1");

        assertThatExceptionOfType(MigrationFolderException.class)
                .isThrownBy(scratch::open)
                .withMessage(
                        "The journal lists 0001_b, but there is no file %s. Restore the file, or remove its entry with"
                                + " `drizzle-kit drop`.",
                        scratch.folder().resolve("0001_b.sql"));
    }

    @Test
    void warnsOfFilesThatTheJournalDoesNotList() throws IOException {
        scratch.writeJournal("0000_a")
                .write("0000_a.sql", "SELECT 1")
                .write("0001_b.sql", "SELECT 1")
                .write("seed.sql", "SELECT 1");

        MigrationFolder folder = scratch.open();

        assertThat(names(folder.all())).containsExactly("0000_a");
        assertThat(folder.warnings())
                .containsExactly(
                        "Not in the journal, so never applied: 0001_b.sql, seed.sql in " + scratch.folder()
                                + ". Make migrations with `drizzle-kit generate --custom`, which lists them, or remove the files.");
    }

    @Test
    void warnsOfAnEntryThatIsDatedBeforeTheOneBeforeIt() throws IOException {
        scratch.write(
                        "meta/_journal.json",
                        "{\"dialect\":\"sqlite\",\"entries\":[{\"when\":2,\"tag\":\"0000_a\"},{\"when\":1,\"tag\":\"0001_b\"}]}")
                .write("0000_a.sql", "SELECT 1")
                .write("0001_b.sql", "SELECT 1");

        assertThat(scratch.open().warnings())
                .containsExactly("The journal dates 0001_b no later than 0000_a before it. A database that already has"
                        + " the one before never gets it, without an error: give it a later `when`.");
    }

    @Test
    void leavesTheDriverOpenWhereNothingSaysIt() throws IOException {
        scratch.writeJournal("0000_a").write("0000_a.sql", "SELECT 1");

        assertThat(scratch.open().runtimes())
                .extracting(MigrationRuntime::name)
                .containsExactly("better-sqlite3", "libsql");
    }

    @ParameterizedTest
    @CsvSource({
        "package.json, '{\"dependencies\":{\"better-sqlite3\": \"^12\"}}', better-sqlite3",
        "package.json, '{\"dependencies\":{\"@libsql/client\":\"^0.17\"}}', libsql",
        "drizzle.config.ts, 'export default { dialect: \"turso\" }', libsql",
        "drizzle.config.js, 'module.exports = { dialect: ''sqlite'', driver: ''turso'' }', libsql"
    })
    void readsTheDriverFromTheProjectAround(String file, String text, String runtime) throws IOException {
        scratch.writeJournal("0000_a").write("0000_a.sql", "SELECT 1");
        Files.writeString(scratch.directory().resolve(file), text);

        assertThat(scratch.open().runtimes()).extracting(MigrationRuntime::name).containsExactly(runtime);
    }

    @Test
    void leavesTheDriverOpenWhereTheProjectHasBoth() throws IOException {
        scratch.writeJournal("0000_a").write("0000_a.sql", "SELECT 1");
        Files.writeString(
                scratch.directory().resolve("package.json"),
                "{\"dependencies\":{\"@libsql/client\":\"1\",\"better-sqlite3\":\"1\"}}");

        assertThat(scratch.open().runtimes()).hasSize(2);
    }

    @Test
    void readsTheDriverFromTheDialectOfTheJournal() throws IOException {
        scratch.write("meta/_journal.json", "{\"dialect\":\"turso\",\"entries\":[{\"when\":2,\"tag\":\"0000_a\"}]}")
                .write("0000_a.sql", "SELECT 1");

        assertThat(scratch.open().runtimes()).extracting(MigrationRuntime::name).containsExactly("libsql");
    }

    @Test
    void takesTheDriverThatIsNamed() throws IOException {
        scratch.writeJournal("0000_a").write("0000_a.sql", "SELECT 1");

        assertThat(scratch.open("sqlite-jdbc").runtimes())
                .extracting(MigrationRuntime::name)
                .containsExactly("sqlite-jdbc");
        assertThat(scratch.open("node:sqlite").runtimes())
                .isEqualTo(scratch.open("better-sqlite3").runtimes());
    }

    @Test
    void listsTheDriversWhenOneIsNamedThatItDoesNotKnow() throws IOException {
        scratch.writeJournal("0000_a").write("0000_a.sql", "SELECT 1");

        assertThatExceptionOfType(MigrationFolderException.class)
                .isThrownBy(() -> scratch.open("bun:sqlite"))
                .withMessage("runtime = \"bun:sqlite\" is no driver that runs Drizzle migrations on SQLite. Known are"
                        + " node:sqlite, better-sqlite3, libsql, sqlite-jdbc.");
    }

    @Test
    void saysWhichRollbackBelongsToNoMigration() throws IOException {
        scratch.writeJournal("0000_a").write("0000_a.sql", "SELECT 1");
        Path rollbacks = Files.createDirectories(scratch.directory().resolve("rollbacks"));
        Files.writeString(rollbacks.resolve("0000_a.down.sql"), "SELECT 1");
        Files.writeString(rollbacks.resolve("0001_b.down.sql"), "SELECT 1");

        assertThatExceptionOfType(MigrationFolderException.class)
                .isThrownBy(() -> open(rollbacks))
                .withMessage(
                        "The rollbacks folder %s has 0001_b.down.sql, which take back no migration of the journal. It"
                                + " lists 0000_a. Name each file after its migration: <tag>.down.sql.",
                        rollbacks);
    }

    @Test
    void saysThatThereIsNoRollbacksFolder() throws IOException {
        scratch.writeJournal("0000_a").write("0000_a.sql", "SELECT 1");
        Path missing = scratch.directory().resolve("missing");

        assertThatExceptionOfType(MigrationFolderException.class)
                .isThrownBy(() -> open(missing))
                .withMessage(
                        "There is no rollbacks folder %s. Name one that has <tag>.down.sql files with `rollbacks`.",
                        missing);
    }

    private MigrationFolder open(Path rollbacks) {
        return MigrationTools.open(
                new FolderSettings(scratch.folder(), Optional.of(rollbacks), Optional.empty()), Optional.empty());
    }
}
