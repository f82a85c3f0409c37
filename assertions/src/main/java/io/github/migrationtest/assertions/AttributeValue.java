package io.github.migrationtest.assertions;

import io.github.migrationtest.schema.Attribute;
import io.github.migrationtest.schema.Attributes;

/** Whether a thing has a value that a user wrote down. */
final class AttributeValue {
    private AttributeValue() {}

    /** A text of SQL is the same in every spelling, any other only as it is. */
    static boolean isSame(Attributes attributes, Attribute attribute, String wanted) {
        return attributes
                .get(attribute)
                .filter(value -> value.equals(wanted)
                        || attribute.holdsNames() && SameSql.same(attributes.kind(), value, wanted))
                .isPresent();
    }
}
