package io.github.migrationtest.schema;

import java.util.Locale;

/** What sets a trigger off. */
public enum TriggerEvent {
    INSERT,
    UPDATE,
    DELETE,
    TRUNCATE;

    /** As SQL writes it, in lower case: {@code update}. */
    public String sql() {
        return name().toLowerCase(Locale.ROOT);
    }
}
