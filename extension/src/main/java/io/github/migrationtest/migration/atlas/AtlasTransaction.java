package io.github.migrationtest.migration.atlas;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.run.PostgresqlSimpleQuery;
import io.github.migrationtest.internal.run.SqliteTransaction;
import io.github.migrationtest.internal.run.StatementRunner;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Atlas's transaction. On SQLite foreign keys that are on are switched off before it, and on again after it; what breaks one in between
 * keeps it from committing ({@code OpenTx} in {@code sql/sqlite/driver.go}).
 */
final class AtlasTransaction {
    private final Connection connection;
    private final DatabaseKind kind;
    private boolean keys;
    private List<String> broken = List.of();

    AtlasTransaction(Connection connection) {
        this.connection = connection;
        this.kind = DatabaseKind.of(connection);
    }

    void begin() throws SQLException {
        switch (kind) {
            case SQLITE -> {
                keys = rows("PRAGMA foreign_keys").equals(List.of("1"));
                if (keys) {
                    StatementRunner.execute(connection, "PRAGMA foreign_keys = off");
                }
                SqliteTransaction.begin(connection);
                broken = keys ? rows("PRAGMA foreign_key_check") : List.of();
            }
            case POSTGRESQL -> {
                expect(false);
                StatementRunner.execute(connection, "BEGIN");
            }
            case MYSQL, MARIADB -> StatementRunner.execute(connection, "START TRANSACTION");
        }
    }

    void commit() throws SQLException {
        if (kind == DatabaseKind.SQLITE && keys) {
            List<String> after = new ArrayList<>(rows("PRAGMA foreign_key_check"));
            after.removeAll(broken);
            if (!after.isEmpty()) {
                throw new SQLException(
                        "sql/sqlite: foreign key mismatch: rows refer to none now (table|rowid|parent|key): "
                                + String.join(", ", after.subList(0, Math.min(5, after.size()))));
            }
        } else if (kind == DatabaseKind.POSTGRESQL) {
            expect(true);
        }
        StatementRunner.execute(connection, "COMMIT");
        restoreKeys();
    }

    /** {@code checkIsInTransaction} of {@code lib/pq}. */
    private void expect(boolean expected) throws SQLException {
        if (PostgresqlSimpleQuery.isInTransaction(connection) != expected) {
            throw new SQLException(
                    expected
                            ? "pq: unexpected transaction status idle: the script has ended Atlas's transaction by itself"
                            : "pq: unexpected transaction status idle in transaction: a script before it has a BEGIN without"
                                    + " its COMMIT",
                    "25000");
        }
    }

    /** Ends what is open; what fails at that is added to the failure. */
    void rollBack(Throwable failure) {
        try {
            switch (kind) {
                case SQLITE -> SqliteTransaction.rollBack(connection, failure);
                case POSTGRESQL -> {
                    if (PostgresqlSimpleQuery.isInTransaction(connection)) {
                        StatementRunner.execute(connection, "ROLLBACK");
                    }
                }
                case MYSQL, MARIADB -> StatementRunner.execute(connection, "ROLLBACK");
            }
            restoreKeys();
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    private void restoreKeys() throws SQLException {
        if (keys) {
            keys = false;
            StatementRunner.execute(connection, "PRAGMA foreign_keys = on");
        }
    }

    private List<String> rows(String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    row.add(String.valueOf(result.getString(i)));
                }
                rows.add(String.join("|", row));
            }
        }
        return rows;
    }
}
