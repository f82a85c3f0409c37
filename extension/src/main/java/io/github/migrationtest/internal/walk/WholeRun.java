package io.github.migrationtest.internal.walk;

import io.github.migrationtest.MigrationRun;
import io.github.migrationtest.check.EngineEnd;
import io.github.migrationtest.check.RestoredBackup;
import io.github.migrationtest.fixtures.DatabaseFactory;
import io.github.migrationtest.fixtures.TestDatabase;
import io.github.migrationtest.internal.rehearsal.LiveMigrations;
import io.github.migrationtest.internal.rehearsal.Plan;
import io.github.migrationtest.internal.rehearsal.RunState;
import io.github.migrationtest.migration.Finding;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFailedException;
import io.github.migrationtest.schema.SchemaDiff;
import io.github.migrationtest.schema.SchemaSnapshot;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All migrations in one run, as the tool makes it, beside the steps of the walk; and what the tool says and does behind the last. */
record WholeRun(RunState run, Plan plan, Optional<EndsByKind> ends, String owner) {

    /**
     * How the walk's steps ended.
     *
     * @param database where
     * @param wanted what was to be rehearsed
     * @param reached what of it was
     * @param failed whether one did not apply
     */
    record Steps(
            TestDatabase database,
            List<Migration> wanted,
            List<Migration> reached,
            boolean failed,
            Optional<RestoredBackup> restored) {}

    /**
     * Applies all that is pending in one run, and looks at the end of the steps.
     *
     * @param other a database as that of the steps was before the first
     */
    WalkedRun beside(Steps steps, TestDatabase other) {
        Set<Finding> contradictions = new LinkedHashSet<>();
        Optional<MigrationRun> together = Optional.empty();
        Optional<MigrationFailedException> togetherFailure = Optional.empty();
        Optional<SchemaDiff> differs = Optional.empty();
        Optional<SchemaDiff> drift = Optional.empty();
        List<Migration> pending = List.of();
        Optional<EngineEnd> end = Optional.empty();
        Optional<MigrationRun> secondRun = Optional.empty();
        Optional<MigrationFailedException> secondRunFailure = Optional.empty();
        LiveMigrations ofSteps = new LiveMigrations(plan.preparing(), steps.database());
        LiveMigrations ofRun = new LiveMigrations(plan, other);
        contradictions.addAll(ofRun.validate());
        if (!steps.wanted().isEmpty()) {
            try {
                MigrationRun all = ofRun.upToLatest();
                together = Optional.of(all);
                if (!steps.failed()) {
                    differs = Optional.of(SchemaDiff.between(SchemaSnapshot.of(steps.database()), all.schemaAfter()));
                }
            } catch (MigrationFailedException e) {
                togetherFailure = Optional.of(e);
            }
        }
        if (!steps.failed()) {
            contradictions.addAll(ofSteps.validate());
            drift = drift(steps.database());
            end = end(steps.database());
            pending = ofSteps.pending();
            if (!pending.isEmpty() || plan.folder().runsWithoutPending()) {
                try {
                    if (steps.wanted().isEmpty()) {
                        ofSteps.upToLatest(); // else there would be no first run
                    }
                    secondRun = Optional.of(ofSteps.upToLatest());
                } catch (MigrationFailedException e) {
                    secondRunFailure = Optional.of(e);
                }
            }
        }
        return new WalkedRun(
                plan,
                steps.wanted(),
                steps.reached(),
                together,
                togetherFailure,
                together.flatMap(all -> new LaterRun(run, plan, owner).failureOf(all.migrations())),
                differs,
                steps.restored(),
                List.copyOf(contradictions),
                pending,
                secondRun,
                secondRunFailure,
                drift,
                end,
                end.flatMap(mine -> ends.map(all -> all.met(mine))).orElse(List.of()));
    }

    /** A copy has what its production has besides. */
    private Optional<EngineEnd> end(TestDatabase stepped) {
        return plan.copyOf().isPresent() || ends.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new EngineEnd(SchemaSnapshot.of(stepped), plan.folder().all()));
    }

    /** What a fresh database of the same version has otherwise; none where no fresh one comes that far. */
    private Optional<SchemaDiff> drift(TestDatabase copy) {
        if (plan.copyOf().isEmpty()) {
            return Optional.empty();
        }
        DatabaseFactory factory = run.factory(plan);
        try (TestDatabase fresh = factory.create(factory.empty(), plan.settings(), owner);
                LiveMigrations moves = new LiveMigrations(plan, fresh)) {
            moves.upToLatest();
            return Optional.of(SchemaDiff.between(SchemaSnapshot.of(fresh), SchemaSnapshot.of(copy))
                    .ignoringColumnOrder());
        } catch (MigrationFailedException e) {
            return Optional.empty();
        }
    }
}
