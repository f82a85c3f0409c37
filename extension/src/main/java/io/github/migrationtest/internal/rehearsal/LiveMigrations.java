package io.github.migrationtest.internal.rehearsal;

import io.github.migrationtest.Direction;
import io.github.migrationtest.MigrationRun;
import io.github.migrationtest.MigrationStep;
import io.github.migrationtest.Migrations;
import io.github.migrationtest.database.Database;
import io.github.migrationtest.database.DatabaseException;
import io.github.migrationtest.fixtures.Backup;
import io.github.migrationtest.fixtures.TestDatabase;
import io.github.migrationtest.migration.Finding;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFailedException;
import io.github.migrationtest.migration.UnknownVersionException;
import io.github.migrationtest.migration.VersionQuery;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The moves of one test on its own database, each remembered for the end of the test and what was replayed of it dropped then. */
public final class LiveMigrations implements Migrations, AutoCloseable {
    private final Plan plan;
    private final TestDatabase database;
    private final Function<TestDatabase, Backup> holding;
    private final List<RecordedRun> runs = Collections.synchronizedList(new ArrayList<>());

    /** What was run and is pending still, without a failure: Liquibase may be told so. */
    private final Set<Migration> leftPending = ConcurrentHashMap.newKeySet();

    private volatile @Nullable Moment end;

    public LiveMigrations(Plan plan, TestDatabase database) {
        this(plan, database, TestDatabase::lazyBackup);
    }

    /** @param holding how the database is held as it is behind a move */
    public LiveMigrations(Plan plan, TestDatabase database, Function<TestDatabase, Backup> holding) {
        this.plan = plan;
        this.database = database;
        this.holding = holding;
    }

    /** Every run made so far. */
    public List<RecordedRun> runs() {
        synchronized (runs) {
            return List.copyOf(runs);
        }
    }

    /** Drops what was replayed; the test's own database stays. */
    @Override
    public void close() {
        runs().forEach(RecordedRun::endReplay);
    }

    @Override
    public List<Migration> all() {
        return plan.folder().all();
    }

    @Override
    public List<Migration> pending() {
        return read(connection -> plan.folder().pending(connection));
    }

    @Override
    public Optional<Migration> current() {
        List<Migration> applied = applied();
        return applied.isEmpty() ? Optional.empty() : Optional.of(applied.get(applied.size() - 1));
    }

    @Override
    public List<Finding> validate() {
        return read(connection -> plan.folder().validate(connection));
    }

    @Override
    public MigrationStep up() {
        List<Migration> pending = pending();
        List<Migration> untried = pending.stream()
                .filter(migration -> !leftPending.contains(migration))
                .toList();
        List<Migration> applied = applied();
        // What runs always comes along with what is new.
        Migration next = untried.stream()
                .filter(migration -> !plan.folder().runsAlways(migration) || !applied.contains(migration))
                .findFirst()
                .or(() -> untried.stream().findFirst())
                .orElseThrow(() -> new IllegalStateException("migrations.up() has nothing to apply: " + standing()
                        + (pending.isEmpty()
                                ? ", and no migration of " + plan.folder().path() + " is pending."
                                : ". " + plan.folder().tool()
                                        + " has run what is pending, and has left it pending: " + listed(pending)
                                        + ".\nIts next run tries it again, as migrations.upToLatest() does.")));
        return recorded(RecordedStep.of(forward(List.of(next)), false));
    }

    /** How the database stands now, held for as long as a move from there is looked at. */
    public Moment held() {
        return mover().hold();
    }

    /**
     * Another database that holds what a way up has left, for its way back.
     *
     * @throws MigrationFailedException if there can be none
     */
    public TestDatabase cloned(RecordedStep up, String owner) {
        try {
            return up.after().cloned(plan.settings(), owner);
        } catch (DatabaseException e) {
            throw Mover.unclonable(Optional.of(up.migration()), e);
        }
    }

    /**
     * Has what a way up left held in a place of its own.
     *
     * @throws MigrationFailedException if it cannot be
     */
    public void holdApart(RecordedStep up) {
        up.end()
                .holdIn(new Mover(plan, database, TestDatabase::backup)
                        .behind(up.migrations())
                        .backup());
    }

    /** What the tool's history says now. */
    public History history() {
        return read(this::history);
    }

    /** What it said at a moment that is held. */
    public History historyAt(Moment moment) {
        return read(moment.backup(), this::history);
    }

    private History history(Connection connection) throws SQLException {
        return new History(plan.folder().pending(connection), plan.folder().applied(connection));
    }

    /**
     * What the tool's history says.
     *
     * @param pending in the order in which they would be applied
     * @param applied in the order in which they were
     */
    public record History(List<Migration> pending, List<Migration> applied) {

        /** Whether it is the one that would be taken back next. */
        public boolean endsWith(Migration migration) {
            return !applied.isEmpty() && applied.get(applied.size() - 1).equals(migration);
        }
    }

