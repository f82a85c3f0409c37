package io.github.migrationtest.migration.drizzle;

import static io.github.migrationtest.migration.Scratch.execute;
import static io.github.migrationtest.migration.Scratch.names;
import static io.github.migrationtest.migration.Scratch.rows;
import static io.github.migrationtest.migration.Scratch.tables;
import static io.github.migrationtest.migration.Scratch.up;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.MigrationFailedException;
import io.github.migrationtest.migration.MigrationFolder;
import io.github.migrationtest.migration.MigrationFolderException;
import io.github.migrationtest.migration.MigrationTools;
import io.github.migrationtest.migration.RunObserver;
import io.github.migrationtest.migration.Scratch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The layout of Drizzle Kit 1.0, by what drizzle-orm 1.0.0-rc.4 has in {@code migrator.js} and {@code up-migrations/sqlite.js}. */
class DrizzleFoldersTests {
    private static final String FIRST = "20250102030405_first";
    private static final String SECOND = "20250102030406_second";
    private final Scratch scratch;

    DrizzleFoldersTests(@TempDir Path directory) throws IOException {
        scratch = new Scratch(directory);
        Files.createDirectories(directory.resolve(".git"));
    }

    @Test
    void readsWhatTheRealToolWrote() {
        MigrationFolder folder =
                MigrationTools.open(FolderSettings.of(Path.of("src/test/resources/drizzle/kit1rc5")), Optional.empty());

        assertThat(folder.tool()).isEqualTo("drizzle");
        assertThat(folder.kind()).contains(DatabaseKind.SQLITE);
        assertThat(names(folder.all()))
                .containsExactly(
                        "20261122083533_init",
                        "20261122083535_name_not_null",
                        "20261122083536_posts_author_cascade",
                        "20261122083538_age_integer",
                        "20261122083541_drop_body",
                        "20261122083545_rename_name",
                        "20261122083548_posts_slug_unique",
                        "20261122083549_title_default",
                        "20261122083553_rename_tags_labels");
        assertThat(folder.all().get(1).up().name()).isEqualTo("20261122083535_name_not_null/migration.sql");
    }

    @Test
    void recordsNameAndTimeInTheTableOfVersionOne() throws IOException, SQLException {
        writeTwo();
        MigrationFolder folder = scratch.open();
        try (Connection connection = scratch.connect(folder)) {
            up(folder, connection);

            assertThat(rows(
                            connection,
                            "SELECT id, created_at, name, applied_at LIKE '20__-__-__T__:__:__.___Z'"
                                    + " FROM __drizzle_migrations"))
                    // Date.UTC(2025, 0, 2, 3, 4, 5)
                    .containsExactly("1|1735787045000|" + FIRST + "|1", "2|1735787046000|" + SECOND + "|1");
            assertThat(rows(connection, "SELECT name || ' ' || type FROM pragma_table_info('__drizzle_migrations')"))
                    .containsExactly("id INTEGER", "hash TEXT", "created_at numeric", "name TEXT", "applied_at TEXT");
            assertThat(folder.applied(connection)).isEqualTo(folder.all());
            assertThat(folder.pending(connection)).isEmpty();
            assertThat(folder.validate(connection)).isEmpty();
        }
    }

    @Test
    void appliesALateMergedMigration() throws IOException, SQLException {
        write(SECOND, "CREATE TABLE second (id)");
        try (Connection connection = scratch.connect(scratch.open())) {
            up(scratch.open(), connection);
            write(FIRST, "CREATE TABLE first (id)");
            MigrationFolder folder = scratch.open();

            assertThat(names(folder.pending(connection))).containsExactly(FIRST);
            assertThat(folder.skipped(connection)).isEmpty();
            up(folder, connection);
            assertThat(tables(connection)).containsExactly("__drizzle_migrations", "first", "second");
        }
    }

