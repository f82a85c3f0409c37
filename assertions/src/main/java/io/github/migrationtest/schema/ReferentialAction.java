package io.github.migrationtest.schema;

import java.util.Locale;

/** What happens to a row when the row it refers to is deleted or gets another key. */
public enum ReferentialAction {
    NO_ACTION,
    RESTRICT,
    CASCADE,
    SET_NULL,
    SET_DEFAULT;

    /** As SQL writes it, in lower case: {@code set null}. */
    public String sql() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
