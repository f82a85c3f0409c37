package io.github.migrationtest.assertions;

import io.github.migrationtest.database.Database;
import io.github.migrationtest.database.DatabaseException;
import io.github.migrationtest.internal.sql.ForeignKeyEnforcement;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

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
        String quote =
                switch (database.kind()) {
                    case SQLITE, POSTGRESQL -> "\"";
                    case MYSQL, MARIADB -> "`";
                };
        return read(connection ->
                number(connection, "select count(*) from " + quote + table.replace(quote, quote + quote) + quote));
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
