package io.github.migrationtest.internal.rehearsal;

import io.github.migrationtest.MigrationStep;
import io.github.migrationtest.fixtures.TestDatabase;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFailedException;
import io.github.migrationtest.migration.MigrationRuntime;
import io.github.migrationtest.migration.RunObserver;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Makes a run again on a clone of the database as it was before, to see what the run itself must not be asked. */
final class Replay {
    private Replay() {}

    /** The run's migrations one at a time; empty if one of them fails alone. */
    static List<MigrationStep> steps(RecordedRun run) {
        TestDatabase clone = clone(run, run.plan.runtime());
        List<MigrationStep> steps = new ArrayList<>();
        Mover mover = new Mover(run.plan, clone);
        try {
            for (Migration migration : run.migrations()) {
                steps.add(RecordedStep.of(mover.move(run.direction(), List.of(migration)), true));
            }
            return List.copyOf(steps);
        } catch (MigrationFailedException e) {
            return List.of();
        }
    }

    /** The run as it was, with somebody looking after each statement. */
    static void observed(RecordedRun run, RunObserver observer) throws SQLException {
        try (TestDatabase clone = clone(run, run.plan.runtime());
                Connection connection = clone.connection()) {
            new Mover(run.plan, clone).run(connection, run.direction(), run.migrations(), observer);
        }
    }

    /**
     * The run as it would be under another driver.
     *
     * @throws MigrationFailedException if it fails there
     */
    static RecordedRun under(MigrationRuntime runtime, RecordedRun run) {
        Plan plan = run.plan.under(runtime);
        return new Mover(plan, clone(run, runtime)).move(run.direction(), run.migrations());
    }

    private static TestDatabase clone(RecordedRun run, MigrationRuntime runtime) {
        return run.plan.provider().create(run.before(), run.plan.settingsUnder(runtime), "replay");
    }
}
