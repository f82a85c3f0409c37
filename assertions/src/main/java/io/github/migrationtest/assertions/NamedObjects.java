package io.github.migrationtest.assertions;

import io.github.migrationtest.schema.NameRules;
import io.github.migrationtest.schema.SchemaObject;
import java.util.List;
import java.util.Optional;

/** Finds an object by what a user calls it: {@code area} is {@code area(integer, integer)} where there is no other. */
final class NamedObjects {
    private NamedObjects() {}

    static Optional<SchemaObject> find(List<SchemaObject> objects, String name) {
        Optional<SchemaObject> exact = objects.stream()
                .filter(object -> isSame(object, object.name(), name))
                .findFirst();
        if (exact.isPresent() || name.contains("(")) {
            return exact;
        }
        List<SchemaObject> overloaded = objects.stream()
                .filter(object -> object.name().endsWith(")")
                        && isSame(
                                object, object.name().substring(0, object.name().indexOf('(')), name))
                .toList();
        return overloaded.size() == 1 ? Optional.of(overloaded.get(0)) : Optional.empty();
    }

    private static boolean isSame(SchemaObject object, String there, String wanted) {
        return NameRules.key(object.attributes().kind(), there)
                .equals(NameRules.key(object.attributes().kind(), wanted));
    }
}
