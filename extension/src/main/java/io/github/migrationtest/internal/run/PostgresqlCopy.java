package io.github.migrationtest.internal.run;

import io.github.migrationtest.database.Confidential;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/** {@code COPY ... FROM STDIN} with the data that a script has behind it. */
public final class PostgresqlCopy {
    private PostgresqlCopy() {}

    /** Sends the statement and then the lines, without the one that ends them. */
    public static void send(Connection connection, String sql, String data) throws SQLException {
        try {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(SqlRewriting.by(connection, sql), new StringReader(data));
        } catch (SQLException e) {
            throw Confidential.beneath(connection, e);
        } catch (IOException e) {
            throw new SQLException("The data of the COPY cannot be sent: " + e.getMessage(), e);
        }
    }
}
