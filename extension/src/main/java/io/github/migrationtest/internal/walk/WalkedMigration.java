package io.github.migrationtest.internal.walk;

import io.github.migrationtest.MigrationStep;
import io.github.migrationtest.check.DataLoss;
import io.github.migrationtest.check.RehearsedMigration;
import io.github.migrationtest.check.Rewrite;
import io.github.migrationtest.data.DataDiff;
import io.github.migrationtest.data.RowCounts;
import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.database.DisposableDatabase;
import io.github.migrationtest.fixtures.TestDatabase;
import io.github.migrationtest.internal.rehearsal.LiveMigrations;
import io.github.migrationtest.internal.rehearsal.Plan;
import io.github.migrationtest.internal.rehearsal.RecordedStep;
import io.github.migrationtest.migration.Finding;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFailedException;
import io.github.migrationtest.migration.SqlStatement;
import io.github.migrationtest.schema.SchemaDiff;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was seen of one migration, while the walk stands at it. */
final class WalkedMigration implements RehearsedMigration, AutoCloseable {
    private final Plan plan;
    private final Migration migration;
    private final Set<String> generated;
    private @Nullable TestDatabase clone;
    private @Nullable LiveMigrations movesOnClone;
    private @Nullable RecordedStep up;
    private @Nullable RecordedStep down;
    private @Nullable RecordedStep upAgain;
    private @Nullable MigrationFailedException upFailure;
    private @Nullable SchemaDiff left;
    private @Nullable MigrationFailedException downFailure;
    private @Nullable MigrationFailedException upAgainFailure;

    /**
     * Nothing is seen yet.
     *
     * @param generated tables with rows that were made up, in lower case
     */
    WalkedMigration(Plan plan, Migration migration, Set<String> generated) {
        this.plan = plan;
        this.migration = migration;
        this.generated = Set.copyOf(generated);
    }

    /** Its way back is made on this, which is closed with it. */
    LiveMigrations goesBackOn(TestDatabase made) {
        LiveMigrations moves = new LiveMigrations(plan, made);
        clone = made;
        movesOnClone = moves;
        return moves;
    }

    void wentUp(RecordedStep step) {
        up = step;
    }

    void failedUp(MigrationFailedException failure) {
        upFailure = failure;
    }

    void left(SchemaDiff behind) {
        left = behind;
    }

    void wentDown(RecordedStep step) {
        down = step;
    }

    void failedDown(MigrationFailedException failure) {
        downFailure = failure;
    }

    void wentUpAgain(RecordedStep step) {
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
    public boolean hasGeneratedRows(String table) {
        return generated.contains(table.toLowerCase(Locale.ROOT));
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
    public Optional<SchemaDiff> leftByFailure() {
        return Optional.ofNullable(left);
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
    public DataDiff dataLeftByDown() {
        return recordedUp().beginning().dataUntil(recordedDown().end(), List.of());
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
        return up == null ? List.of() : up.judgedLosses();
    }

    @Override
    public List<Rewrite> rewrites() {
        return up == null ? List.of() : up.rewrites();
    }

    @Override
    public Optional<String> whyLost() {
        return up().flatMap(MigrationStep::explainLoss);
    }

    @Override
    public Optional<SqlStatement> culprit(DataLoss loss) {
        return up == null ? Optional.empty() : up.culpritOf(loss);
    }

    @Override
    public DisposableDatabase throwAwayBefore() {
        return recordedUp().before().cloned(plan.settings(), "checks");
    }

    @Override
    public DisposableDatabase throwAwayAfter() {
        return recordedUp().after().cloned(plan.settings(), "checks");
    }

    RecordedStep recordedUp() {
        return went(up, "up");
    }

    RecordedStep recordedDown() {
        return went(down, "down");
    }

    private RecordedStep went(@Nullable RecordedStep step, String where) {
        if (step == null) {
            throw new IllegalStateException(migration + " did not go " + where + ".");
        }
        return step;
    }

    /** How many rows there were; asked behind the checks, which have read most of them. */
    Optional<RowCounts> rowsBefore() {
        return up == null ? Optional.empty() : up.beginning().rows();
    }

    Optional<RowCounts> rowsAfter() {
        return up == null ? Optional.empty() : up.end().rowsSince(up.beginning());
    }

    @Override
    public List<Finding> differencesFromIntended() {
        MigrationStep step = recordedUp();
        return plan.folder().intended(migration, step.schemaBefore(), step.schemaAfter());
    }

    @Override
    public boolean othersGoBack() {
        return plan.folder().all().stream().anyMatch(other -> other.down().isPresent());
    }

    /** Gives back the space of what was held, but the end of the way up: there the next migration begins. */
    @Override
    public void close() {
        try {
            if (up != null) {
                up.beginning().close();
            }
            if (down != null) {
                down.end().close();
            }
            if (upAgain != null) {
                upAgain.end().close();
            }
        } finally {
            if (movesOnClone != null) {
                movesOnClone.close();
            }
            if (clone != null) {
                clone.close();
            }
        }
    }
}
