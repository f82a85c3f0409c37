package io.github.migrationtest.assertions;

import io.github.migrationtest.database.Database;
import io.github.migrationtest.database.DatabaseException;
import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.ForeignKeyEnforcement;
import io.github.migrationtest.internal.sql.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Asks a live database, on a connection of its own if it gives one. */
record LiveDatabase(Database database) {

    /** What is asked. */
    @FunctionalInterface
    interface Question<T> {
        T ask(Connection connection) throws SQLException;
    }

    static LiveDatabase of(Database database) {
        return new LiveDatabase(database);
    }

    <T> T read(Question<T> question) {
        try (Connection connection = database.connection()) {
            return question.ask(connection);
        } catch (SQLException e) {
            throw new DatabaseException(database.jdbcUrl() + " cannot be read.", e);
        }
    }

    long rowCount(String table) {
        return read(connection -> number(connection, "select count(*) from " + quoted(table)));
    }

    long rowCount(String table, String condition) {
        return read(connection ->
                number(connection, "select count(*) from " + quoted(table) + " where (" + condition + "\n)"));
    }

    QueriedRows rows(String table, List<String> columns) {
        return QueriedRows.of(
                database,
                columns.stream().map(this::quotedColumn).collect(Collectors.joining(", ", "select ", " from "))
                        + quoted(table));
    }

    private String quotedColumn(String name) {
        String quote =
                database.kind() == DatabaseKind.SQLITE || database.kind() == DatabaseKind.POSTGRESQL ? "\"" : "`";
        return quote + name.replace(quote, quote + quote) + quote;
    }

    List<String> columnsOf(String view) {
        return read(connection -> columnsOf(connection, view));
    }

    /** What the database says when a view is read; its rows are not. */
    Optional<String> whyUnreadable(String view) {
        return read(connection -> {
            try {
                columnsOf(connection, view);
                return Optional.empty();
            } catch (SQLException e) {
                return Optional.of(String.valueOf(e.getMessage()));
            }
        });
    }

    private List<String> columnsOf(Connection connection, String view) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet none = statement.executeQuery("select * from " + quoted(view) + " where 1 = 0")) {
            List<String> columns = new ArrayList<>();
            for (int i = 1; i <= none.getMetaData().getColumnCount(); i++) {
                columns.add(none.getMetaData().getColumnLabel(i));
            }
            return columns;
        }
    }

    private String quoted(String name) {
        return TableName.quoted(database.kind(), name);
    }

    boolean enforcesForeignKeys() {
        return read(ForeignKeyEnforcement::isOn);
    }

    static long number(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
