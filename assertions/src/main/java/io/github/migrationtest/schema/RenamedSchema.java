package io.github.migrationtest.schema;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A schema under the names that a change has given. */
final class RenamedSchema {
    private final SchemaDiff diff;
    private final SchemaSnapshot after;

    private RenamedSchema(SchemaDiff diff, SchemaSnapshot after) {
        this.diff = diff;
        this.after = after;
    }

    static SchemaSnapshot of(SchemaDiff diff, SchemaSnapshot before, SchemaSnapshot after) {
        RenamedSchema renamed = new RenamedSchema(diff, after);
        return renamed.withIndexes(renamed.withColumns(renamed.withTables(before)));
    }

    private SchemaSnapshot withTables(SchemaSnapshot schema) {
        List<Renaming> renamings = diff.ofType(SchemaChange.TableRenamed.class).stream()
                .map(renamed -> Renaming.ofTable(after.kind(), renamed.from(), renamed.to()))
                .toList();
        return Renaming.allIn(schema, renamings);
    }

    private SchemaSnapshot withColumns(SchemaSnapshot schema) {
        List<SchemaChange.ColumnRenamed> columns = diff.ofType(SchemaChange.ColumnRenamed.class);
        SchemaSnapshot renamed = Renaming.allIn(
                schema,
                columns.stream()
                        .map(each -> Renaming.ofColumn(after.kind(), each.table(), each.from(), each.to()))
                        .toList());
        Set<String> tables = new HashSet<>();
        diff.ofType(SchemaChange.TableRenamed.class).forEach(each -> tables.add(each.to()));
        columns.forEach(each -> tables.add(each.table()));
        for (String table : tables) {
            renamed = KeptNames.in(renamed, after, table);
        }
        return renamed;
    }

    private SchemaSnapshot withIndexes(SchemaSnapshot schema) {
        Map<String, String> names = diff.ofType(SchemaChange.IndexRenamed.class).stream()
                .collect(Collectors.toMap(
                        SchemaChange.IndexRenamed::from, SchemaChange.IndexRenamed::to, (one, two) -> one));
        return names.isEmpty()
                ? schema
                : new SchemaSnapshot(
                        schema.kind(),
                        schema.tables().stream()
                                .map(table -> withIndexes(table, names))
                                .toList(),
                        schema.views(),
                        schema.triggers(),
                        schema.objects());
    }

    private static Table withIndexes(Table table, Map<String, String> names) {
        return new Table(
                table.name(),
                table.columns(),
                table.primaryKey(),
                table.uniqueConstraints(),
                table.checks(),
                table.foreignKeys(),
                table.indexes().stream()
                        .map(index -> index.withName(names.getOrDefault(index.name(), index.name())))
                        .toList(),
                table.attributes());
    }
}