    @Test
    void givesRowsOfAnOlderTableTheirNames() throws IOException, SQLException {
        writeTwo();
        MigrationFolder folder = scratch.open();
        try (Connection connection = scratch.connect(folder)) {
            execute(
                    connection,
                    "CREATE TABLE first (id)",
                    "CREATE TABLE __drizzle_migrations (id SERIAL PRIMARY KEY, hash text NOT NULL, created_at numeric)",
                    // The journal's time had milliseconds, which the folder's name has not.
                    "INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('other', 1735787045678)");

            assertThat(names(folder.applied(connection))).containsExactly(FIRST);
            assertThat(names(folder.pending(connection))).containsExactly(SECOND);
            up(folder, connection);

            assertThat(rows(
                            connection,
                            "SELECT id, created_at, name, applied_at IS NULL FROM __drizzle_migrations ORDER BY rowid"))
                    .containsExactly("null|1735787045678|" + FIRST + "|1", "null|1735787046000|" + SECOND + "|0");
        }
    }

    @Test
    void tellsFoldersOfOneSecondApartByTheirHashes() throws IOException, SQLException {
        write("20250102030405_b", "SELECT 2");
        write("20250102030405_a", "SELECT 1");
        MigrationFolder folder = scratch.open();
        assertThat(names(folder.all())).containsExactly("20250102030405_a", "20250102030405_b");
        try (Connection connection = scratch.connect(folder)) {
            execute(
                    connection,
                    "CREATE TABLE __drizzle_migrations (id SERIAL PRIMARY KEY, hash text NOT NULL, created_at numeric)",
                    "INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('neither', 1735787045001),"
                            // printf 'SELECT 2' | sha256sum
                            + " ('ebbb5b332060a3ede7047bd7528883b0a560e729848f9feb8ff742145e909b01', 1735787045002)");

            assertThat(names(folder.applied(connection))).containsExactly("20250102030405_b");
            assertThat(folder.unknown(connection)).containsExactly("created_at 1735787045001, hash neither");
        }
    }

