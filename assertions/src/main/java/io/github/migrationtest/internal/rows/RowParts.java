package io.github.migrationtest.internal.rows;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/** How a server reads its large tables sooner: in parts of their keys, on two sessions at once. */
public interface RowParts {

    /** The names of tables for which that is worth a second session, if their keys start with a number. */
    Set<String> large(Connection connection) throws SQLException;

    /** Whether a part is one for which it would be. Hardly a row is read for that: the server estimates. */
    boolean isLarge(Connection connection, StoredTable table, KeyRange part) throws SQLException;

    /** The hash of two parts together. */
    long together(long one, long other);
}
