package io.github.migrationtest.internal.run;

import java.sql.Connection;
import java.sql.SQLException;

/** What a connection does to every SQL text on its way to the driver; for texts that reach the driver by another way than its methods. */
public interface SqlRewriting {

    /** The text as it is sent. */
    String rewritten(String sql);

    /** The text as a connection would send it. */
    static String by(Connection connection, String sql) throws SQLException {
        return connection.isWrapperFor(SqlRewriting.class)
                ? connection.unwrap(SqlRewriting.class).rewritten(sql)
                : sql;
    }
}