    @Test
    void appliesNothingWhileARowMatchesNoFolder() throws IOException, SQLException {
        writeTwo();
        MigrationFolder folder = scratch.open();
        try (Connection connection = scratch.connect(folder)) {
            execute(
                    connection,
                    "CREATE TABLE __drizzle_migrations (id SERIAL PRIMARY KEY, hash text NOT NULL, created_at numeric)",
                    "INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('abc', 1600000000000)");

            assertThat(folder.unknown(connection)).containsExactly("created_at 1600000000000, hash abc");
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(folder, connection))
                    .withMessage(
                            "The history is of drizzle-orm 0.x and has rows that match no folder by their second or their"
                                    + " hash: created_at 1600000000000, hash abc. drizzle-orm 1.0 applies nothing then: \"This"
                                    + " means that some migrations were applied to the database but are missing from the local"
                                    + " environment\". Restore the folders, or run `drizzle-kit up` on the ones that the"
                                    + " database was migrated with.");
            assertThat(tables(connection)).containsExactly("__drizzle_migrations");
            assertThat(rows(connection, "SELECT name FROM pragma_table_info('__drizzle_migrations')"))
                    .containsExactly("id", "hash", "created_at");
        }
    }

    @Test
    void refusesAJournalBesideTheFolders() throws IOException {
        writeTwo();
        scratch.writeJournal("0000_a");

        assertThatExceptionOfType(MigrationFolderException.class)
                .isThrownBy(scratch::open)
                .withMessage(
                        "The Drizzle folder " + scratch.folder()
                                + " has folders of Drizzle Kit 1.0 and the journal of an older one, meta/_journal.json. drizzle-orm"
                                + " 1.0 refuses that: \"We detected that you have old drizzle-kit migration folders. You must upgrade"
                                + " drizzle-kit and run \"drizzle-kit up\"\". Run it, or remove what is left of the older layout.");
    }

    @Test
    void wantsATimeInFrontOfEachName() throws IOException {
        writeTwo();
        write("20251302030405_month", "SELECT 1");

        assertThatExceptionOfType(MigrationFolderException.class)
                .isThrownBy(scratch::open)
                .withMessage("The name of " + scratch.folder().resolve("20251302030405_month")
                        + " does not begin with a time of 14 digits (yyyyMMddHHmmss), which drizzle-orm records as the"
                        + " migration's created_at. Give the folder the name that drizzle-kit would give it, such as"
                        + " 20250220153045_add_users.");
    }

    @Test
    void takesBackWithTheFileBeside() throws IOException, SQLException {
        writeTwo();
        scratch.write(SECOND + "/down.sql", "DROP TABLE second");
        MigrationFolder folder = scratch.open();
        try (Connection connection = scratch.connect(folder)) {
            up(folder, connection);
            folder.takeBack(
                    connection, folder.runtimes().get(0), List.of(folder.all().get(1)), RunObserver.none());

            assertThat(tables(connection)).containsExactly("__drizzle_migrations", "first");
            assertThat(names(folder.applied(connection))).containsExactly(FIRST);
            assertThat(names(folder.pending(connection))).containsExactly(SECOND);
        }
    }

    @Test
    void writesABaseline() throws IOException, SQLException {
        writeTwo();
        MigrationFolder folder = scratch.open();
        try (Connection connection = scratch.connect(folder)) {
            folder.baseline(connection, List.of(folder.all().get(0)));

            assertThat(rows(connection, "SELECT name FROM __drizzle_migrations"))
                    .containsExactly(FIRST);
            assertThat(names(folder.pending(connection))).containsExactly(SECOND);
        }
    }

    @Test
    void findsAChangedFileAndARowWithoutOne() throws IOException, SQLException {
        writeTwo();
        try (Connection connection = scratch.connect(scratch.open())) {
            up(scratch.open(), connection);
            scratch.write(FIRST + "/migration.sql", "CREATE TABLE changed (id)");
            execute(
                    connection,
                    "INSERT INTO __drizzle_migrations (hash, created_at, name) VALUES ('abc', 5, '20240102030405_gone')");

            assertThat(scratch.open().validate(connection))
                    .extracting(finding -> finding.check() + " "
                            + finding.file().map(Path::getParent).map(Path::getFileName))
                    .containsExactly("changed-after-applying Optional[" + FIRST + "]", "missing Optional.empty");
        }
    }

    /** Only the first and the last of these continue from one that nothing else continues from. */
    @Test
    void namesTheEndsOfBranches() throws IOException, SQLException {
        write(FIRST, "SELECT 1", "a", "0");
        write(SECOND, "SELECT 1", "b", "a");
        write("20250102030407_third", "SELECT 1", "c", "a");
        try (Connection connection = scratch.connect(scratch.open())) {
            assertThat(scratch.open().validate(connection))
                    .extracting(finding -> finding.check() + ": " + finding.message())
                    .containsExactly("snapshots-diverge: " + SECOND
                            + "/snapshot.json and 20250102030407_third/snapshot.json are the ends of branches that no later"
                            + " snapshot brings together.");

            write("20250102030408_joined", "SELECT 1", "d", "b", "c");
            assertThat(scratch.open().validate(connection)).isEmpty();
        }
    }

    /** {@code migration.sql} in folders is also Prisma's layout. */
    @Test
    void leavesFoldersWithoutASnapshotToOtherTools() throws IOException {
        scratch.write(FIRST + "/migration.sql", "SELECT 1");

        assertThat(new DrizzleTool().recognises(scratch.folder())).isFalse();
    }

    private void writeTwo() throws IOException {
        write(FIRST, "CREATE TABLE first (id)", "a", "0");
        write(SECOND, "CREATE TABLE second (id)", "b", "a");
    }

    private void write(String name, String sql) throws IOException {
        write(name, sql, name, "0");
    }

    private void write(String name, String sql, String id, String... parents) throws IOException {
        String quoted = Arrays.stream(parents)
                .map(parent -> '"' + parent + '"')
                .toList()
                .toString();
        scratch.write(name + "/migration.sql", sql)
                .write(
                        name + "/snapshot.json",
                        "{\"version\":\"7\",\"dialect\":\"sqlite\",\"id\":\"" + id + "\",\"prevIds\":" + quoted
                                + ",\"ddl\":[]}");
    }
}
