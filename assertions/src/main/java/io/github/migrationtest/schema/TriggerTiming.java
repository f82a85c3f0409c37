package io.github.migrationtest.schema;

import java.util.Locale;

/** When a trigger runs. */
public enum TriggerTiming {
    BEFORE,
    AFTER,
    INSTEAD_OF;

    /** As SQL writes it, in lower case: {@code instead of}. */
    public String sql() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
