package io.github.migrationtest.migration.goose;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.run.MysqlScriptRunner;
import io.github.migrationtest.internal.run.StatementFailure;
import io.github.migrationtest.internal.run.StatementRunner;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.SqlScript;
import io.github.migrationtest.migration.SqlStatement;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * A piece as one statement, unless the driver is told {@code multiStatements=true} ({@code internal/dialects/mysql.go} on {@code
 * go-sql-driver/mysql}).
 */
record MysqlGoose(Connection connection, String table, boolean multiStatements) implements GooseDriver {
    private static final int SYNTAX_ERROR = 1064;
    private static final int SHOWN = 80;

    @Override
    public void createTable() throws SQLException {
        StatementRunner.execute(
                connection,
                "CREATE TABLE " + table
                        + " (id bigint(20) unsigned NOT NULL AUTO_INCREMENT, version_id bigint NOT NULL,"
                        + " is_applied boolean NOT NULL, tstamp timestamp NULL default now(), PRIMARY KEY(id))");
    }

    @Override
    public boolean hasTable() throws SQLException {
        int dot = table.indexOf('.');
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT 1 FROM information_schema.tables WHERE table_schema = COALESCE(?, DATABASE()) AND table_name = ?")) {
            statement.setString(1, dot < 0 ? null : table.substring(0, dot));
            statement.setString(2, table.substring(dot + 1));
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
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
    public void run(StatementRunner runner, Migration migration, GooseScript script, GooseStatement piece)
            throws StatementFailure, SQLException {
        SqlStatement whole = script.statements(piece).get(0);
        if (multiStatements) {
            new MysqlScriptRunner(connection, runner)
                    .run(migration, script.script(), whole.sql(), piece.line(), piece.column());
            return;
        }
        Optional<SqlStatement> second = second(script.script(), whole);
        if (second.isPresent()) {
            throw StatementRunner.refused(
                    migration,
                    script.script(),
                    new SqlStatement(
                            whole.number(), second.get().line(), second.get().column(), whole.sql()),
                    new SQLException(
                            "You have an error in your SQL syntax near '"
                                    + shown(second.get().sql())
                                    + "': goose sends this in one piece, of which MySQL takes one statement only. End each with a"
                                    + " semicolon at the end of its line, give each a StatementBegin and StatementEnd of its own,"
                                    + " or set multiStatements=true in options if production's DSN has it",
                            "42000",
                            SYNTAX_ERROR));
        }
        runner.run(migration, script.script(), whole);
    }

    private Optional<SqlStatement> second(SqlScript script, SqlStatement whole) throws SQLException {
        return SqlScript.split(DatabaseKind.of(connection), Path.of(script.name()), whole.sql()).statements().stream()
                .skip(1)
                .findFirst()
                .map(second -> second.within(whole.line(), whole.column()));
    }

    private static String shown(String sql) {
        return sql.length() <= SHOWN ? sql : sql.substring(0, SHOWN);
    }

    @Override
    public String leftBehind(StatementRunner runner, boolean transaction) {
        return transaction
                ? "The server ends the transaction at the first CREATE, ALTER or DROP: with one before this statement, all that ran"
                        + " stays; without, it was rolled back; what was applied before the file stays"
                : "The file says NO TRANSACTION, so what ran before this statement stays";
    }
}
