package io.github.migrationtest.schema.sqlite;

import io.github.migrationtest.internal.sql.Names;
import io.github.migrationtest.schema.ForeignKey;
import io.github.migrationtest.schema.PrimaryKey;
import io.github.migrationtest.schema.SchemaSnapshot;
import io.github.migrationtest.schema.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Fills in the columns of foreign keys that name none: {@code references users} means the primary key of users. */
final class ImplicitReferences {
    private final Map<String, Table> tables = new HashMap<>();

    private ImplicitReferences(SchemaSnapshot schema) {
        schema.tables().forEach(table -> tables.put(Names.key(table.name()), table));
    }

    static SchemaSnapshot resolved(SchemaSnapshot schema) {
        ImplicitReferences references = new ImplicitReferences(schema);
        List<Table> tables = schema.tables().stream()
                .map(table -> table.withForeignKeys(
                        table.foreignKeys().stream().map(references::resolved).toList()))
                .toList();
        return new SchemaSnapshot(schema.kind(), tables, schema.views(), schema.triggers(), schema.objects());
    }

    private ForeignKey resolved(ForeignKey key) {
        return key.referencedColumns().isEmpty()
                ? key.withReferencedColumns(Optional.ofNullable(tables.get(Names.key(key.referencedTable())))
                        .flatMap(Table::primaryKey)
                        .map(PrimaryKey::columns)
                        .orElse(List.of()))
                : key;
    }
}
