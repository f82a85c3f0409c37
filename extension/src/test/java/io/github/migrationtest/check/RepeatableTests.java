package io.github.migrationtest.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationtest.Rehearsal;
import io.github.migrationtest.migration.Finding;
import io.github.migrationtest.migration.Scratch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a second run of the real Liquibase and Flyway does. */
class RepeatableTests {

    @TempDir
    Path directory;

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
        List<Finding> failures = failuresOfAlways(
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
        assertThat(failuresOfAlways(
                        "insert into items (id, label) values (1, 'seen') on conflict do nothing",
                        "create table if not exists others (id integer primary key)"))
                .isEmpty();
    }

    @Test
    void findsWhatRunsAlwaysAndFailsTheSecondTime() throws IOException {
        assertThat(failuresOfAlways(
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

    /** Flyway calls them in a run that has nothing to apply too. */
    @Test
    void findsACallbackThatAddsRowsEachTime() throws IOException {
        Path folder = new Scratch(directory)
                .write("V1__items.sql", "create table items (id integer primary key);")
                .write("afterMigrate.sql", "insert into items default values;")
                .write("afterMigrateApplied.sql", "insert into items default values;")
                .folder();

        assertThat(rehearsal(folder).build().run().failures()).singleElement().satisfies(finding -> {
            assertThat(finding.check()).isEqualTo("repeatable");
            assertThat(finding.message())
                    .isEqualTo("A second run has nothing to apply, and changes rows again:\n"
                            + "items: 1 row added: id 3");
        });
    }

    private List<Finding> failuresOfAlways(String seen, String others) throws IOException {
        return failuresOf("""
              - changeSet: { id: seen, author: ada, runAlways: true, changes: [ { sql: { sql: "%s" } } ] }
              - changeSet: { id: others, author: ada, runAlways: true, changes: [ { sql: { sql: "%s" } } ] }
            """.formatted(seen, others));
    }

    private List<Finding> failuresOfTrying(String runInTransaction) throws IOException {
        return failuresOf("""
              - changeSet: { id: tried, author: ada, failOnError: false, runInTransaction: %s, changes: [ { sql: { sql: insert into items (label) values ('more') } }, { sql: { sql: insert into nowhere values (1) } } ] }
            """.formatted(runInTransaction));
    }

    private List<Finding> failuresOf(String changeSets) throws IOException {
        Path folder = new Scratch(directory)
                .write("db.changelog-master.yaml", """
                    databaseChangeLog:
                      - changeSet: { id: items, author: ada, changes: [ { sql: { sql: "create table items (id integer primary key, label text)" } } ] }
                    """ + changeSets)
                .folder();
        return rehearsal(folder)
                .withoutCheck("reversible", "no way back is written")
                .build()
                .run()
                .failures();
    }

    private Rehearsal.Builder rehearsal(Path folder) {
        return Rehearsal.builder()
                .migrations(folder.toString())
                .directory(directory.resolve("databases").toString())
                .populated(0, 1);
    }
}
