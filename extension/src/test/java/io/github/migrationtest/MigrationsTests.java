package io.github.migrationtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.migrationtest.fixtures.TestDatabase;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFailedException;
import org.junit.jupiter.api.Test;

@MigrationTest(migrations = "rehearsal/notes")
class MigrationsTests {

    @Test
    void goesUpOneAtATimeAndDownAgain(TestDatabase database, Migrations migrations) {
        MigrationStep first = migrations.up();
        var before = database.schema();
        MigrationStep second = migrations.up();
        MigrationStep back = migrations.down();

        assertThat(first.migration().name()).isEqualTo("1_users");
        assertThat(second.migration().name()).isEqualTo("2_notes");
        assertThat(second.direction()).isEqualTo(Direction.UP);
        assertThat(second.statements()).hasSize(2);
        assertThat(second.schemaBefore().table("notes")).isEmpty();
        assertThat(second.schemaAfter().table("notes")).isPresent();
        assertThat(back.migration()).isEqualTo(second.migration());
        assertThat(back.direction()).isEqualTo(Direction.DOWN);
        assertThat(database.schema()).isEqualTo(before);
        assertThat(migrations.current()).contains(first.migration());
    }

    @Test
    void goesSeveralInOneRun(Migrations migrations) {
        MigrationRun up = migrations.upTo("3");
        MigrationRun down = migrations.downTo("1");
        MigrationRun toTheEnd = migrations.upToLatest();
        MigrationRun toTheStart = migrations.downToEmpty();

        assertThat(up.migrations()).extracting(Migration::name).containsExactly("1_users", "2_notes", "3_unique_email");
        assertThat(down.migrations()).extracting(Migration::name).containsExactly("3_unique_email", "2_notes");
        assertThat(toTheEnd.migrations()).hasSize(3);
        assertThat(toTheStart.migrations())
                .extracting(Migration::name)
                .containsExactly("4_no_empty_notes", "3_unique_email", "2_notes", "1_users");
        assertThat(migrations.current()).isEmpty();
    }

    @Test
    void seesWhatWasBeforeAndAfterWhateverTheTestDoesLater(TestDatabase database, Migrations migrations) {
        migrations.upTo("2");
        database.execute("insert into users (id) values (1)");
        MigrationStep step = migrations.up();
        database.execute("insert into users (id) values (2)");
        database.execute("create table later (a)");

        assertThat(step.dataBefore().table("users").orElseThrow().rows()).isEqualTo(1);
        assertThat(step.dataAfter().table("users").orElseThrow().rows()).isEqualTo(1);
        assertThat(step.schemaAfter().table("later")).isEmpty();
        assertThat(step.dataDiff().changes()).isEmpty();
    }

    @Test
    void replaysTheStepsOfARunOnAClone(TestDatabase database, Migrations migrations) {
        MigrationRun run = migrations.upTo("3");
        database.execute("insert into users (id) values (1)");

        assertThat(run.steps())
                .extracting(step -> step.migration().name())
                .containsExactly("1_users", "2_notes", "3_unique_email");
        assertThat(run.steps()).allMatch(MigrationStep::replayed);
        assertThat(run.steps().get(1).schemaBefore().table("users")).isPresent();
        assertThat(run.steps().get(1).schemaBefore().table("notes")).isEmpty();
        assertThat(database.query("select id from users")).hasSize(1);
    }

    @Test
    void leavesTheToolsHistoryOutOfSnapshots(TestDatabase database, Migrations migrations) {
        MigrationStep step = migrations.up();

        assertThat(step.schemaAfter().tables())
                .extracting(table -> table.name())
                .containsExactly("users");
        assertThat(step.dataAfter().tables()).extracting(table -> table.table()).containsExactly("users");
        assertThat(database.schema().tables()).extracting(table -> table.name()).containsExactly("users");
    }

    @Test
    void saysWhatThereIsWhereAMoveCannotBeMade(Migrations migrations) {
        assertThatThrownBy(migrations::down)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("migrations.down() has nothing to take back: no migration of ")
                .hasMessageEndingWith("rehearsal/notes is applied.");
        assertThatThrownBy(() -> migrations.upTo("9"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("migrations.upTo(\"9\") names a version that ")
                .hasMessageEndingWith("rehearsal/notes does not have.\nIt has 1, 2, 3, 4.");
        assertThatThrownBy(() -> migrations.downTo("1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "migrations.downTo(\"1\") names 1_users, which is not applied: the database has no migration"
                                + " applied.\nApplied: none.");

        migrations.upToLatest();

        assertThatThrownBy(migrations::up)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith(
                        "migrations.up() has nothing to apply: the database stands at 4_no_empty_notes, and no migration of ")
                .hasMessageEndingWith("rehearsal/notes is pending.");
        assertThatThrownBy(() -> migrations.upTo("2"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("migrations.upTo(\"2\") names 2_notes, which is not pending: the database stands at"
                        + " 4_no_empty_notes.\nPending: none.");
    }

    @Test
    void runsNothingWhileTheTestHasWrittenInATransaction(TestDatabase database, Migrations migrations) {
        migrations.up();
        database.execute("begin");
        database.execute("insert into users (id) values (1)");

        assertThatThrownBy(migrations::up)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith(
                        "No migration was run, because the database cannot be held as it is before it.\nThe database of ")
                .hasMessageContaining(
                        "one of its connections has a transaction open that has written. Commit it or roll it"
                                + " back first.");

        database.execute("rollback");
        assertThat(migrations.pending()).hasSize(3);
    }

    @Test
    void wantsAReasonForAcceptingChanges(Migrations migrations) {
        MigrationStep step = migrations.up();

        assertThatThrownBy(() -> step.acceptDataChanges(" "))
                .hasMessage("acceptDataChanges wants the reason, for the reader of the test.");
    }

    @Test
    @MigrationTest(migrations = "rehearsal/reaching")
    void refusesScriptsThatReachBeyondTheirDatabase(TestDatabase database, Migrations migrations) {
        assertThatThrownBy(migrations::upToLatest)
                .isInstanceOf(MigrationFailedException.class)
                .hasMessage(
                        "2_archive is not run: statement 2 (line 3 of 2_archive.up.sql) reaches beyond its database, to the file"
                                + " archive.db:"
                                + "\n    ATTACH DATABASE 'archive.db' AS archive"
                                + "\nA rehearsal writes to nothing but its own database, so nothing of the run was executed. Take the"
                                + " statement out of the migration, allow it by name, allowed = \"archive.db\", or start after it, on a"
                                + " copy (copyOf) of a database that has run it.");
        assertThat(migrations.current()).isEmpty();

        migrations.up();
        assertThatThrownBy(migrations::up).hasMessageStartingWith("2_archive is not run: ");
        assertThatThrownBy(migrations::down)
                .hasMessageStartingWith("1_t is not run: statement 1 (line 1 of 1_t.down.sql)");
        assertThat(database).satisfies(mine -> assertThat(mine.query("select attach from t"))
                .isEmpty());
    }
}
