package io.github.migrationtest.internal.walk;

import static java.util.Objects.requireNonNull;

import io.github.migrationtest.MigrationStep;
import io.github.migrationtest.check.DataLoss;
import io.github.migrationtest.check.NameAsText;
import io.github.migrationtest.check.RehearsedMigration;
import io.github.migrationtest.check.Rewrite;
import io.github.migrationtest.data.DataDiff;
import io.github.migrationtest.data.RowCounts;
import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.database.DisposableDatabase;
import io.github.migrationtest.fixtures.TestDatabase;
import io.github.migrationtest.internal.rehearsal.LiveMigrations;
import io.github.migrationtest.internal.rehearsal.Moment;
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
    private final boolean askedByOthers;
    private @Nullable TestDatabase clone;
    private @Nullable LiveMigrations movesOnClone;
    private @Nullable RecordedStep up;
    private @Nullable RecordedStep down;
    private @Nullable RecordedStep upAgain;
    private @Nullable MigrationFailedException upFailure;
    private @Nullable SchemaDiff left;
    private @Nullable MigrationFailedException downFailure;
    private @Nullable MigrationFailedException upAgainFailure;
    private @Nullable DataDiff leftByDown;
    /** Whether what the way up left is held in the walk's own database, until that goes on. */
    private boolean heldInPlace;

    /** Whether it is held in the database of the way back, where it has come again. */
    private boolean heldOnClone;

    private boolean read;
    private boolean thrownAway;

    /**
     * Nothing is seen yet.
     *
     * @param generated tables with rows that were made up, in lower case
     * @param askedByOthers whether checks of the user's look at it, which may read anything
     */
    WalkedMigration(Plan plan, Migration migration, Set<String> generated, boolean askedByOthers) {
        this.plan = plan;
        this.migration = migration;
        this.generated = Set.copyOf(generated);
        this.askedByOthers = askedByOthers;
    }

    /**
     * Its way back is made on this, which is closed with it.
     *
     * @param inPlace whether what the way up left is held nowhere else but in the walk's own database
     */
    void goesBackOn(TestDatabase made, boolean inPlace) {
        clone = made;
        heldInPlace = inPlace;
        movesOnClone =
                new LiveMigrations(plan, made, isCopiedQuickly() ? TestDatabase::lazyBackup : TestDatabase::standing);
    }

    /** For its way back, if it has one. */
    Optional<LiveMigrations> movesBack() {
        return up == null ? Optional.empty() : Optional.ofNullable(movesOnClone);
    }

    boolean isHeldInPlace() {
        return heldInPlace;
    }

    /**
     * Holds what the way up left apart from the walk's own database, before that goes on: in that of the way back, where it has come again,
     * so that nothing need be copied for it.
     */
    void hold(LiveMigrations moves) {
        Moment end = recordedUp().end();
        if (upAgain != null && end.isAgain(upAgain.end())) {
            end.goesOnIn(upAgain.end());
            heldOnClone = true;
        } else {
            moves.holdApart(recordedUp());
        }
        heldInPlace = false;
    }

    /** Whether the database of the way back is where the next migration begins. */
    boolean isHeldOnClone() {
        return heldOnClone;
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

    /** A file is; what it holds can be read when somebody asks. */
    boolean isCopiedQuickly() {
        return kind() == DatabaseKind.SQLITE;
    }

    /** Reads what the way up has left while that is not held anywhere else. */
    void look() {
        recordedUp().beginning().lookAtBytes(recordedUp().end());
        recordedUp().schemaAfter();
    }

    /**
     * Reads what the way back has left, before the way up changes it again. It is held beside only where somebody may want to read
     * more: what differs from the beginning is told with its rows.
     */
    void lookBack() {
        if (isCopiedQuickly()) {
            return;
        }
        Moment end = recordedDown().end();
        recordedUp().beginning().lookAtBytes(end);
        boolean back = SchemaDiff.between(
                        recordedUp().schemaBefore().ignoringColumnOrder(),
                        recordedDown().schemaAfter().ignoringColumnOrder())
                .isEmpty();
        DataDiff data = leftByDown(end);
        leftByDown = data;
        if (askedByOthers || !back || !data.losses().isEmpty()) {
            end.holdIn(requireNonNull(clone).backup());
        }
    }

    private DataDiff leftByDown(Moment end) {
        return recordedUp().beginning().dataUntil(end, List.of());
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
        DataDiff left = leftByDown;
        return left != null ? left : leftByDown(recordedDown().end());
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
    public boolean leavesForeignKeysOff() {
        return up != null && up.leavesForeignKeysOff();
    }

    @Override
    public List<NameAsText> namesAsTexts() {
        return up == null ? List.of() : up.namesAsTexts();
    }

    @Override
    public List<Rewrite> rewrites() {
        return up == null ? List.of() : up.rewrites();
    }

    @Override
    public Optional<String> whyLost() {
        return up == null ? Optional.empty() : up.explainUnsaidLoss();
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
        TestDatabase there = clone;
        RecordedStep again = upAgain;
        if (there == null || again == null || thrownAway || !mayBeUsedUp(again)) {
            return recordedUp().after().cloned(plan.settings(), "checks");
        }
        thrownAway = true;
        if (heldOnClone) {
            return new Lent(there);
        }
        // What is asked of it has been read: nobody needs a copy of what is about to be changed.
        again.end().close();
        return there;
    }

    private boolean mayBeUsedUp(RecordedStep again) {
        return heldOnClone ? read : !askedByOthers && isUpAgain(again);
    }

    /** That nobody reads what it holds any more: it may be used up. */
    void wasRead() {
        read = true;
    }

    /** Whether the database of the way back is again what the way up leaves, for whoever needs a row of each table. */
    private boolean isUpAgain(RecordedStep again) {
        return SchemaDiff.between(recordedUp().schemaAfter(), again.schemaAfter())
                        .isEmpty()
                && rowsAfter().equals(again.end().rows());
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
    public List<String> intendedChanges() {
        return plan.folder().intendedChanges(migration, recordedUp().schemaBefore());
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
