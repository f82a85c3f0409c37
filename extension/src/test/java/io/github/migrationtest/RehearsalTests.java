package io.github.migrationtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.github.migrationtest.check.MigrationCheck;
import io.github.migrationtest.check.RehearsalResult;
import io.github.migrationtest.check.RehearsedMigration;
import io.github.migrationtest.check.Verdict;
import io.github.migrationtest.internal.settings.SettingsException;
import io.github.migrationtest.migration.Finding;
import io.github.migrationtest.migration.Scratch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearsalTests {

    @TempDir
    Path directory;

    private Path folder = Path.of("");

    @BeforeEach
    void makeAFolder() throws IOException {
        folder = new Scratch(directory)
                .write("1_items.up.sql", "create table items (id integer primary key, label text);")
                .write("1_items.down.sql", "drop table items;")
                .write("2_rows.up.sql", "insert into items values (1, 'a'), (2, 'b');")
                .write("2_rows.down.sql", "delete from items where id < 3;")
                .write("3_drop.up.sql", "alter table items drop column label;")
                .write("3_drop.down.sql", "alter table items add column label text;")
                .folder();
    }

    private Rehearsal.Builder rehearsal() {
        return Rehearsal.builder()
                .migrations(folder.toString())
                .directory(directory.resolve("databases").toString());
    }

    @Test
    void givesEveryStepAndWhatWasFound() {
        RehearsalResult result = rehearsal().build().run();

        assertThat(result.migrations())
                .extracting(each -> each.migration().name())
                .containsExactly("1_items", "2_rows", "3_drop");
        assertThat(result.migrations()).allSatisfy(each -> {
            assertThat(each.up()).isPresent();
            assertThat(each.down()).isPresent();
        });
        assertThat(result.failures())
                .extracting(Finding::check, finding -> finding.object().orElseThrow())
                .containsExactly(tuple("destroys-data", "items.label"));
        assertThat(result.origin()).isEqualTo("fresh database");
    }

    @Test
    void acceptsAndSwitchesOffAsAClassDoes() {
        RehearsalResult accepted = rehearsal()
                .accept("destroys-data", "3", "items.label", "nobody reads it")
                .build()
                .run();
        RehearsalResult without = rehearsal()
                .withoutCheck("destroys-data", "looked at by hand")
                .build()
                .run();

        assertThat(accepted.failures()).isEmpty();
        assertThat(verdict(accepted, "destroys-data").accepted()).hasSize(1);
        assertThat(without.failures()).isEmpty();
        assertThat(verdict(without, "destroys-data").notAsked()).contains("looked at by hand");
    }

    private static Verdict verdict(RehearsalResult result, String check) {
        return result.migrations().get(2).verdicts().stream()
                .filter(verdict -> verdict.check().equals(check))
                .findFirst()
                .orElseThrow();
    }

    /** Its keys are those of generated rows, which is nobody's fault; the walk goes on from where there are none. */
    @Test
    void onlyWarnsOfRowsThatCollideWithGeneratedOnes() {
        RehearsalResult result = rehearsal().checks("applies").build().run();

        assertThat(result.failures()).isEmpty();
        assertThat(result.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.migration().orElseThrow().name()).isEqualTo("2_rows");
            assertThat(finding.message())
                    .endsWith("It applies without generated rows: what it fails on is one of them."
                            + " Production's rows may do the same to it.");
        });
        assertThat(rehearsal().checks("applies").populated(0, 1).build().run().findings())
                .isEmpty();
    }

    @Test
    void findsOnGeneratedRowsWhatAnEmptyTableHides() throws IOException {
        new Scratch(directory).write("4_kind.up.sql", "alter table items add column kind text not null;");

        assertThat(rehearsal().checks("applies").build().run().failures())
                .singleElement()
                .satisfies(finding -> assertThat(finding.message())
                        .startsWith("4_kind failed at statement 1")
                        .contains("Cannot add a NOT NULL column"));
    }

    @Test
    void writesItsFilesBesideItsDatabases() {
        rehearsal().build().run();

        assertThat(directory.resolve("databases/findings.json")).isNotEmptyFile();
        assertThat(directory.resolve("databases/report.md"))
                .content()
                .contains("## RehearsalTests: golang-migrate under go-sqlite3, migrations on a fresh database");
    }

    @Test
    void refusesWhatCannotBeBeforeAnyDatabaseExists() {
        Rehearsal rehearsal = rehearsal().accept("keeps-row", "", "", "a slip").build();

        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(rehearsal::run)
                .withMessageStartingWith("There is no check keeps-row.\nThere are applies, ");
    }

    /** Liquibase tries such a change set in every run, so it stays pending for ever. */
    @Test
    void isSilentOfWhatIsTriedInVainEachTime() throws IOException {
        assertThat(failuresOfTrying("true")).isEmpty();
    }

    /** Without a transaction its first statement stays, each time. */
    @Test
    void findsWhatAddsRowsEachTimeItIsTried() throws IOException {
        assertThat(failuresOfTrying("false")).singleElement().satisfies(finding -> {
            assertThat(finding.check()).isEqualTo("repeatable");
            assertThat(finding.message())
                    .isEqualTo(
                            "A second run applies tried::ada again, and changes rows again:\nitems: 1 row added: id 2");
        });
    }

    @Test
    void findsWhatRunsAlwaysAndAddsRowsEachTime() throws IOException {
        List<Finding> failures = failuresOf(
                "always",
                "insert into items (label) values ('seen')",
                "create table if not exists others (id integer primary key)");

        assertThat(failures).singleElement().satisfies(finding -> {
            assertThat(finding.check()).isEqualTo("repeatable");
            assertThat(finding.message())
                    .startsWith("A second run applies seen::ada, others::ada again, and changes rows again:\n"
                            + "items: 1 row added: id ");
        });
    }

    @Test
    void isSilentOfWhatRunsAlwaysAndLeavesWhatIsThere() throws IOException {
        assertThat(failuresOf(
                        "same",
                        "insert into items (id, label) values (1, 'seen') on conflict do nothing",
                        "create table if not exists others (id integer primary key)"))
                .isEmpty();
    }

    @Test
    void findsWhatRunsAlwaysAndFailsTheSecondTime() throws IOException {
        assertThat(failuresOf(
                        "fails",
                        "insert into items (label) values ('seen') on conflict do nothing",
                        "create table others (id integer primary key)"))
                .filteredOn(finding -> finding.check().equals("repeatable"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message())
                        .startsWith(
                                "A second run applies seen::ada, others::ada again, and fails:\nothers::ada failed at"
                                        + " statement 1 (line 1 of change set others::ada of ")
                        .contains("table others already exists"));
    }

    private List<Finding> failuresOf(String name, String seen, String others) throws IOException {
        Path folder = new Scratch(directory.resolve(name))
                .write("db.changelog-master.yaml", """
                    databaseChangeLog:
                      - changeSet: { id: items, author: ada, changes: [ { sql: { sql: "create table items (id integer primary key, label text)" } } ] }
                      - changeSet: { id: seen, author: ada, runAlways: true, changes: [ { sql: { sql: "%s" } } ] }
                      - changeSet: { id: others, author: ada, runAlways: true, changes: [ { sql: { sql: "%s" } } ] }
                    """.formatted(seen, others))
                .folder();
        return Rehearsal.builder()
                .migrations(folder.toString())
                .directory(directory.resolve("databases").toString())
                .populated(0, 1)
                .withoutCheck("reversible", "no way back is written")
                .build()
                .run()
                .failures();
    }

    /** Flyway calls them in a run that has nothing to apply too. */
    @Test
    void findsACallbackThatAddsRowsEachTime() throws IOException {
        Path folder = new Scratch(directory.resolve("callbacks"))
                .write("V1__items.sql", "create table items (id integer primary key);")
                .write("afterMigrate.sql", "insert into items default values;")
                .write("afterMigrateApplied.sql", "insert into items default values;")
                .folder();

        assertThat(Rehearsal.builder()
                        .migrations(folder.toString())
                        .directory(directory.resolve("databases").toString())
                        .populated(0, 1)
                        .build()
                        .run()
                        .failures())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.check()).isEqualTo("repeatable");
                    assertThat(finding.message())
                            .isEqualTo("A second run has nothing to apply, and changes rows again:\n"
                                    + "items: 1 row added: id 3");
                });
    }

    private List<Finding> failuresOfTrying(String runInTransaction) throws IOException {
        Path folder = new Scratch(directory.resolve("tried"))
                .write("db.changelog-master.yaml", """
                    databaseChangeLog:
                      - changeSet: { id: items, author: ada, changes: [ { sql: { sql: "create table items (id integer primary key, label text)" } } ] }
                      - changeSet: { id: tried, author: ada, failOnError: false, runInTransaction: %s, changes: [ { sql: { sql: insert into items (label) values ('more') } }, { sql: { sql: insert into nowhere values (1) } } ] }
                    """.formatted(runInTransaction))
                .folder();
        return Rehearsal.builder()
                .migrations(folder.toString())
                .directory(directory.resolve("databases").toString())
                .populated(0, 1)
                .withoutCheck("reversible", "no way back is written")
                .build()
                .run()
                .failures();
    }

    /** What Liquibase leaves pending does not stand in for the next one. */
    @Test
    void goesOnBehindAChangeSetThatIsLeftPending() throws IOException {
        Path folder = new Scratch(directory.resolve("left"))
                .write("db.changelog-master.yaml", """
                    databaseChangeLog:
                      - changeSet: { id: fails, author: ada, failOnError: false, changes: [ { sql: { sql: insert into nowhere values (1) } } ] }
                      - changeSet: { id: items, author: ada, changes: [ { sql: { sql: "create table items (a int, b int references nowhere (b))" } } ] }
                    """)
                .folder();

        List<Finding> found = Rehearsal.builder()
                .migrations(folder.toString())
                .directory(directory.resolve("databases").toString())
                .checks("foreign-keys-sound")
                .build()
                .run()
                .findings();

        assertThat(found).singleElement().satisfies(finding -> assertThat(
                        finding.migration().orElseThrow().name())
                .contains("items"));
    }

    @Test
    void passesOverWhatTheToolPassesOver() throws IOException {
        Path folder = new Scratch(directory.resolve("late"))
                .write("0000_a.sql", "create table a (id integer);")
                .write("0001_b.sql", "create table b (id integer);")
                .write("meta/_journal.json", """
                    {"version":"7","dialect":"sqlite","entries":[{"idx":0,"when":2000,"tag":"0000_a"},{"idx":1,"when":1000,"tag":"0001_b"}]}\
                    """)
                .folder();

        RehearsalResult result = Rehearsal.builder()
                .migrations(folder.toString())
                .directory(directory.resolve("databases").toString())
                .build()
                .run();

        assertThat(result.migrations().get(1).verdicts()).allSatisfy(verdict -> assertThat(verdict.notAsked())
                .contains("0001_b is not pending: drizzle passes over it."));
        assertThat(result.failures())
                .anySatisfy(finding -> assertThat(finding.check()).isEqualTo("history"));
    }

    /** A script without a version runs again whenever it changes, and Flyway has no way back for it. */
    @Test
    void wantsNoWayBackForWhatIsRepeatable() throws IOException {
        Path folder = new Scratch(directory.resolve("flyway"))
                .write("V1__items.sql", "create table items (id integer primary key);")
                .write("U1__items.sql", "drop table items;")
                .write(
                        "R__all_items.sql",
                        "drop view if exists all_items; create view all_items as select * from items;")
                .folder();

        assertThat(Rehearsal.builder()
                        .migrations(folder.toString())
                        .directory(directory.resolve("databases").toString())
                        .build()
                        .run()
                        .failures())
                .isEmpty();
    }

    @Test
    void asksAlsoTheChecksOfTheUsersOwn() throws IOException {
        new Scratch(directory)
                .write("4_forbidden_word.up.sql", "create table forbidden (id integer primary key);")
                .write("4_forbidden_word.down.sql", "drop table forbidden;");

        List<Finding> found = rehearsal()
                .checks("no-forbidden-word")
                .populated(0, 1)
                .build()
                .run()
                .findings();

        assertThat(found).singleElement().satisfies(finding -> {
            assertThat(finding.migration().orElseThrow().name()).isEqualTo("4_forbidden_word");
            assertThat(finding.message()).isEqualTo("It says forbidden.");
        });
    }

    /** A check as a user writes one. */
    public static final class NoForbiddenWord implements MigrationCheck {

        @Override
        public String id() {
            return "no-forbidden-word";
        }

        @Override
        public List<Finding> check(RehearsedMigration migration) {
            return migration.migration().up().text().contains("forbidden")
                    ? List.of(Finding.error(id(), migration.migration(), "It says forbidden.", "Say allowed."))
                    : List.of();
        }
    }
}
