package io.github.migrationtest.internal.walk;

import static java.util.Objects.requireNonNull;

import io.github.migrationtest.check.CheckedMigration;
import io.github.migrationtest.check.RehearsalResult;
import io.github.migrationtest.check.RestoredBackup;
import io.github.migrationtest.check.Verdict;
import io.github.migrationtest.database.DatabaseException;
import io.github.migrationtest.fixtures.TestDatabase;
import io.github.migrationtest.internal.rehearsal.LiveMigrations;
import io.github.migrationtest.internal.rehearsal.Moment;
import io.github.migrationtest.internal.rehearsal.Plan;
import io.github.migrationtest.internal.rehearsal.Preparation;
import io.github.migrationtest.internal.rehearsal.RecordedStep;
import io.github.migrationtest.internal.rehearsal.RunState;
import io.github.migrationtest.internal.rehearsal.StartPoint;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFailedException;
import io.github.migrationtest.migration.NoWayBackException;
import io.github.migrationtest.schema.SchemaDiff;
import io.github.migrationtest.schema.SchemaSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The walk through all migrations that there are to rehearse: one at a time on one database, each back and up again on a clone of
 * it, and all of them in one run beside it.
 *
 * <p>What the way back does is done on a clone, so that the walk goes on from what the way up left.
 */
public final class Walk {
    private final RunState run;
    private final Plan plan;
    /** A command that applies all that is pending goes in one run only: the single steps are made as we apply its folder. */
    private final Plan steps;

    private final String owner;
    private final Judge judge;
    private final Optional<EndsByKind> ends;
    private final ChecksAlongside checks = new ChecksAlongside();
    private final Trail trail;
    private final List<Migration> reached = new ArrayList<>();
    private final GeneratedRows generated;

    private @Nullable TestDatabase database;
    /** How the database stands, while nothing has changed it since the last way up. */
    private @Nullable Moment standing;

    /** What its history says, as long as no migration has changed it. */
    private LiveMigrations.@Nullable History history;

    /**
     * Whether generated rows are wanted, and the last way up has left some in every table, as far as that is known; looked at beside
     * the way back.
     */
    private boolean isFilled;

    /** Whether tables have one generated row only, for the sake of the last migration. */
    private boolean isThin;

    private @Nullable Migration failed;
    /** On a copy everything that is pending; on an empty database the last one, which finds rows. */
    private @Nullable Migration backedUpBefore;

    private @Nullable RestoredBackup restored;

    private Walk(RunState run, Plan plan, Judge judge, Optional<EndsByKind> ends, String owner) {
        this.judge = judge;
        this.ends = ends;
        this.run = run;
        this.plan = plan;
        this.steps = plan.preparing();
        this.owner = owner;
        this.trail = new Trail(judge, checks);
        this.generated =
                new GeneratedRows(judge.generated().filter(rows -> plan.copyOf().isEmpty()));
    }

    /**
     * Walks, and has everything checked; from the start too where the rules say so, which makes a difference on a copy only.
     *
     * @param ends where the same tests end on other kinds of database, for a class that is on several
     * @param owner who it is for, class and method
     * @throws io.github.migrationtest.internal.settings.SettingsException if the rules name a check or a version that there is not
     */
    public static RehearsalResult of(
            RunState run, Plan plan, CheckRules rules, Optional<EndsByKind> ends, String owner) {
        Judge judge = new Judge(rules, plan.folder().all(), ends, plan.copyOf().isPresent());
        boolean twice = rules.fromTheStart() && plan.copyOf().isPresent();
        RehearsalResult result = new Walk(run, plan, judge, ends, owner).go(!twice);
        return twice ? result.and(new Walk(run, plan.fresh(), judge, ends, owner).go(true)) : result;
    }

    /**
     * @param last whether no other walk with the same judge comes
     */
    private RehearsalResult go(boolean last) {
        List<Migration> wanted = run.toRehearse(plan);
        Preparation start = new Preparation(run, plan, new StartPoint.AsItIs());
        List<Verdict> together;
        database = start.database(owner);
        try (TestDatabase other = start.database(owner);
                trail;
                checks) {
            if (!wanted.isEmpty()) {
                backedUpBefore = wanted.get(plan.copyOf().isPresent() ? 0 : wanted.size() - 1);
            }
            wanted.forEach(this::step);
            trail.end();
            together = judge.of(seen(wanted, other), generated.unfilled(), last);
        } finally {
            database().close();
        }
        return new RehearsalResult(
                plan.provider().kind(),
                plan.folder().tool(),
                plan.runtime().name(),
                plan.origin(),
                checks.checked(),
                together,
                Optional.empty(),
                judge.failOn());
    }

