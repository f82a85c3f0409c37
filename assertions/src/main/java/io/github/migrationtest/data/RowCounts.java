package io.github.migrationtest.data;

import io.github.migrationtest.database.Database;
import io.github.migrationtest.database.DatabaseException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many rows there were at one moment, counted by the engine.
 *
 * @param tables the number of rows by table, as the database spells it; ordinary tables only, as in a {@link DataSnapshot}
 */
public record RowCounts(SortedMap<String, Long> tables) {

    public RowCounts {
        tables = Collections.unmodifiableSortedMap(new TreeMap<>(tables));
    }

    /**
     * The rows of all tables as they stand.
     *
     * @throws DatabaseException if they cannot be counted
     */
    public static RowCounts of(Database database) {
        return of(database, Map.of());
    }

    /**
     * The same where some are known, and need not be counted.
     *
     * @param known the number of rows by table
     * @throws DatabaseException if the others cannot be counted
     */
    public static RowCounts of(Database database, Map<String, Long> known) {
        Set<String> uncounted = new HashSet<>(database.hiddenTables());
        uncounted.addAll(known.keySet());
        try (Connection connection = database.connection()) {
            SortedMap<String, Long> tables = new TreeMap<>(known);
            tables.putAll(DataEngine.of(database.kind()).count(connection, uncounted));
            return new RowCounts(tables);
        } catch (SQLException e) {
            throw new DatabaseException("The rows of " + database.jdbcUrl() + " cannot be counted.", e);
        }
    }

    /** The rows of all tables together. */
    public long total() {
        return tables.values().stream().mapToLong(Long::longValue).sum();
    }
}
