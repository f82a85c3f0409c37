package io.github.migrationtest.assertions;

import io.github.migrationtest.schema.Attribute;
import io.github.migrationtest.schema.Attributes;
import io.github.migrationtest.schema.Index;
import io.github.migrationtest.schema.Indexed;
import io.github.migrationtest.schema.NameRules;
import io.github.migrationtest.schema.PrimaryKey;
import io.github.migrationtest.schema.UniqueConstraint;
import java.util.Optional;

/** What constraints, keys and indexes are called: by whoever made them, or else by the server. */
final class Named {
    private Named() {}

    static Optional<String> nameOf(Optional<String> given, Attributes attributes) {
        return given.isPresent() ? given : attributes.get(Attribute.GENERATED_NAME);
    }

    static Optional<String> nameOf(Indexed indexed) {
        if (indexed instanceof Index index) {
            return Optional.of(index.name());
        }
        Optional<String> given = indexed instanceof PrimaryKey key ? key.name() : ((UniqueConstraint) indexed).name();
        return nameOf(given, indexed.attributes());
    }

    static boolean is(String wanted, Optional<String> given, Attributes attributes) {
        String key = NameRules.key(attributes.kind(), wanted);
        return nameOf(given, attributes)
                .filter(name -> NameRules.key(attributes.kind(), name).equals(key))
                .isPresent();
    }

    static boolean is(String wanted, Indexed indexed) {
        return is(wanted, nameOf(indexed), indexed.attributes());
    }
}
