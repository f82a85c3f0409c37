package io.github.migrationtest.schema.sqlite;

import io.github.migrationtest.internal.sql.Names;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which views and virtual tables a connection cannot read, and why: what they are made of is gone, or the connection has not
 * loaded a module or a function.
 *
 * <p>Each is prepared, which reads no row.
 */
final class Unreadable {
    /** sqlite-jdbc puts SQLite's own words in brackets behind the meaning of the error's number. */
    private static final Pattern MESSAGE = Pattern.compile("\\[SQLITE_\\w+] [^(]*\\((.*)\\)", Pattern.DOTALL);

    private Unreadable() {}

    /** The reasons by name, of those that cannot be read. */
    static Map<String, String> among(Connection connection, Collection<String> names) throws SQLException {
        Map<String, String> reasons = new HashMap<>();
        for (String name : names) {
            try (PreparedStatement statement =
                    connection.prepareStatement("select * from main." + Names.quoted(name))) {
                statement.getParameterMetaData();
            } catch (SQLException e) {
                if (connection.isClosed()) {
                    throw e;
                }
                reasons.put(name, reason(e));
            }
        }
        return reasons;
    }

    private static String reason(SQLException e) {
        String message = String.valueOf(e.getMessage());
        Matcher matcher = MESSAGE.matcher(message);
        // Names in it stand in the spelling of the statement that breaks, which is no difference.
        return Names.key(matcher.matches() ? matcher.group(1) : message);
    }
}
