package io.github.migrationtest.migration.dbmate;

import io.github.migrationtest.internal.run.MysqlScriptRunner;
import io.github.migrationtest.internal.run.StatementFailure;
import io.github.migrationtest.internal.run.StatementRunner;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.SqlScript;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * A block whole in one query with {@code multiStatements=true} ({@code pkg/driver/mysql/mysql.go} on {@code
 * go-sql-driver/mysql}); here its statements are sent one by one, cut where the server's own parser ends them.
 */
record MysqlDbmate(Connection connection, String name) implements DbmateDriver {

    @Override
    public void createTable() throws SQLException {
        StatementRunner.execute(
                connection, "create table if not exists " + table() + " (version varchar(128) primary key)");
    }

    @Override
    public boolean hasTable() throws SQLException {
        return DbmateDriver.any(
                connection,
                "SELECT 1 FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = ?",
                name);
    }

    @Override
    public String table() {
        return '`' + name.replace("`", "``") + '`';
    }

    @Override
    public void begin() throws SQLException {
        StatementRunner.execute(connection, "START TRANSACTION");
    }

    @Override
    public void commit() throws SQLException {
        StatementRunner.execute(connection, "COMMIT");
    }

    @Override
    public void rollBack(Throwable failure) {
        try {
            StatementRunner.execute(connection, "ROLLBACK");
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    @Override
    public void run(StatementRunner runner, Migration migration, SqlScript block)
            throws StatementFailure, SQLException {
        new MysqlScriptRunner(connection, runner).run(migration, block);
    }

    @Override
    public String leftBehind(StatementRunner runner, boolean transaction) {
        return transaction
                ? "The server ends the transaction at the first CREATE, ALTER or DROP: with one before this statement, all that ran"
                        + " stays; without, it was rolled back; what was applied before the block stays"
                : "The block says transaction:false, so what ran before this statement stays";
    }
}
