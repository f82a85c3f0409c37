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
import java.util.function.Function;

/**
 * A run made again on a clone of the database as it was before, to see what the run itself must not be asked.
 *
 * @param database the clone, which the steps are read from; closed with the test
 * @param steps the run's migrations one at a time; empty if one of them fails alone
 */
record Replay(TestDatabase database, List<MigrationStep> steps) implements AutoCloseable {

    /** The run in single steps. */
    static Replay inSteps(RecordedRun run) {
        TestDatabase clone = clone(run, run.plan.runtime());
        List<MigrationStep> steps = new ArrayList<>();
        Mover mover = new Mover(run.plan, clone);
        try {
            Moment now = run.beginning();
            for (Migration migration : run.migrations()) {
                RecordedRun step = mover.move(run.direction(), List.of(migration), now);
                steps.add(RecordedStep.of(step, true));
                now = step.end();
            }
            return new Replay(clone, List.copyOf(steps));
        } catch (MigrationFailedException e) {
            clone.close();
            return new Replay(clone, List.of());
        } catch (RuntimeException e) {
            clone.close();
            throw e;
        }
    }

    /** The run as it was, with somebody looking after each statement. */
    static void observed(RecordedRun run, RunObserver observer) throws SQLException {
        try (TestDatabase clone = clone(run, run.plan.runtime());
                Connection connection = clone.connection()) {
            observer.begins(connection);
            new Mover(run.plan, clone).run(connection, run.direction(), run.migrations(), observer);
        }
    }

    /**
     * What is to be known of the run as it would be under another driver.
     *
     * @throws MigrationFailedException if it fails there
     */
    static <T> T under(MigrationRuntime runtime, RecordedRun run, Function<RecordedRun, T> question) {
        Plan plan = run.plan.under(runtime);
        try (TestDatabase clone = clone(run, runtime)) {
            return question.apply(new Mover(plan, clone).move(run.direction(), run.migrations()));
        }
    }

    @Override
    public void close() {
        database.close();
    }

    private static TestDatabase clone(RecordedRun run, MigrationRuntime runtime) {
        return run.before().cloned(run.plan.settingsUnder(runtime), "replay");
    }
}
