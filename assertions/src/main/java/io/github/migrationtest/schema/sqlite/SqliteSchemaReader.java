package io.github.migrationtest.schema.sqlite;

import io.github.migrationtest.database.Database;
import io.github.migrationtest.database.DatabaseException;
import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.Names;
import io.github.migrationtest.internal.sql.ReadTransaction;
import io.github.migrationtest.schema.Attribute;
import io.github.migrationtest.schema.Attributes;
import io.github.migrationtest.schema.SchemaSnapshot;
import io.github.migrationtest.schema.Table;
import io.github.migrationtest.schema.Trigger;
import io.github.migrationtest.schema.View;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the schema of an SQLite database: what the pragmas tell, and from the statements kept what they do not. */
final class SqliteSchemaReader {
    private final SqliteCatalog catalog;

    private SqliteSchemaReader(SqliteCatalog catalog) {
        this.catalog = catalog;
    }

    static SchemaSnapshot read(Database database) {
        try (Connection connection = database.connection();
                ReadTransaction transaction = ReadTransaction.on(connection)) {
            return new SqliteSchemaReader(SqliteCatalog.read(transaction.connection())).snapshot();
        } catch (SQLException e) {
            throw new DatabaseException(
                    "The schema of " + database.jdbcUrl() + " cannot be read: " + e.getMessage()
                            + "\nReading it needs a database file that opens without a key, and SQLite 3.37 or later in the"
                            + " driver.",
                    e);
        }
    }

    private SchemaSnapshot snapshot() {
        Set<String> names = names();
        List<Table> tables = new ArrayList<>();
        List<View> views = new ArrayList<>();
        List<Trigger> triggers = new ArrayList<>();
        for (SqliteCatalog.Entry entry : catalog.entries) {
            switch (entry.type()) {
                case "table" -> {
                    if (!isShadow(entry)) {
                        tables.add(new SqliteTableReader(catalog, entry).read());
                    }
                }
                case "view" -> views.add(view(entry, names));
                case "trigger" -> triggers.add(CreateTrigger.of(entry, names));
                default -> {}
            }
        }
        return ImplicitReferences.resolved(new SchemaSnapshot(DatabaseKind.SQLITE, tables, views, triggers, List.of()));
    }

    private View view(SqliteCatalog.Entry entry, Set<String> names) {
        return CreateView.of(
                entry,
                names,
                Attributes.none(DatabaseKind.SQLITE)
                        .with(Attribute.BROKEN, Optional.ofNullable(catalog.unreadable.get(entry.name()))));
    }

    private boolean isShadow(SqliteCatalog.Entry entry) {
        SqliteCatalog.TableKind kind = catalog.kinds.get(entry.name());
        return kind != null && kind.type().equals("shadow");
    }

    /** All that a word in double quotes inside a view or a trigger may name. */
    private Set<String> names() {
        Set<String> names = new HashSet<>(Names.keys(catalog.kinds.keySet()));
        catalog.columns.values().forEach(columns -> columns.forEach(column -> names.add(Names.key(column.name()))));
        return names;
    }
}
