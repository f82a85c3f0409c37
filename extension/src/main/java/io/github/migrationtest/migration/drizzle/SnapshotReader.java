package io.github.migrationtest.migration.drizzle;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.migration.drizzle.IntendedSchema.IntendedColumn;
import io.github.migrationtest.migration.drizzle.IntendedSchema.IntendedIndex;
import io.github.migrationtest.migration.drizzle.IntendedSchema.IntendedTable;
import io.github.migrationtest.schema.Attributes;
import io.github.migrationtest.schema.CheckConstraint;
import io.github.migrationtest.schema.ForeignKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads what Drizzle Kit keeps of the schema beside a migration: {@code tables} within one another up to 0.31 (versions 5 to 7), a flat
 * list of things, {@code ddl}, from 1.0 on.
 */
final class SnapshotReader {
    private final DatabaseKind kind;
    private final JsonObject root;

    private SnapshotReader(DatabaseKind kind, JsonObject root) {
        this.kind = kind;
        this.root = root;
    }

    /**
     * Empty where there is no snapshot, or none that holds a schema: that is Drizzle Kit's own to mind.
     *
     * @param files the snapshot, behind those whose changes it continues
     */
    static Optional<IntendedSchema> read(DatabaseKind kind, List<Path> files) {
        try {
            SnapshotDeltas deltas = new SnapshotDeltas(List.of());
            for (Path file : files) {
                JsonObject root = JsonObject.of(JSON.std.mapFrom(Files.readString(file)));
                if (root.values().containsKey("tables")) {
                    return Optional.of(new IntendedSchema(new SnapshotReader(kind, root).ofTables()));
                }
                if (!root.values().containsKey("ddl") && !root.values().containsKey("deltas")) {
                    return Optional.empty();
                }
                if (root.values().containsKey("ddl")) {
                    deltas = new SnapshotDeltas(root.elements("ddl"));
                }
                deltas.apply(root.elements("deltas"));
            }
            JsonObject all = new JsonObject(Map.of("ddl", deltas.rows()));
            return Optional.of(new IntendedSchema(new SnapshotReader(kind, all).ofEntities()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private List<IntendedTable> ofTables() {
        List<IntendedTable> tables = new ArrayList<>();
        for (JsonObject table : root.objects("tables")) {
            List<JsonObject> columns = table.objects("columns");
            List<String> key = columns.stream()
                    .filter(column -> column.is("primaryKey"))
                    .map(column -> column.text("name"))
                    .toList();
            List<String> composite = table.objects("compositePrimaryKeys").stream()
                    .findFirst()
                    .map(it -> it.texts("columns"))
                    .orElse(List.of());
            Stream<IntendedIndex> uniques = table.objects("uniqueConstraints").stream()
                    .map(it -> index(it, true, true, it.elements("columns")));
            Stream<IntendedIndex> indexes = table.objects("indexes").stream()
                    .map(it -> index(it, false, it.is("isUnique"), it.elements("columns")));
            List<ForeignKey> foreignKeys = table.objects("foreignKeys").stream()
                    .map(it -> foreignKey(it, it.texts("columnsFrom")))
                    .toList();
            // MySQL's have a name of their own in the file.
            List<CheckConstraint> checks = Stream.of("checkConstraints", "checkConstraint")
                    .flatMap(name -> table.objects(name).stream())
                    .map(this::check)
                    .toList();
            tables.add(new IntendedTable(
                    tableName(table.text("schema"), table.text("name")),
                    columns.stream().map(this::column).toList(),
                    composite.isEmpty() ? key : composite,
                    Stream.concat(uniques, indexes).toList(),
                    foreignKeys,
                    checks));
        }
        return tables;
    }

    private List<IntendedTable> ofEntities() {
        List<IntendedTable> tables = new ArrayList<>();
        for (JsonObject table : entities("tables")) {
            String name = tableName(table.text("schema"), table.text("name"));
            Stream<IntendedIndex> uniques =
                    of(name, "uniques").map(it -> index(it, true, true, it.elements("columns")));
            Stream<IntendedIndex> indexes =
                    of(name, "indexes").map(it -> index(it, false, it.is("isUnique"), it.elements("columns")));
            tables.add(new IntendedTable(
                    name,
                    of(name, "columns").map(this::column).toList(),
                    of(name, "pks").findFirst().map(it -> it.texts("columns")).orElse(List.of()),
                    Stream.concat(uniques, indexes).toList(),
                    of(name, "fks")
                            .map(it -> foreignKey(it, it.texts("columns")))
                            .toList(),
                    of(name, "checks").map(this::check).toList()));
        }
        return tables;
    }

    private List<JsonObject> entities(String type) {
        return root.objects("ddl").stream()
                .filter(entity -> entity.text("entityType").equals(type))
                .toList();
    }

    private Stream<JsonObject> of(String table, String type) {
        return entities(type).stream().filter(entity -> tableName(entity.text("schema"), entity.text("table"))
                .equals(table));
    }

    /** As our own snapshots name tables. */
    private String tableName(String schema, String name) {
        return kind != DatabaseKind.POSTGRESQL || schema.isEmpty() || schema.equals("public")
                ? name
                : schema + "." + name;
    }

    private IntendedColumn column(JsonObject column) {
        String array =
                column.text("type").endsWith("]") || List.of("", "0").contains(column.text("dimensions")) ? "" : "[]";
        return new IntendedColumn(
                column.text("name"),
                column.text("type") + array,
                column.is("notNull"),
                column.optional("default").filter(value -> !value.equalsIgnoreCase("null")),
                column.object("generated").optional("type"),
                column.object("identity").optional("type").map(type -> type.equals("byDefault") ? "by default" : type),
                column.is("autoincrement") || column.is("autoIncrement"));
    }

    private IntendedIndex index(JsonObject index, boolean constraint, boolean unique, List<?> columns) {
        JsonObject expressions = root.object("internal")
                .object("indexes")
                .object(index.text("name"))
                .object("columns");
        List<Optional<String>> names = new ArrayList<>();
        for (Object column : columns) {
            if (column instanceof String name) {
                names.add(expressions.object(name).is("isExpression") ? Optional.empty() : Optional.of(name));
            } else {
                JsonObject part = JsonObject.of(column);
                names.add(
                        part.is("isExpression")
                                ? Optional.empty()
                                : part.optional("expression").or(() -> part.optional("value")));
            }
        }
        return new IntendedIndex(index.text("name"), constraint, unique, names, index.optional("where"));
    }

    private ForeignKey foreignKey(JsonObject key, List<String> columns) {
        return new ForeignKey(
                Optional.of(key.text("name")),
                columns,
                tableName(key.text("schemaTo"), key.text("tableTo")),
                key.texts("columnsTo"),
                key.action("onDelete"),
                key.action("onUpdate"),
                Attributes.none(kind));
    }

    private CheckConstraint check(JsonObject check) {
        return new CheckConstraint(Optional.of(check.text("name")), check.text("value"), Attributes.none(kind));
    }
}
