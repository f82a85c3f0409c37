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
    private final Catalog catalog;

    private PostgresqlSchemaReader(Catalog catalog) {
        this.catalog = catalog;
    }

    static SchemaSnapshot read(Database database) {
        try (Connection connection = database.connection();
                ReadingTransaction transaction = ReadingTransaction.begin(connection)) {
            return new PostgresqlSchemaReader(Catalog.read(transaction.queries())).snapshot();
        } catch (SQLException e) {
            throw new DatabaseException(
                    "The schema of " + database.jdbcUrl() + " cannot be read: " + e.getMessage(), e);
        }
    }

    private SchemaSnapshot snapshot() {
        List<Table> tables = new ArrayList<>();
        List<SchemaObject> objects = new ArrayList<>();
        for (Relation relation : catalog.relations.values()) {
            if (relation.isTable() && !relation.ofExtension()) {
                TableReader reader = new TableReader(catalog, relation);
                tables.add(reader.read());
                objects.addAll(reader.exclusions());
            }
        }
        return new SchemaSnapshot(DatabaseKind.POSTGRESQL, tables, List.of(), List.of(), objects);
    }
}
