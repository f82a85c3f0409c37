package io.github.migrationtest.migration.drizzle;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.run.PostgresqlSimpleQuery;
import io.github.migrationtest.internal.run.SqliteTransaction;
import io.github.migrationtest.internal.run.StatementRunner;
import java.sql.Connection;
import java.sql.SQLException;

/** The transaction around a run, as SQL: drivers of Node send it so, and scripts may end it by themselves. */
final class DrizzleTransaction {
    private final Connection connection;
    private final DatabaseKind kind;

    DrizzleTransaction(Connection connection) {
        this.connection = connection;
        this.kind = DatabaseKind.of(connection);
    }

    void begin() throws SQLException {
        StatementRunner.execute(connection, "BEGIN");
    }

    void commit() throws SQLException {
        StatementRunner.execute(connection, "COMMIT");
    }

    /** Rolls back what is open; a failure to do so is added to what has failed before. */
    void rollBack(Throwable failure) {
        if (kind == DatabaseKind.SQLITE) {
            SqliteTransaction.rollBack(connection, failure);
            return;
        }
        try {
            if (kind != DatabaseKind.POSTGRESQL || PostgresqlSimpleQuery.isInTransaction(connection)) {
                StatementRunner.execute(connection, "ROLLBACK");
            }
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }
}
