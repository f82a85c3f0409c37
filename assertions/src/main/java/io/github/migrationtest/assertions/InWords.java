package io.github.migrationtest.assertions;

import io.github.migrationtest.schema.CheckConstraint;
import java.util.Collection;
import java.util.Optional;

/** What the things of a schema do not say of themselves. */
final class InWords {
    private InWords() {}

    static String check(CheckConstraint check) {
        return named(check.name()) + "(" + check.expression() + ")";
    }

    static String names(Collection<String> names) {
        return "(" + String.join(", ", names) + ")";
    }

    private static String named(Optional<String> name) {
        return name.map(given -> given + " ").orElse("");
    }
}
