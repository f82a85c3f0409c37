package io.github.migrationtest.data;

import io.github.migrationtest.database.Database;
import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.Names;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Two SQLite files seen through one connection of our own, so that a statement can compare their rows; neither can be written.
 *
 * @param theirs connections that the databases gave, by which they know that they are read
 */
record TwoFiles(
        Connection connection, Map<String, SqliteTable> before, Map<String, SqliteTable> after, List<Connection> theirs)
        implements AutoCloseable {

    /** None if one of them is not a file, or in the middle of a transaction, or if their texts are encoded differently. */
    static Optional<TwoFiles> open(Database before, Database after) throws SQLException {
        if (before.kind() != DatabaseKind.SQLITE || after.kind() != DatabaseKind.SQLITE) {
            return Optional.empty();
        }
        List<Connection> theirs = new ArrayList<>();
        try {
            theirs.add(before.connection());
            theirs.add(after.connection());
            Optional<SqliteFile> one = SqliteFile.of(theirs.get(0));
            Optional<SqliteFile> other = SqliteFile.of(theirs.get(1));
            if (one.isPresent()
                    && other.isPresent()
                    && one.get().encoding().equals(other.get().encoding())) {
                TwoFiles files = open(one.get(), other.get(), List.copyOf(theirs));
                theirs.clear();
                return Optional.of(files);
            }
            return Optional.empty();
        } finally {
            for (Connection connection : theirs) {
                connection.close();
            }
        }
    }

    private static TwoFiles open(SqliteFile before, SqliteFile after, List<Connection> theirs) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:", widest());
        try {
            // What is attached must be written in the encoding that the first database has.
            try (Statement statement = connection.createStatement()) {
                statement.execute("pragma encoding = '" + before.encoding() + "'");
            }
            attach(connection, before, "before");
            attach(connection, after, "after");
            return new TwoFiles(connection, tables(connection, "before"), tables(connection, "after"), theirs);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** What the library takes at most: a statement has several columns for each one of a table, and a table has thousands. */
    private static Properties widest() {
        Properties properties = new Properties();
        properties.setProperty("limit_column", "32767");
        properties.setProperty("limit_sql_length", "100000000");
        return properties;
    }

    private static void attach(Connection connection, SqliteFile file, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("attach ? as " + Names.quoted(name))) {
            statement.setString(1, file.readOnlyUri());
            statement.execute();
        }
    }

    private static Map<String, SqliteTable> tables(Connection connection, String schema) throws SQLException {
        List<SqliteTable> tables = SqliteTable.of(connection, schema, name -> true);
        return tables.stream().collect(Collectors.toMap(SqliteTable::name, Function.identity()));
    }

    /** The table of a match as its file has it before. */
    SqliteTable tableBefore(TableMatch match) throws SQLException {
        return table(before, match.before().table());
    }

    /** The table of a match as its file has it after. */
    SqliteTable tableAfter(TableMatch match) throws SQLException {
        return table(after, match.after().table());
    }

    private static SqliteTable table(Map<String, SqliteTable> tables, String name) throws SQLException {
        return Optional.ofNullable(tables.get(name))
                .orElseThrow(() -> new SQLException("The file has no table " + name + " any more."));
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        for (Connection one : theirs) {
            one.close();
        }
    }
}
