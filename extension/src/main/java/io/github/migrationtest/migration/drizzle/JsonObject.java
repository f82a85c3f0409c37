package io.github.migrationtest.migration.drizzle;

import io.github.migrationtest.schema.ReferentialAction;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An object in a snapshot, read with patience: what is not there, or is something else, is nothing. */
record JsonObject(Map<?, ?> values) {
    static JsonObject of(@Nullable Object value) {
        return new JsonObject(value instanceof Map<?, ?> map ? map : Map.of());
    }

    JsonObject object(String key) {
        return of(values.get(key));
    }

    /** The values of an object by names, or the elements of a list. */
    List<JsonObject> objects(String key) {
        Object value = values.get(key);
        if (value instanceof Map<?, ?> map) {
            return map.values().stream().map(JsonObject::of).toList();
        }
        return elements(key).stream().map(JsonObject::of).toList();
    }

    List<?> elements(String key) {
        return values.get(key) instanceof List<?> list ? list : List.of();
    }

    List<String> texts(String key) {
        return elements(key).stream().map(String::valueOf).toList();
    }

    String text(String key) {
        return optional(key).orElse("");
    }

    /** Texts, and numbers and truth values as SQL has them. */
    Optional<String> optional(String key) {
        Object value = values.get(key);
        return value instanceof String || value instanceof Number || value instanceof Boolean
                ? Optional.of(value.toString())
                : Optional.empty();
    }

    boolean is(String key) {
        return Boolean.TRUE.equals(values.get(key));
    }

    /** {@code on delete} and its like: {@code set null}, in small letters or capitals. */
    ReferentialAction action(String key) {
        String name = text(key).toUpperCase(Locale.ROOT).replace(' ', '_');
        return List.of(ReferentialAction.values()).stream()
                .filter(action -> action.name().equals(name))
                .findFirst()
                .orElse(ReferentialAction.NO_ACTION);
    }
}
