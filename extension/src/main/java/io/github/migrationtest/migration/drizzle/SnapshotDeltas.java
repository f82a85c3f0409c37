package io.github.migrationtest.migration.drizzle;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The things of a schema, after the changes to it that Drizzle Kit 1.0 keeps for PostgreSQL instead of all of them (its {@code
 * dialects/postgres/reconstruct.ts}).
 */
final class SnapshotDeltas {
    private final List<Map<String, @Nullable Object>> rows = new ArrayList<>();

    SnapshotDeltas(List<?> ddl) {
        ddl.forEach(row -> rows.add(copy(row)));
    }

    List<Map<String, @Nullable Object>> rows() {
        return rows;
    }

    void apply(List<?> deltas) throws IOException {
        for (Object delta : deltas) {
            JsonObject it = JsonObject.of(delta);
            switch (it.text("op")) {
                case "create" -> rows.add(copy(it.values().get("row")));
                case "drop" -> {
                    List<?> key = key(it);
                    rows.removeIf(row -> key(row).equals(key));
                }
                default -> change(key(it), it.object("set"));
            }
        }
    }

    private void change(List<?> key, JsonObject set) {
        Optional<Map<String, @Nullable Object>> found =
                rows.stream().filter(row -> key(row).equals(key)).findFirst();
        if (found.isEmpty()) {
            return;
        }
        Map<String, @Nullable Object> row = found.get();
        Map<String, @Nullable Object> old = copy(row);
        set.values().forEach((name, value) -> row.put(String.valueOf(name), value));
        if (!key(row).equals(key)) {
            rows.forEach(other -> follow(other, old, row));
        }
    }

    /** What refers to a thing goes along with its new name. */
    private static void follow(
            Map<String, @Nullable Object> row, Map<String, @Nullable Object> old, Map<String, @Nullable Object> now) {
        Object name = now.get("name");
        switch (String.valueOf(now.get("entityType"))) {
            case "tables" -> {
                move(row, "schema", "table", old, now);
                move(row, "schemaTo", "tableTo", old, now);
            }
            case "enums" -> move(row, "typeSchema", "type", old, now);
            case "schemas" -> {
                for (String field : List.of("schema", "schemaTo", "typeSchema")) {
                    if (Objects.equals(row.get(field), old.get("name"))) {
                        row.put(field, name);
                    }
                }
            }
            case "columns" -> {
                Object was = old.get("name");
                if (is(row, "schema", "table", old.get("schema"), old.get("table"))) {
                    row.computeIfPresent("columns", (field, list) -> renamed(list, was, name));
                }
                if (is(row, "schemaTo", "tableTo", old.get("schema"), old.get("table"))) {
                    row.computeIfPresent("columnsTo", (field, list) -> renamed(list, was, name));
                }
            }
            default -> {
                // Nothing refers to others.
            }
        }
    }

    private static void move(
            Map<String, @Nullable Object> row,
            String schema,
            String name,
            Map<String, @Nullable Object> old,
            Map<String, @Nullable Object> now) {
        if (is(row, schema, name, old.get("schema"), old.get("name"))) {
            row.put(schema, now.get("schema"));
            row.put(name, now.get("name"));
        }
    }

    private static boolean is(
            Map<String, @Nullable Object> row,
            String schema,
            String name,
            @Nullable Object inSchema,
            @Nullable Object named) {
        return row.get(name) != null
                && Objects.equals(row.get(schema), inSchema)
                && Objects.equals(row.get(name), named);
    }

    /** Names in a key's list are texts, in an index's objects. */
    private static Object renamed(Object list, @Nullable Object was, @Nullable Object name) {
        UnaryOperator<@Nullable Object> renaming = element -> {
            JsonObject part = JsonObject.of(element);
            if (!part.is("isExpression") && Objects.equals(part.values().get("value"), was)) {
                Map<String, @Nullable Object> copy = copy(element);
                copy.put("value", name);
                return copy;
            }
            return Objects.equals(element, was) ? name : element;
        };
        return list instanceof List<?> elements
                ? new ArrayList<@Nullable Object>(
                        elements.stream().map(renaming).toList())
                : list;
    }

    private static List<?> key(Map<String, @Nullable Object> row) {
        // The name of an index is one of the schema's, not of its table's.
        boolean index = "indexes".equals(row.get("entityType"));
        return Stream.of("entityType", "schema", "table", "name")
                .filter(field -> !(index && field.equals("table")))
                .map(row::get)
                .filter(Objects::nonNull)
                .toList();
    }

    /** {@code columns}, a zero and {@code ["public","orders","total"]}. */
    private static List<?> key(JsonObject delta) throws IOException {
        String key = delta.text("key");
        int end = Math.max(0, key.indexOf('\0'));
        List<Object> parts = new ArrayList<>();
        parts.add(key.substring(0, end));
        parts.addAll(JSON.std.listFrom(key.substring(Math.min(key.length(), end + 1))));
        parts.removeIf(Objects::isNull);
        return parts;
    }

    private static Map<String, @Nullable Object> copy(@Nullable Object row) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        JsonObject.of(row).values().forEach((name, value) -> copy.put(String.valueOf(name), value));
        return copy;
    }
}