    private WalkedRun seen(List<Migration> wanted, TestDatabase other) {
        WholeRun.Steps ended = new WholeRun.Steps(
                database(), wanted, List.copyOf(reached), failed != null, Optional.ofNullable(restored));
        return new WholeRun(run, plan, ends, owner).beside(ended, other);
    }

    private TestDatabase database() {
        return requireNonNull(database);
    }

    private void step(Migration migration) {
        if (failed != null) {
            notApplied(migration, migration + " was not reached: " + failed + " before it does not apply.");
            return;
        }
        if (!history().pending().contains(migration)) {
            notApplied(
                    migration, migration + " is not pending: " + plan.folder().tool() + " passes over it.");
            return;
        }
        if (isThin) {
            leaveThinOne(migration);
        }
        boolean populated = populate();
        WalkedMigration walked = new WalkedMigration(steps, migration, generated.tables(), judge.asksOthers());
        boolean seen = false;
        try {
            walk(walked, populated);
            seen = true;
        } finally {
            if (!seen) {
                checks.afterwards(walked::close);
            }
        }
        trail.goesOn(walked);
    }

    private void walk(WalkedMigration walked, boolean populated) {
        Migration migration = walked.migration();
        Moment before = standing != null ? standing : moves(database()).held();
        try {
            history = null;
            standing = up(walked, database(), before);
            isFilled = false;
            reached.add(migration);
        } catch (MigrationFailedException e) {
            checks.settle();
            failed(walked, e, before, populated);
        }
        if (migration.equals(backedUpBefore)) {
            checks.settle();
            plan.backups()
                    .filter(commands -> walked.up().isPresent())
                    .ifPresent(commands -> restored = new BackupRehearsal(plan, commands, owner)
                            .from(walked.recordedUp().before()));
        }
        if (walked.isHeldInPlace()) {
            history = moves(database()).historyAt(walked.recordedUp().end());
            checks.afterwards(walked::look);
        }
        Optional<LiveMigrations> back =
                walked.movesBack().filter(there -> history().endsWith(migration));
        if (populated && walked.upFailure().isEmpty()) {
            checks.afterwards(() -> isFilled = leftRowsEverywhere(walked));
        }
        back.ifPresent(there -> backAndUpAgain(walked, there));
        if (walked.isHeldInPlace()) {
            checks.settle(); // they read it there
            walked.hold(moves(database()));
        }
    }

    /**
     * Goes up, and has a clone made of what that leaves, for the way back; nobody reads what is cloned meanwhile. Checks read what is held
     * while the database goes on: where a copy takes long, the clone, which mostly comes to be the same again.
     *
     * @return how the database stands then
     */
    private Moment up(WalkedMigration walked, TestDatabase there, Moment before) {
        boolean inPlace = !walked.isCopiedQuickly() && before.isHeld();
        LiveMigrations moves =
                new LiveMigrations(steps, there, inPlace ? TestDatabase::standing : TestDatabase::backup);
        RecordedStep step = moves.up(walked.migration(), before);
        if (walked.migration().down().isPresent()) {
            walked.goesBackOn(moves.cloned(step, owner), inPlace);
        } else if (inPlace) {
            moves.holdApart(step);
        }
        walked.wentUp(step);
        return step.end();
    }

    private LiveMigrations moves(TestDatabase database) {
        return new LiveMigrations(steps, database, TestDatabase::backup);
    }

    private LiveMigrations.History history() {
        LiveMigrations.History known = history;
        if (known == null) {
            known = moves(database()).history();
            history = known;
        }
        return known;
    }

    private void notApplied(Migration migration, String because) {
        trail.end();
        checks.add(new CheckedMigration(
                migration,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                judge.notApplied(because)));
    }

    /** Gives every empty table of a database that is no copy rows; whether there are any. */
    private boolean populate() {
        if (generated.areWanted() && !isFilled && generated.fill(database())) {
            Moment last = standing;
            if (last != null) {
                checks.afterwards(last::close);
            }
            standing = null;
        }
        return generated.areWanted();
    }

