package io.github.migrationtest.internal.rows.mysql;

import io.github.migrationtest.internal.rows.KeyRange;
import io.github.migrationtest.internal.rows.RowParts;
import io.github.migrationtest.internal.rows.StoredTable;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;

/** Parts of large tables of InnoDB, whose rows stand in the order of their keys. */
final class MysqlParts implements RowParts {
    /** One session takes 0.2 s for rows of ten values; to open another takes a tenth of that. */
    private static final int LARGE = 100_000;

    private static final String TABLES = "select TABLE_NAME from information_schema.TABLES"
            + " where TABLE_SCHEMA = database() and ENGINE = 'InnoDB' and TABLE_ROWS >= " + LARGE;

    @Override
    public Set<String> large(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(TABLES)) {
            Set<String> names = new HashSet<>();
            while (row.next()) {
                names.add(row.getString(1));
            }
            return names;
        }
    }

    /** MySQL says up to twice what there is. */
    @Override
    public boolean isLarge(Connection connection, StoredTable table, KeyRange part) throws SQLException {
        String rows = "explain /*!50700 format = traditional */ select 1 from " + table.from()
                + " force index (primary) where " + part.condition();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(rows)) {
            return row.next() && row.getLong("rows") > LARGE;
        }
    }

    /** As {@link MysqlRows#figures} joins those of rows. */
    @Override
    public long together(long one, long other) {
        return one ^ other;
    }
}
