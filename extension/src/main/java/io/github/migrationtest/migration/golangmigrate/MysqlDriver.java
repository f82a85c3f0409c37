package io.github.migrationtest.migration.golangmigrate;

import io.github.migrationtest.internal.run.MysqlScriptRunner;
import io.github.migrationtest.internal.run.StatementFailure;
import io.github.migrationtest.internal.run.StatementRunner;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.SqlScript;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * Each file whole in one query with {@code multiStatements=true}: the server runs its statements one after the other, each in
 * a transaction of its own ({@code database/mysql/mysql.go} on {@code go-sql-driver/mysql}).
 *
 * <p>Here they are sent one by one, cut where the server's own parser ends them, so that a failure can say which one it was.
 */
final class MysqlDriver implements GolangMigrateDriver {
    private static final int SECONDS_TO_LOCK = 10;

    private final Connection connection;
    private final GolangMigrateOptions options;
    private final String name;
    private final String quoted;
    private final String lock;

    MysqlDriver(Connection connection, GolangMigrateOptions options) throws SQLException {
        this.connection = connection;
        this.options = options;
        this.name = options.table();
        this.quoted = "`" + name + "`";
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT DATABASE()")) {
            row.next();
            String database = row.getString(1);
            if (database == null) {
                throw new SQLException("no database name", "3D000");
            }
            this.lock = AdvisoryLock.name(database + ":" + name);
        }
    }

    @Override
    public void lock() throws SQLException {
        if (options.noLock()) {
            return;
        }
        // Nothing around the call: the server may make it twice then, and count two locks.
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT GET_LOCK('" + lock + "', " + SECONDS_TO_LOCK + ")")) {
            if (!row.next() || row.getInt(1) != 1) {
                throw new SQLException(
                        "can't acquire database lock: another connection runs golang-migrate here", "HY000");
            }
        }
    }

    @Override
    public void unlock() throws SQLException {
        if (!options.noLock()) {
            StatementRunner.execute(connection, "SELECT RELEASE_LOCK('" + lock + "')");
        }
    }

    @Override
    public void createTable() throws SQLException {
        if (!exists()) {
            StatementRunner.execute(
                    connection,
                    "CREATE TABLE " + quoted + " (version bigint not null primary key, dirty boolean not null)");
        }
    }

    private boolean exists() throws SQLException {
        return GolangMigrateDriver.any(
                connection,
                "SELECT 1 FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = ?",
                name);
    }

    @Override
    public Optional<SchemaVersion> read() throws SQLException {
        return exists() ? GolangMigrateDriver.read(connection, quoted) : Optional.empty();
    }

    @Override
    public void write(SchemaVersion version, boolean dirty) throws SQLException {
        StatementRunner.execute(connection, "SET TRANSACTION ISOLATION LEVEL SERIALIZABLE");
        replace(connection, "START TRANSACTION", "DELETE FROM " + quoted + " LIMIT 1", quoted, version, dirty);
    }

    @Override
    public void run(StatementRunner runner, Migration migration, SqlScript script)
            throws StatementFailure, SQLException {
        runner.within(
                options.statementTimeout(), () -> new MysqlScriptRunner(connection, runner).run(migration, script));
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
    public String leftBehind(StatementRunner runner) {
        String ended = runner.isOutOfTime()
                ? "x-statement-timeout was over for the file: the driver closes the connection then, and the server"
                        + " itself goes on with the statement that it is at, which was cancelled here. "
                : "";
        return ended
                + "The server runs a file's statements one by one: what ran before it stays, unless the script had"
                + " opened a transaction, which is rolled back up to the last CREATE, ALTER or DROP; what was applied"
                + " before the file stays";
    }
}
