package io.github.migrationtest.internal.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.migrationtest.Rehearsal;
import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.settings.SettingsException;
import io.github.migrationtest.migration.Finding;
import io.github.migrationtest.migration.Scratch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The user's own commands for backup and restore, around the last of two migrations without a way back. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the commands are of a POSIX shell")
class BackupRehearsalTests {
    private static final String NOT_AS_IT_WAS =
            "Put back by %s after 2_labels, the database has other rows than were backed up: ";

    @TempDir
    Path directory;

    private Path folder = Path.of("");

    @BeforeEach
    void makeAFolder() throws IOException {
        folder = new Scratch(directory)
                .write("1_items.up.sql", "create table items (id integer primary key, label text not null);")
                .write(
                        "2_labels.up.sql",
                        "create table labels (id integer primary key); delete from items where id in (select min(id)"
                                + " from items);")
                .folder();
    }

    private Rehearsal.Builder rehearsal(String backup, String restore) {
        return Rehearsal.builder()
                .migrations(folder.toString())
                .directory(directory.resolve("databases").toString())
                .checks("reversible")
                .backupCommand(backup)
                .restoreCommand(restore);
    }

    private static List<Finding> findings(Rehearsal.Builder rehearsal) {
        return rehearsal.build().run().findings();
    }

    private Path copy() throws SQLException {
        Path copy = directory.resolve("production.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + copy)) {
            Scratch.execute(
                    connection,
                    "create table items (id integer primary key, label text not null)",
                    "insert into items values (1, 'a-secret'), (2, 'b')");
        }
        return copy;
    }

    @Test
    void isSilentWhereEverythingComesBack() {
        assertThat(findings(rehearsal("cp {path} {backup}", "cp {backup} {path}")))
                .isEmpty();
    }

