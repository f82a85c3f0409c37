package io.github.migrationtest.schema.mysql;

import io.github.migrationtest.database.Database;
import io.github.migrationtest.database.DatabaseException;
import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.schema.SchemaObject;
import io.github.migrationtest.schema.SchemaSnapshot;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the schema of a database of MySQL or MariaDB. */
final class MysqlSchemaReader {
    private MysqlSchemaReader() {}

    static SchemaSnapshot read(Database database) {
        try (Connection connection = database.connection();
                Session session = Session.begin(connection)) {
            return snapshot(session.queries(database.kind()));
        } catch (SQLException e) {
            throw new DatabaseException(
                    "The schema of " + database.jdbcUrl() + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static SchemaSnapshot snapshot(Queries queries) throws SQLException {
        Catalog catalog = Catalog.read(queries);
        List<SchemaObject> objects = new ArrayList<>();
        objects.addAll(Sequences.read(queries, catalog));
        objects.addAll(Routines.read(queries));
        objects.addAll(Events.read(queries));
        return new SchemaSnapshot(
                queries.kind,
                catalog.tables.stream()
                        .filter(TableRow::isTable)
                        .map(table -> new TableReader(queries.kind, catalog, table).read())
                        .toList(),
                Views.read(queries, catalog),
                Triggers.read(queries),
                objects);
    }

    /** The session as it was found, but for how names are quoted in what the server prints. */
    private record Session(Connection connection, String sqlMode, String globalSqlMode, String database)
            implements AutoCloseable {

        static Session begin(Connection connection) throws SQLException {
            try (Statement statement = connection.createStatement();
                    ResultSet row =
                            statement.executeQuery("select @@session.sql_mode, @@global.sql_mode, database()")) {
                row.next();
                @Nullable String database = row.getString(3);
                if (database == null) {
                    throw new SQLException("The connection is in no database: its URL names none.");
                }
                Session session = new Session(connection, row.getString(1), row.getString(2), database);
                session.set(session.printing());
                return session;
            }
        }

        /** With {@code ANSI_QUOTES} names would be printed in other quotes. */
        private String printing() {
            return isAnsi() ? "" : sqlMode;
        }

        private boolean isAnsi() {
            return sqlMode.toUpperCase(Locale.ROOT).contains("ANSI");
        }

        private void set(String mode) throws SQLException {
            if (isAnsi()) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("set session sql_mode = '" + mode + "'");
                }
            }
        }

        Queries queries(DatabaseKind kind) {
            return new Queries(connection, kind, database, globalSqlMode);
        }

        @Override
        public void close() throws SQLException {
            set(sqlMode);
        }
    }
}
