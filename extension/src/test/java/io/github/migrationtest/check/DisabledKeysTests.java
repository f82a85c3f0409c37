package io.github.migrationtest.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationtest.Rehearsal;
import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.migration.Finding;
import io.github.migrationtest.migration.Scratch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DisabledKeysTests {
    private static final String PETS = """
        create table owners (id int primary key);
        create table pets (id int primary key, owner_id int constraint owned references owners (id));
        create index pets_owner on pets (owner_id);
        """;

    @TempDir
    Path directory;

    private List<Finding> found(String... changes) throws IOException {
        Scratch scratch = new Scratch(directory).write("1_pets.up.sql", PETS);
        for (int i = 0; i < changes.length; i++) {
            scratch.write(i + 2 + "_change.up.sql", changes[i]);
        }
        return Rehearsal.builder()
                .migrations(scratch.folder().toString())
                .tool("golang-migrate")
                .directory(directory.resolve("databases").toString())
                .database(DatabaseKind.POSTGRESQL)
                .checks("foreign-keys-sound")
                .build()
                .run()
                .findings();
    }

    @Test
    void areToldWithWhatMayHappenOnTheirSide() throws IOException {
        List<Finding> found = found("""
            alter table pets disable trigger all;
            alter table owners disable trigger all;
            """);

        assertThat(found)
                .extracting(Finding::message)
                .containsExactly(
                        "foreign key owned is not enforced any more, though the catalog says that it is valid: its triggers"
                                + " on owners are disabled. Rows deleted there leave others without a parent, and nothing"
                                + " cascades.",
                        "foreign key owned is not enforced any more, though the catalog says that it is valid: its triggers"
                                + " on pets are disabled. Rows written there need no parent.");
        assertThat(found.get(1).remedy())
                .isEqualTo("Say ALTER TABLE pets ENABLE TRIGGER ALL at its end, or disable the triggers of the user's"
                        + " alone: DISABLE TRIGGER USER.");
        assertThat(found.get(1).statement().orElseThrow().line()).isEqualTo(2);
    }

    /** What a person copies has to work. */
    @Test
    void areEnabledAgainUnderTheNameThatSqlTakes() throws IOException {
        List<Finding> found = found("""
            create table "Cages" (id int primary key, owner_id int references owners (id));
            create index cages_owner on "Cages" (owner_id);
            alter table "Cages" disable trigger all;
            """);

        assertThat(found).singleElement().satisfies(finding -> {
            assertThat(finding.remedy()).startsWith("Say ALTER TABLE \"Cages\" ENABLE TRIGGER ALL at its end");
            assertThat(finding.object()).contains("Cages");
        });
    }

    @Test
    void areTheFaultOfTheFirstMigrationAlone() throws IOException {
        assertThat(found(
                        "alter table pets disable trigger all;",
                        "alter table pets disable trigger all; alter table pets rename to animals;"))
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.migration().orElseThrow().name()).isEqualTo("2_change"));
    }
}