    @Test
    void warnsOfNoWayBackWhereNoCommandsAreNamed() {
        assertThat(findings(rehearsal("", ""))).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Finding.Severity.WARNING);
            assertThat(finding.message())
                    .isEqualTo(
                            "No migration can be taken back: golang-migrate has no way back for them, so there is none"
                                    + " but a backup.");
            assertThat(finding.remedy())
                    .isEqualTo(
                            "Rehearse the restoring of production's backup too, with backupCommand and restoreCommand"
                                    + " of @MigrationTest.");
        });
    }

    @Test
    void findsWhatTheRestoreDoesNotBringBack() {
        List<Finding> findings = findings(rehearsal("cp {path} {backup}", "test -f {backup} && test -f {path}"));

        assertThat(findings).allSatisfy(finding -> {
            assertThat(finding.check()).isEqualTo("reversible");
            assertThat(finding.severity()).isEqualTo(Finding.Severity.ERROR);
        });
        String restore = "test -f {backup} && test -f {path}";
        assertThat(findings)
                .extracting(Finding::message)
                .containsExactly(
                        "Put back by " + restore
                                + " after 2_labels, the database has another schema than was backed up (+ is what"
                                + " should not be there):\n"
                                + "+ table labels (id integer not null)",
                        NOT_AS_IT_WAS.formatted(restore) + "items: 1 of 100 rows lost: id 1.");
        assertThat(findings)
                .extracting(Finding::remedy)
                .containsExactly(
                        "Let restoreCommand empty the database before it puts the backup back: what the migrations"
                                + " have made is in no backup, so nothing else takes it away.",
                        "Let backupCommand keep everything, and restoreCommand replace what is there.");
    }

    @Test
    void findsACommandThatFails() {
        assertThat(findings(rehearsal("cp {path} {backup}", "echo no tape; exit 3; {path}")))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message())
                        .startsWith("The backup cannot be put back:\n"
                                + "echo no tape; exit 3; {path} ended with 3.\n    no tape\nDatabase: jdbc:sqlite:")
                        .contains("\nRun in "));
    }

    /** The tool's table is not the user's, and yet the next run goes by it. */
    @Test
    void findsAHistoryThatIsNotPutBack() throws IOException {
        Files.writeString(folder.resolve("2_labels.up.sql"), "update items set label = label;");

        assertThat(findings(rehearsal("cp {path} {backup}", "test -f {path}")))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message())
                        .isEqualTo(
                                "Put back by test -f {path} after 2_labels, the database holds what was backed up, but"
                                        + " the tool's own table says otherwise what is pending."));
    }

    @Test
    void backsUpACopyBeforeAllThatIsPendingAndLeavesNothingOfIt() throws IOException, SQLException {
        Files.writeString(folder.resolve("3_last.up.sql"), "create table last (id integer primary key);");
        Rehearsal.Builder rehearsal = rehearsal("cp {path} {backup}", "cat {path}; exit 1")
                .copyOf(copy())
                .baseline("1");

        assertThat(findings(rehearsal)).singleElement().satisfies(finding -> assertThat(finding.message())
                .startsWith("The backup cannot be put back:\ncat {path}; exit 1 ended with 1."
                        + "\n    (what it wrote is not shown: it may hold rows of the copy."
                        + " -Dmigrationtest.show-values=true shows it)\n")
                .doesNotContain("secret"));
        try (Stream<Path> files = Files.walk(directory.resolve("databases"))) {
            assertThat(files.filter(Files::isRegularFile)).isNotEmpty().allSatisfy(file -> assertThat(file)
                    .content(StandardCharsets.ISO_8859_1)
                    .doesNotContain("secret"));
        }
        assertThat(findings(rehearsal("cp {path} {backup}", "cp {backup} {path}")
                        .copyOf(directory.resolve("production.db"))
                        .baseline("1")))
                .isEmpty();
    }

    /** Nor does what migrates it. */
    @Test
    void showsNothingThatACommandWroteOfACopy() throws SQLException {
        assertThat(Rehearsal.builder()
                        .migrations(folder.toString())
                        .directory(directory.resolve("databases").toString())
                        .checks("applies-together")
                        .command("cat {path}; exit 1")
                        .copyOf(copy())
                        .baseline("1")
                        .build()
                        .run()
                        .findings())
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.message())
                        .contains("cat {path}; exit 1 ended with 1.\n    (what it wrote is not shown: ")
                        .doesNotContain("secret"));
    }

    @Test
    void refusesOneCommandAloneAndOneThatIsToldOfNoDatabase() {
        assertThatThrownBy(() -> findings(rehearsal("cp {path} {backup}", "")))
                .isInstanceOf(SettingsException.class)
                .hasMessage("backupCommand = \"cp {path} {backup}\" (Rehearsal.builder()) stands alone."
                        + "\nName restoreCommand too: a backup is rehearsed by putting it back.");
        assertThatThrownBy(() -> findings(rehearsal("cp {path} {backup}", "cp {backup} /srv/app.db")))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith(
                        "cp {backup} /srv/app.db is not run: nothing tells it where the test's database is");
    }

    /** As it is done on PostgreSQL: what is put back comes into a new database of the same name. */
    @Test
    void isSilentWhereTheDatabaseIsMadeAnewOnAServer() throws IOException, InterruptedException {
        assumeInstalled("psql");
        String login = "PGPASSWORD={password} %s -h {host} -p {port} -U {user} ";
        String psql = login.formatted("psql -q -v ON_ERROR_STOP=1") + "-d {database} ";
        String backup = psql + "-c \"copy items to stdout\" > {backup} && " + psql
                + "-c \"copy schema_migrations to stdout\" > {backup}.history";
        String anew = login.formatted("dropdb") + "{database} && " + login.formatted("createdb") + "{database} && ";
        String tables = psql + "-c \"create table items (id integer primary key, label text not null);"
                + " create table schema_migrations (version bigint primary key, dirty boolean not null)\" && ";
        String rows = psql + "-c \"copy items from stdin\" < {backup} && " + psql
                + "-c \"copy schema_migrations from stdin\" < {backup}.history";

        assertThat(findings(rehearsal(backup, anew + tables + rows).database(DatabaseKind.POSTGRESQL)))
                .isEmpty();
        assertThat(findings(rehearsal(backup, anew + tables + "true").database(DatabaseKind.POSTGRESQL)))
                .extracting(Finding::message)
                .anySatisfy(message -> assertThat(message).contains("items: 100 of 100 rows lost: id 1, 2"));
    }

    @Test
    void findsATableThatADumpLeavesInItsPlace() throws IOException, InterruptedException {
        assumeInstalled("mariadb-dump");
        Files.writeString(
                folder.resolve("1_items.up.sql"),
                "create table items (id integer primary key, label varchar(200) not null);");
        Files.writeString(
                folder.resolve("2_labels.up.sql"),
                "create table labels (id integer primary key); update items set label = 'x';");
        String login = "-h {host} -P {port} -u {user} --password={password}";
        String backup = "mariadb-dump " + login + " {database} > {backup}";

        assertThat(findings(rehearsal(backup, "mariadb " + login + " {database} < {backup}")
                        .database(DatabaseKind.MARIADB)))
                .extracting(Finding::message)
                .singleElement()
                .satisfies(message -> assertThat(message)
                        .contains("after 2_labels, the database has another schema")
                        .endsWith("\n+ table labels (id int not null) collation utf8mb4_general_ci"));
    }

    private static void assumeInstalled(String program) throws IOException, InterruptedException {
        assumeTrue(
                new ProcessBuilder("sh", "-c", "command -v " + program).start().waitFor() == 0,
                program + " is not installed");
    }
}
