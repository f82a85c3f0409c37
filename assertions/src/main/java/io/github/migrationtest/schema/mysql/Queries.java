package io.github.migrationtest.schema.mysql;

import io.github.migrationtest.database.DatabaseKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks {@code information_schema} about one database; a text that comes back many times is kept once. */
final class Queries {
    final DatabaseKind kind;
    final String database;
    final String globalSqlMode;
    private final Connection connection;
    private final Map<String, String> pool = new HashMap<>();

    Queries(Connection connection, DatabaseKind kind, String database, String globalSqlMode) {
        this.connection = connection;
        this.kind = kind;
        this.database = database;
        this.globalSqlMode = globalSqlMode;
    }

    /** Makes a record of a row. */
    interface Mapper<T> {
        T map(Row row) throws SQLException;
    }

    /** The row that is read. */
    final class Row {
        private final ResultSet result;

        private Row(ResultSet result) {
            this.result = result;
        }

        String text(int column) throws SQLException {
            return optional(column).orElse("");
        }

        Optional<String> optional(int column) throws SQLException {
            @Nullable String text = result.getString(column);
            return text == null ? Optional.empty() : Optional.of(pool.computeIfAbsent(text, same -> same));
        }

        /** The text, none if it is empty. */
        Optional<String> filled(int column) throws SQLException {
            return optional(column).filter(text -> !text.isEmpty());
        }

        /** An expression that the server has printed, none if there is none. */
        Optional<String> expression(int column) throws SQLException {
            return filled(column).map(text -> isMariadb() ? text : PrintedExpression.of(text));
        }

        boolean is(int column, String word) throws SQLException {
            return text(column).equalsIgnoreCase(word);
        }
    }

    boolean isMariadb() {
        return kind == DatabaseKind.MARIADB;
    }

    /** The rows of a query, in which each question mark is the name of the database. */
    <T> List<T> list(String sql, Mapper<T> mapper) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 1; i <= sql.chars().filter(c -> c == '?').count(); i++) {
                statement.setString(i, database);
            }
            try (ResultSet result = statement.executeQuery()) {
                return mapped(result, mapper);
            }
        }
    }

    /** The rows of a statement that takes no parameters. */
    <T> List<T> show(String sql, Mapper<T> mapper) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            return mapped(result, mapper);
        }
    }

    private <T> List<T> mapped(ResultSet result, Mapper<T> mapper) throws SQLException {
        Row row = new Row(result);
        List<T> all = new ArrayList<>();
        while (result.next()) {
            all.add(mapper.map(row));
        }
        return all;
    }

    static String quoted(String name) {
        return '`' + name.replace("`", "``") + '`';
    }
}