    private static boolean leftRowsEverywhere(WalkedMigration walked) {
        return walked.rowsAfter()
                .filter(rows -> !rows.tables().containsValue(0L))
                .isPresent();
    }

    /** What fails on generated rows only is said to, and the walk goes on where there are plain ones, or none. */
    private void failed(WalkedMigration walked, MigrationFailedException failure, Moment before, boolean populated) {
        Migration migration = walked.migration();
        if (populated && goesUpOnPlainRows(walked)) {
            walked.failedUp(
                    failure.with("It applies where each table has one generated row of plain values: what it fails on"
                            + " is a value of the others, or that they are several. Production's rows may do the same"
                            + " to it."));
            reached.add(migration);
            return;
        }
        Set<String> tables = populated ? goesUpWithoutRowsIn(walked, failure, before.schema()) : Set.of();
        if (!tables.isEmpty()) {
            walked.failedUp(failure.with("It applies without generated rows in " + String.join(", ", tables)
                    + ": what it fails on is one of these. Production's rows may do the same to it."));
            reached.add(migration);
        } else if (populated && whyNotUpOn(walked, bare -> Set.of()).isEmpty()) {
            walked.failedUp(
                    failure.with("It applies without generated rows: what it fails on is one of them. Production's"
                            + " rows may do the same to it."));
            reached.add(migration);
        } else {
            walked.failedUp(failure);
            if (!(failure.getCause() instanceof DatabaseException)) { // else it went through, and cannot be held
                walked.left(SchemaDiff.between(before.schema(), SchemaSnapshot.of(database())));
            }
            failed = migration;
        }
    }

    /** So that what it does to rows is seen for all that. */
    private boolean goesUpOnPlainRows(WalkedMigration walked) {
        isThin = generated.areAny()
                && whyNotUpOn(walked, generated::fillWithPlainRows).isEmpty();
        return isThin;
    }

    /** In which tables it finds rows that it fails on, if it goes up where these are empty and the others filled; else none. */
    private Set<String> goesUpWithoutRowsIn(
            WalkedMigration walked, MigrationFailedException failure, SchemaSnapshot schema) {
        Set<String> empty = new TreeSet<>();
        Optional<MigrationFailedException> why = Optional.of(failure);
        while (generated.areAny() && why.isPresent() && empty.addAll(NamedTables.in(why.get(), schema))) {
            why = whyNotUpOn(walked, bare -> generated.fillAllBut(empty, bare));
        }
        return why.isEmpty() ? empty : Set.of();
    }

    /** Tries it on a database that has come that far in one run; none does where the run itself fails. */
    private Optional<MigrationFailedException> whyNotUpOn(
            WalkedMigration walked, Function<TestDatabase, Set<String>> rows) {
        TestDatabase bare = null;
        boolean up = false;
        try {
            bare = new Preparation(run, plan, new StartPoint.Before(walked.migration())).brought(owner);
            Set<String> filled = rows.apply(bare);
            Moment left = up(walked, bare, moves(bare).held());
            up = true;
            goOn(bare, filled);
            standing = left;
        } catch (MigrationFailedException e) {
            return Optional.of(e);
        } finally {
            if (bare != null && !up) {
                bare.close();
            }
        }
        return Optional.empty();
    }

    /** One row each is too few for the migrations that follow. */
    private void leaveThinOne(Migration next) {
        isThin = false;
        try {
            TestDatabase bare = new Preparation(run, plan, new StartPoint.Before(next)).brought(owner);
            checks.settle();
            Moment last = standing;
            if (last != null) {
                last.close();
            }
            goOn(bare, Set.of());
        } catch (MigrationFailedException e) {
            return; // the one before goes up where there is a row only
        }
    }

    private void goOn(TestDatabase bare, Set<String> filled) {
        database().close();
        database = bare;
        generated.areIn(filled);
        standing = null;
        history = null;
        isFilled = false;
    }

    private void backAndUpAgain(WalkedMigration walked, LiveMigrations moves) {
        try {
            walked.wentDown(moves.down(walked.migration(), walked.recordedUp().end()));
            walked.lookBack();
        } catch (NoWayBackException e) {
            return;
        } catch (MigrationFailedException e) {
            walked.failedDown(e);
            return;
        }
        try {
            walked.wentUpAgain(
                    moves.up(walked.migration(), walked.recordedDown().end()));
        } catch (MigrationFailedException e) {
            walked.failedUpAgain(e);
        }
    }
}
