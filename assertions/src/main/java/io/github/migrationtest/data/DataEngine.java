package io.github.migrationtest.data;

import io.github.migrationtest.database.Database;
import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.rows.mysql.MysqlRows;
import io.github.migrationtest.internal.rows.postgresql.PostgresqlRows;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How the rows of an engine are read and compared. */
interface DataEngine {

    static DataEngine of(DatabaseKind kind) {
        return switch (kind) {
            case SQLITE -> new SqliteEngine();
            case POSTGRESQL -> new ServerEngine(new PostgresqlRows());
            case MYSQL, MARIADB -> new ServerEngine(new MysqlRows());
        };
    }

    /**
     * The figures of all tables but some, at one moment, in the connection's own transaction if it is in one.
     *
     * @throws io.github.migrationtest.database.DatabaseException if they cannot be read
     */
    List<TableData> read(Connection connection, Collection<String> leftOut);

    /**
     * The figures of all tables but some, on connections of their own.
     *
     * @throws io.github.migrationtest.database.DatabaseException if they cannot be read
     * @throws SQLException if a connection cannot be closed
     */
    default List<TableData> read(Database database, Collection<String> leftOut) throws SQLException {
        try (Connection connection = database.connection()) {
            return read(connection, leftOut);
        }
    }

    /** How many rows each table has, but for some. */
    Map<String, Long> count(Connection connection, Collection<String> leftOut) throws SQLException;

    /** Whether comparing a table with what it was later is so much less than reading its figures that it is tried first. */
    default boolean comparesFirst(Database before) {
        return false;
    }

    /** The rows of two databases side by side; none if they cannot be looked at together. */
    Optional<RowComparison> compare(Database before, Database after, KeyText text) throws SQLException;

    /**
     * The rows that point at nothing.
     *
     * @param sound tables between which no foreign key need be looked at, names in any case
     */
    List<Orphan> orphans(Database database, Collection<String> sound);

    /**
     * What is wrong with what is stored.
     *
     * @param sound tables that need not be looked at, names in any case
     */
    List<String> integrity(Connection connection, Collection<String> sound);
}
