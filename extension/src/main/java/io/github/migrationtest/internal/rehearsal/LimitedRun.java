package io.github.migrationtest.internal.rehearsal;

import io.github.migrationtest.fixtures.TestDatabase;
import io.github.migrationtest.migration.MigrationFailedException;
import java.sql.Connection;
import java.sql.SQLException;

/** One try of a run within its limits; what was set for it is put back when it is closed. */
record LimitedRun(LockTimeout waiting, TimeLimit time) implements AutoCloseable {

    /** What is done within the limits. */
    interface Work {
        void run() throws SQLException;
    }

    static LimitedRun begin(TestDatabase database, Connection connection, RunLimits limits) throws SQLException {
        return new LimitedRun(
                LockTimeout.on(connection, limits.lockTimeout()), TimeLimit.on(database, limits.timeout()));
    }

    /**
     * Does it.
     *
     * @throws MigrationFailedException if it fails, or takes longer than it may
     */
    void run(Work work) throws SQLException {
        try {
            work.run();
        } catch (MigrationFailedException e) {
            throw time.told(e);
        }
        time.check();
    }

    @Override
    public void close() throws SQLException {
        time.close();
        waiting.close();
    }
}
