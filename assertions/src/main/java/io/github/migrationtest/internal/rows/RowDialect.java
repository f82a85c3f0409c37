package io.github.migrationtest.internal.rows;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What a server is asked about its rows, in its own words. Every value has one text, whatever its type and the session. */
public interface RowDialect {

    /** The moment that is read, and settings under which values have one text; closing it puts back what was there. */
    RowReading begin(Connection connection) throws SQLException;

    /** The tables that hold rows of their own. */
    default List<StoredTable> tables(Connection connection) throws SQLException {
        return tables(connection, name -> true);
    }

    /**
     * The same of some.
     *
     * @param wanted which, by names as snapshots have them
     */
    List<StoredTable> tables(Connection connection, Predicate<String> wanted) throws SQLException;

    /** What SQL has behind {@code FROM} for each of some such tables, by its name as snapshots have it. */
    default Map<String, String> sources(Connection connection, Predicate<String> wanted) throws SQLException {
        return tables(connection, wanted).stream()
                .collect(Collectors.toMap(
                        StoredTable::name, StoredTable::from, (one, other) -> one, LinkedHashMap::new));
    }

    /**
     * Foreign keys, enforced or not.
     *
     * @param sound tables between which none is asked for, names in any case
     */
    List<StoredForeignKey> foreignKeys(Connection connection, Collection<String> sound) throws SQLException;

    /**
     * What is wrong with tables, indexes, constraints and counters, a line for each; holds no value but whole numbers that
     * counters give.
     *
     * @param sound tables in which nothing of rows, keys, constraints and indexes need be looked at, names in any case
     */
    List<String> faults(Connection connection, Collection<String> sound) throws SQLException;

    /** How many columns one statement may ask the figures of. */
    int columnsAtOnce();

    /**
     * A query of one row: the number of rows, a hash of all rows as wholes, and for each of the columns the number of values
     * and a hash of them beside the table's key. Hashes are added up, so that order does not matter and duplicates count.
     *
     * @param columns some of the table's, at most {@link #columnsAtOnce()}
     * @param withRows whether the hash of whole rows is wanted; 0 stands in its place otherwise, and may of a table with a key
     * @param condition which rows are asked of; empty for all
     */
    String figures(StoredTable table, List<StoredColumn> columns, boolean withRows, String condition);

    /** How large tables are read on two sessions at once; none where one is as fast. */
    default Optional<RowParts> parts() {
        return Optional.empty();
    }

    /** A hash of a value, of 64 bits; NULL for NULL. */
    String hash(StoredColumn column);

    /** A hash of several values of a row together, of 64 bits; never NULL. */
    String hash(List<StoredColumn> columns);

    /** The text of a column of texts, with days, numbers and the like spelled as a column of another content has them. */
    StoredColumn spelledAs(StoredColumn text, StoredColumn.Content content);

    /** A value by which the rows are put in order, as this engine and {@link KeyOrder} both do; never one that is cut. */
    String ordered(StoredColumn column, KeyOrder order);

    /** A value of a key as it is shown; bytes in hexadecimal digits. */
    String shown(StoredColumn column);

    /** A name as SQL takes it. */
    String quoted(String name);

    /**
     * The rows of a query one by one, in memory that does not grow with their number.
     *
     * @param columns how many the query has
     */
    RowStream stream(Connection connection, String query, int columns) throws SQLException;

    /** Why rows could not be read and what to do, as the end of a sentence; holds no value. */
    String reason(SQLException failure);
}