    /**
     * Applies one that is pending, whichever are pending before it; whether it is so still, only {@link #history} says.
     *
     * @param before how the database stands
     */
    public RecordedStep up(Migration migration, Moment before) {
        return recorded(RecordedStep.of(moved(Direction.UP, List.of(migration), Optional.of(before)), false));
    }

    /**
     * Takes back one that is applied.
     *
     * @param before how the database stands
     */
    public RecordedStep down(Migration migration, Moment before) {
        return recorded(RecordedStep.of(moved(Direction.DOWN, List.of(migration), Optional.of(before)), false));
    }

    private RecordedRun forward(List<Migration> migrations) {
        RecordedRun run = moved(Direction.UP, migrations);
        List<Migration> left = pending();
        migrations.forEach(migration -> {
            if (left.contains(migration)) {
                leftPending.add(migration);
            } else {
                leftPending.remove(migration);
            }
        });
        return run;
    }

    @Override
    public MigrationRun upTo(String version) {
        Migration last = find("upTo", version);
        List<Migration> pending = pending();
        int index = pending.indexOf(last);
        if (index < 0) {
            if (read(connection -> plan.folder().skipped(connection)).contains(last)) {
                throw new IllegalArgumentException("migrations.upTo(\"" + version + "\") names " + last + ", which "
                        + plan.folder().tool() + " passes over: a later one was applied before it."
                        + "\nGive it a later time, or apply it before the others.");
            }
            throw new IllegalArgumentException("migrations.upTo(\"" + version + "\") names " + last
                    + ", which is not pending: " + standing() + ".\nPending: " + listed(pending) + ".");
        }
        return recorded(forward(pending.subList(0, index + 1)));
    }

    @Override
    public MigrationRun upToLatest() {
        return recorded(forward(pending()));
    }

    @Override
    public MigrationStep down() {
        List<Migration> applied = applied();
        if (applied.isEmpty()) {
            throw new IllegalStateException("migrations.down() has nothing to take back: no migration of "
                    + plan.folder().path() + " is applied.");
        }
        return recorded(
                RecordedStep.of(moved(Direction.DOWN, applied.subList(applied.size() - 1, applied.size())), false));
    }

    @Override
    public MigrationRun downTo(String version) {
        Migration last = find("downTo", version);
        List<Migration> applied = applied();
        int index = applied.indexOf(last);
        if (index < 0) {
            throw new IllegalArgumentException("migrations.downTo(\"" + version + "\") names " + last
                    + ", which is not applied: " + standing() + ".\nApplied: " + listed(applied) + ".");
        }
        return recorded(moved(Direction.DOWN, newestFirst(applied.subList(index + 1, applied.size()))));
    }

    @Override
    public MigrationRun downToEmpty() {
        return recorded(moved(Direction.DOWN, newestFirst(applied())));
    }

    /** One run, not remembered yet. */
    private RecordedRun moved(Direction direction, List<Migration> migrations) {
        return moved(direction, migrations, Optional.empty());
    }

    private RecordedRun moved(Direction direction, List<Migration> migrations, Optional<Moment> before) {
        Mover mover = mover();
        RecordedRun run = before.or(this::unchangedEnd)
                .map(moment -> mover.move(direction, List.copyOf(migrations), moment))
                .orElseGet(() -> mover.move(direction, List.copyOf(migrations)));
        end = run.end();
        return run;
    }

    /** The end of the last move, if nobody can have changed the database behind it. */
    private Optional<Moment> unchangedEnd() {
        return Optional.ofNullable(end).filter(moment -> moment.backup().isPending());
    }

    private Mover mover() {
        return new Mover(plan, database, holding);
    }

    private <R extends RecordedRun> R recorded(R run) {
        runs.add(run);
        return run;
    }

    private List<Migration> applied() {
        return read(connection -> plan.folder().applied(connection));
    }

    private String standing() {
        return current().map(last -> "the database stands at " + last).orElse("the database has no migration applied");
    }

    private static String listed(List<Migration> migrations) {
        return migrations.isEmpty()
                ? "none"
                : String.join(", ", migrations.stream().map(Migration::name).toList());
    }

    private static List<Migration> newestFirst(List<Migration> migrations) {
        List<Migration> reversed = new ArrayList<>(migrations);
        Collections.reverse(reversed);
        return reversed;
    }

    private Migration find(String method, String version) {
        try {
            return VersionQuery.find(all(), version);
        } catch (UnknownVersionException e) {
            throw new IllegalArgumentException(
                    "migrations." + method + "(\"" + version + "\") names a version that "
                            + plan.folder().path() + " does not have.\n" + e.found(),
                    e);
        }
    }

    private <T> T read(Reading<T> reading) {
        return read(unchangedEnd().<Database>map(Moment::backup).orElse(database), reading);
    }

    private <T> T read(Database there, Reading<T> reading) {
        try (Connection connection = there.connection()) {
            return reading.from(connection);
        } catch (SQLException e) {
            throw new DatabaseException("The history of " + database.jdbcUrl() + " cannot be read.", e);
        }
    }

    private interface Reading<T> {
        T from(Connection connection) throws SQLException;
    }
}
