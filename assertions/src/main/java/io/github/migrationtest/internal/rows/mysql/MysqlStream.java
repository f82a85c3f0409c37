package io.github.migrationtest.internal.rows.mysql;

import io.github.migrationtest.internal.rows.RowStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Rows as they come from the server, which the driver would hold all at once otherwise. */
final class MysqlStream implements RowStream {
    private static final int ROWS_AT_ONCE = 200;

    private final Statement statement;
    private final ResultSet result;

    private MysqlStream(Statement statement, ResultSet result) {
        this.statement = statement;
        this.result = result;
    }

    static MysqlStream open(Connection connection, String query) throws SQLException {
        Statement statement = connection.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
        try {
            // MySQL's driver streams where this is said (its manual, "JDBC API Implementation Notes"), MariaDB's by a
            // number.
            boolean mysql = connection.getMetaData().getDriverName().startsWith("MySQL");
            statement.setFetchSize(mysql ? Integer.MIN_VALUE : ROWS_AT_ONCE);
            return new MysqlStream(statement, statement.executeQuery(query));
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    @Override
    public boolean next() throws SQLException {
        return result.next();
    }

    @Override
    public String text(int column) throws SQLException {
        String text = result.getString(column);
        return text == null ? "" : text;
    }

    @Override
    public long number(int column) throws SQLException {
        return result.getLong(column);
    }

    @Override
    public boolean wasNull() throws SQLException {
        return result.wasNull();
    }

    @Override
    public void close() throws SQLException {
        try {
            result.close();
        } finally {
            statement.close();
        }
    }
}
