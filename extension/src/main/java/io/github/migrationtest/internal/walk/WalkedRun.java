package io.github.migrationtest.internal.walk;

import io.github.migrationtest.MigrationRun;
import io.github.migrationtest.check.EngineEnd;
import io.github.migrationtest.check.RehearsedRun;
import io.github.migrationtest.check.RestoredBackup;
import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.rehearsal.Plan;
import io.github.migrationtest.migration.Finding;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFailedException;
import io.github.migrationtest.schema.SchemaDiff;
import java.util.List;
import java.util.Optional;

/** What was seen of all migrations. */
record WalkedRun(
        Plan plan,
        List<Migration> migrations,
        List<Migration> reached,
        Optional<MigrationRun> together,
        Optional<MigrationFailedException> togetherFailure,
        Optional<MigrationFailedException> laterRunFailure,
        Optional<SchemaDiff> togetherDiffersFromSteps,
        Optional<RestoredBackup> restoredBackup,
        List<Finding> contradictions,
        List<Migration> pendingAtTheEnd,
        Optional<MigrationRun> secondRun,
        Optional<MigrationFailedException> secondRunFailure,
        Optional<SchemaDiff> drift,
        Optional<EngineEnd> end,
        List<EngineEnd> endsOfOtherKinds)
        implements RehearsedRun {

    @Override
    public DatabaseKind kind() {
        return plan.provider().kind();
    }

    @Override
    public String tool() {
        return plan.folder().tool();
    }

    @Override
    public boolean isOnCopy() {
        return plan.copyOf().isPresent();
    }
}
