package io.github.migrationtest.schema.postgresql;

import io.github.migrationtest.database.Database;
import io.github.migrationtest.database.DatabaseException;
import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.schema.SchemaObject;
import io.github.migrationtest.schema.SchemaSnapshot;
import io.github.migrationtest.schema.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads the schema of a PostgreSQL database from its catalog. */
final class PostgresqlSchemaReader {
    private static final int OLDEST = 15;
    private static final int ATTEMPTS = 10;

    private PostgresqlSchemaReader() {}

    static SchemaSnapshot read(Database database) {
        try (Connection connection = database.connection()) {
            refuseOldVersions(database, connection);
            for (int attempt = 1; ; attempt++) {
                try (ReadingTransaction transaction = ReadingTransaction.begin(connection)) {
                    return snapshot(transaction.queries());
                } catch (SQLException e) {
                    if (attempt == ATTEMPTS || !ReadingFailure.isOfSomethingGone(e)) {
                        throw e;
                    }
                }
            }
        } catch (SQLException e) {
            throw new DatabaseException(
                    "The schema of " + database.jdbcUrl() + " cannot be read: " + e.getMessage()
                            + ReadingFailure.advice(e),
                    e);
        }
    }

    private static void refuseOldVersions(Database database, Connection connection) throws SQLException {
        int version = connection.getMetaData().getDatabaseMajorVersion();
        if (version < OLDEST) {
            throw new UnsupportedOperationException("The schema of " + database.jdbcUrl() + " cannot be read: it is"
                    + " PostgreSQL " + version + ", and " + OLDEST + " is the oldest version whose catalog is known.");
        }
    }

    private static SchemaSnapshot snapshot(Queries queries) throws SQLException {
        queries.look();
        Catalog catalog = Catalog.read(queries);
        List<Table> tables = new ArrayList<>();
        List<SchemaObject> objects = new ArrayList<>();
        for (Relation relation : catalog.relations.values()) {
            if (relation.isTable() && !relation.ofExtension()) {
                TableReader reader = new TableReader(catalog, relation);
                tables.add(reader.read());
                objects.addAll(reader.exclusions());
            }
        }
        objects.addAll(Sequences.read(queries, catalog));
        objects.addAll(Types.read(queries, catalog));
        objects.addAll(Routines.read(queries, catalog));
        objects.addAll(Aggregates.read(queries, catalog));
        objects.addAll(Operators.read(queries, catalog));
        objects.addAll(Collations.read(queries, catalog));
        objects.addAll(TextSearch.read(queries, catalog));
        objects.addAll(ForeignData.servers(queries, catalog));
        objects.addAll(Policies.read(queries, catalog));
        objects.addAll(DatabaseObjects.read(queries, catalog));
        return new SchemaSnapshot(
                DatabaseKind.POSTGRESQL,
                tables,
                Views.read(queries, catalog),
                Triggers.read(queries, catalog),
                objects);
    }
}
