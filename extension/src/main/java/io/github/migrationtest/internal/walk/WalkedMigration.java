package io.github.migrationtest.internal.walk;

import io.github.migrationtest.MigrationStep;
import io.github.migrationtest.check.DataLoss;
import io.github.migrationtest.check.RehearsedMigration;
import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.database.DisposableDatabase;
import io.github.migrationtest.internal.rehearsal.Plan;
import io.github.migrationtest.internal.rehearsal.RecordedRun;
import io.github.migrationtest.migration.Finding;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFailedException;
import io.github.migrationtest.migration.SqlStatement;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was seen of one migration, while the walk stands at it. */
final class WalkedMigration implements RehearsedMigration, AutoCloseable {
    private final Plan plan;
    private final Migration migration;
    private @Nullable MigrationStep up;
    private @Nullable MigrationStep down;
    private @Nullable MigrationStep upAgain;
    private @Nullable MigrationFailedException upFailure;
    private @Nullable MigrationFailedException downFailure;
    private @Nullable MigrationFailedException upAgainFailure;

    WalkedMigration(Plan plan, Migration migration) {
        this.plan = plan;
        this.migration = migration;
    }

    void wentUp(MigrationStep step) {
        up = step;
    }

    void failedUp(MigrationFailedException failure) {
        upFailure = failure;
    }

    void wentDown(MigrationStep step) {
        down = step;
    }

    void failedDown(MigrationFailedException failure) {
        downFailure = failure;
    }

    void wentUpAgain(MigrationStep step) {
        upAgain = step;
    }

    void failedUpAgain(MigrationFailedException failure) {
        upAgainFailure = failure;
    }

    @Override
    public Migration migration() {
        return migration;
    }

    @Override
    public DatabaseKind kind() {
        return plan.provider().kind();
    }

    @Override
    public String tool() {
        return plan.folder().tool();
    }

    @Override
    public Optional<MigrationStep> up() {
        return Optional.ofNullable(up);
    }

    @Override
    public Optional<MigrationFailedException> upFailure() {
        return Optional.ofNullable(upFailure);
    }

    @Override
    public Optional<MigrationStep> down() {
        return Optional.ofNullable(down);
    }

    @Override
    public Optional<MigrationFailedException> downFailure() {
        return Optional.ofNullable(downFailure);
    }

    @Override
    public Optional<MigrationStep> upAgain() {
        return Optional.ofNullable(upAgain);
    }

    @Override
    public Optional<MigrationFailedException> upAgainFailure() {
        return Optional.ofNullable(upAgainFailure);
    }

    @Override
    public List<DataLoss> losses() {
        return up().map(step -> recorded(step).judgedLosses()).orElse(List.of());
    }

    @Override
    public Optional<String> whyLost() {
        return up().flatMap(MigrationStep::explainLoss);
    }

    @Override
    public Optional<SqlStatement> culprit(DataLoss loss) {
        return up().flatMap(step -> recorded(step).culpritOf(loss));
    }

    @Override
    public DisposableDatabase throwAwayBefore() {
        return recorded(went()).before().cloned(plan.settings(), "checks");
    }

    @Override
    public DisposableDatabase throwAwayAfter() {
        return recorded(went()).after().cloned(plan.settings(), "checks");
    }

    private MigrationStep went() {
        return up().orElseThrow(() -> new IllegalStateException(migration + " did not go up."));
    }

    @Override
    public List<Finding> differencesFromIntended() {
        MigrationStep step = went();
        return plan.folder().intended(migration, step.schemaBefore(), step.schemaAfter());
    }

    @Override
    public boolean othersGoBack() {
        return plan.folder().all().stream().anyMatch(other -> other.down().isPresent());
    }

    /** Gives back the space of what was held. */
    @Override
    public void close() {
        for (MigrationStep step : new MigrationStep[] {up, down, upAgain}) {
            if (step != null) {
                recorded(step).before().close();
                recorded(step).after().close();
            }
        }
    }

    static RecordedRun recorded(MigrationStep step) {
        return (RecordedRun) step;
    }
}
