package io.github.migrationtest.data;

import io.github.migrationtest.database.Database;
import io.github.migrationtest.database.DatabaseException;
import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.Names;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the rows of a database looked like at one moment: counts and hashes, no row.
 *
 * <p>Ordinary tables only: views, virtual tables and what stands behind those hold nothing of their own, and the engine's
 * tables are not the user's.
 *
 * @param kind the engine
 * @param tables by name
 */
public record DataSnapshot(DatabaseKind kind, List<TableData> tables) {

    public DataSnapshot {
        tables = tables.stream().sorted(Comparator.comparing(TableData::table)).toList();
    }

    /**
     * The rows of a database as they stand, read once, in constant memory.
     *
     * @throws DatabaseException if they cannot be read
     */
    public static DataSnapshot of(Database database) {
        return of(database, Set.of());
    }

    /**
     * The same without some tables, which are not read.
     *
     * @param leftOut their names, in any case
     * @throws DatabaseException if the others cannot be read
     */
    public static DataSnapshot of(Database database, Collection<String> leftOut) {
        Set<String> unread = new HashSet<>(database.hiddenTables());
        unread.addAll(leftOut);
        try {
            return new DataSnapshot(
                    database.kind(), DataEngine.of(database.kind()).read(database, unread));
        } catch (SQLException e) {
            throw new DatabaseException("The connection to " + database.jdbcUrl() + " cannot be closed.", e);
        }
    }

    /**
     * The rows as a connection sees them: all tables at one moment, in its own transaction if it is in one.
     *
     * <p>The connection stays open and as it was.
     *
     * @throws DatabaseException if they cannot be read
     */
    public static DataSnapshot of(Connection connection) {
        return of(connection, Set.of());
    }

    /**
     * The same without some tables, which are not read.
     *
     * @param leftOut their names, in any case
     * @throws DatabaseException if the others cannot be read
     */
    public static DataSnapshot of(Connection connection, Collection<String> leftOut) {
        DatabaseKind kind = DatabaseKind.of(connection);
        return new DataSnapshot(kind, DataEngine.of(kind).read(connection, leftOut));
    }

    /** A table by its name, in any case where no other table has it exactly so. */
    public Optional<TableData> table(String name) {
        return Names.find(tables, TableData::table, name);
    }

    /** The same without some tables, such as the history of a migration tool; names in any case. */
    public DataSnapshot withoutTables(Collection<String> names) {
        return new DataSnapshot(
                kind,
                tables.stream()
                        .filter(table -> !Names.contains(names, table.table()))
                        .toList());
    }
}
