package io.github.migrationtest.internal.rehearsal;

import io.github.migrationtest.Direction;
import io.github.migrationtest.database.DatabaseException;
import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.fixtures.Backup;
import io.github.migrationtest.fixtures.BackupUnavailableException;
import io.github.migrationtest.fixtures.TestDatabase;
import io.github.migrationtest.internal.sql.ForeignKeyEnforcement;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFailedException;
import io.github.migrationtest.migration.RunObserver;
import io.github.migrationtest.migration.SqlStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Makes one run of the tool on a database, and holds the database before and after. */
final class Mover {
    private final Plan plan;
    private final TestDatabase database;
    private final Function<TestDatabase, Backup> holding;

    Mover(Plan plan, TestDatabase database) {
        this(plan, database, TestDatabase::lazyBackup);
    }

    /** @param holding how the database is held as it is behind a run */
    Mover(Plan plan, TestDatabase database, Function<TestDatabase, Backup> holding) {
        this.plan = plan;
        this.database = database;
        this.holding = holding;
    }

    RecordedRun move(Direction direction, List<Migration> migrations) {
        return move(direction, migrations, hold());
    }

    /**
     * The same where it is known how the database stands.
     *
     * @param before the end of the last move, behind which nothing has changed
     */
    RecordedRun move(Direction direction, List<Migration> migrations, Moment before) {
        List<SqlStatement> statements = new ArrayList<>();
        Duration duration;
        boolean enforcedBefore;
        boolean enforced;
        // Closed before the database is held again: one that nobody has open is not copied.
        try (Connection connection = database.connection()) {
            enforcedBefore = enforcesForeignKeys(connection, List.of());
            long start = System.nanoTime();
            run(
                    connection,
                    direction,
                    migrations,
                    (migration, script, statement, ignored) -> statements.add(statement));
            duration = Duration.ofNanos(System.nanoTime() - start);
            enforced = enforcesForeignKeys(connection, statements);
        } catch (SQLException e) {
            throw new DatabaseException("The run on " + database.jdbcUrl() + " stopped.", e);
        }
        return new RecordedRun(
                plan,
                direction,
                migrations,
                statements,
                duration,
                enforced,
                enforcedBefore && !enforced,
                before,
                behind(migrations));
    }

    /** The same run with somebody looking, for a clone of which nothing else is asked. */
    void run(Connection connection, Direction direction, List<Migration> migrations, RunObserver observer)
            throws SQLException {
        new ToolRun(plan, database, connection).go(direction, migrations, observer);
    }

    /** The database as it is; a test that asked for a move does not know that it is held for it. */
    Moment hold() {
        return hold(
                TestDatabase::backup,
                e -> new IllegalStateException(
                        "No migration was run, because the database cannot be held as it is before it.\n"
                                + e.getMessage(),
                        e));
    }

    /** The database as a run has left it. */
    Moment behind(List<Migration> migrations) {
        return hold(
                holding,
                e -> unclonable(
                        migrations.isEmpty() ? Optional.empty() : Optional.of(migrations.get(migrations.size() - 1)),
                        e));
    }

    /** MySQL, for one, makes no view anew that names what is gone. */
    static MigrationFailedException unclonable(Optional<Migration> last, DatabaseException e) {
        return new MigrationFailedException(
                last.map(Migration::toString).orElse("The run")
                        + " went through, and the database that it leaves cannot be cloned.\n" + e.getMessage(),
                last.orElse(null),
                null,
                null,
                e);
    }

    private Moment hold(Function<TestDatabase, Backup> holding, Function<DatabaseException, RuntimeException> refused) {
        try {
            return new Moment(held(holding));
        } catch (DatabaseException e) {
            if (plan.limits().lockTimeout().isPresent()) {
                // Who tries how a run waits for a lock has somebody who holds it.
                return new Moment(new NotHeld(
                        database,
                        new BackupUnavailableException(
                                "The database cannot be held",
                                "somebody else holds a lock in it, which the run was to wait for (lockTimeout)",
                                "Release it.",
                                e.getCause() instanceof SQLException refusal ? refusal : new SQLException(e))));
            }
            throw refused.apply(e);
        }
    }

    private Backup held(Function<TestDatabase, Backup> holding) {
        try {
            return holding.apply(database);
        } catch (BackupUnavailableException e) {
            return new NotHeld(database, e);
        }
    }

    /** Servers enforce them on every connection until a statement says otherwise, so that mostly nobody need ask. */
    private static boolean enforcesForeignKeys(Connection connection, List<SqlStatement> executed) throws SQLException {
        DatabaseKind kind = DatabaseKind.of(connection);
        boolean asked = kind == DatabaseKind.SQLITE
                || executed.stream().anyMatch(statement -> ForeignKeyEnforcement.isSpokenOf(statement.sql()));
        return !asked || ForeignKeyEnforcement.isOn(connection, kind);
    }
}
