package io.github.migrationtest.schema.sqlite;

import io.github.migrationtest.schema.ForeignKey;
import io.github.migrationtest.schema.PrimaryKey;
import io.github.migrationtest.schema.SchemaSnapshot;
import io.github.migrationtest.schema.Table;
import java.util.List;

/** Fills in the columns of foreign keys that name none: {@code references users} means the primary key of users. */
final class ImplicitReferences {
    private final SchemaSnapshot schema;

    private ImplicitReferences(SchemaSnapshot schema) {
        this.schema = schema;
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
                ? key.withReferencedColumns(schema.table(key.referencedTable())
                        .flatMap(Table::primaryKey)
                        .map(PrimaryKey::columns)
                        .orElse(List.of()))
                : key;
    }
}
