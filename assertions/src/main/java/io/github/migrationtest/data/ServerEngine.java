package io.github.migrationtest.data;

import io.github.migrationtest.database.Database;
import io.github.migrationtest.database.DatabaseException;
import io.github.migrationtest.internal.rows.RowDialect;
import io.github.migrationtest.internal.rows.RowReading;
import io.github.migrationtest.internal.rows.StoredTable;
import io.github.migrationtest.internal.sql.Names;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A server: it hashes its rows itself, and gives them in the order of their keys where they must be looked at. */
record ServerEngine(RowDialect dialect) implements DataEngine {
    private static final int TABLES_AT_ONCE = 50;

    @Override
    public List<TableData> read(Connection connection, Collection<String> leftOut) {
        return read(connection, leftOut, Optional.empty());
    }

    @Override
    public List<TableData> read(Database database, Collection<String> leftOut) throws SQLException {
        try (Connection connection = database.connection()) {
            return read(connection, leftOut, Optional.of(database).filter(Database::allowsParallelReading));
        }
    }

    private List<TableData> read(Connection connection, Collection<String> leftOut, Optional<Database> parallel) {
        try (RowReading moment = dialect.begin(connection)) {
            List<StoredTable> tables = tables(moment, leftOut);
            try (LargeTables large = LargeTables.among(tables, dialect, moment.connection(), parallel)) {
                List<TableData> read = new ArrayList<>();
                for (StoredTable table : tables) {
                    read.add(read(moment.connection(), table, large));
                }
                return read;
            }
        } catch (SQLException e) {
            throw new DatabaseException(
                    "The tables of " + url(connection) + " cannot be listed or read in one transaction: "
                            + dialect.reason(e),
                    e);
        }
    }

    private List<StoredTable> tables(RowReading moment, Collection<String> leftOut) throws SQLException {
        return dialect.tables(moment.connection(), name -> !Names.contains(leftOut, name));
    }

    private TableData read(Connection connection, StoredTable table, LargeTables large) {
        try {
            Optional<TableData> read = large.read(table);
            return read.isPresent() ? read.get() : new ServerFigures(dialect, connection, table, "").read();
        } catch (SQLException e) {
            throw new DatabaseException(
                    "The rows of table " + table.name() + " in " + url(connection) + " cannot be read: "
                            + dialect.reason(e),
                    e);
        }
    }

    @Override
    public Map<String, Long> count(Connection connection, Collection<String> leftOut) throws SQLException {
        try (RowReading moment = dialect.begin(connection)) {
            Map<String, String> sources = dialect.sources(moment.connection(), name -> !Names.contains(leftOut, name));
            List<String> tables = List.copyOf(sources.keySet());
            Map<String, Long> rows = new HashMap<>();
            for (int from = 0; from < tables.size(); from += TABLES_AT_ONCE) {
                List<String> some = tables.subList(from, Math.min(from + TABLES_AT_ONCE, tables.size()));
                long[] counted = Queries.numbers(
                        moment.connection(),
                        some.stream()
                                .map(table -> "(select count(*) from " + sources.get(table) + ")")
                                .collect(Collectors.joining(", ", "select ", "")));
                for (int i = 0; i < counted.length; i++) {
                    rows.put(some.get(i), counted[i]);
                }
            }
            return rows;
        }
    }

    private static String url(Connection connection) {
        return Database.of(connection).jdbcUrl();
    }

    @Override
    public Optional<RowComparison> compare(Database before, Database after, KeyText text) throws SQLException {
        return Optional.of(ServerRowComparison.open(dialect, before, after, text));
    }

    @Override
    public List<Orphan> orphans(Database database, Collection<String> sound) {
        try (Connection connection = database.connection();
                RowReading moment = dialect.begin(connection)) {
            return new ServerOrphans(dialect, moment.connection(), KeyText.of(database)).all(sound);
        } catch (SQLException e) {
            throw new DatabaseException(
                    "The rows behind the foreign keys of " + database.jdbcUrl() + " cannot be read: "
                            + dialect.reason(e),
                    e);
        }
    }

    @Override
    public List<String> integrity(Connection connection, Collection<String> sound) {
        try {
            return dialect.faults(connection, sound);
        } catch (SQLException e) {
            throw new DatabaseException(
                    "The integrity of " + url(connection) + " cannot be checked: " + dialect.reason(e), e);
        }
    }
}
