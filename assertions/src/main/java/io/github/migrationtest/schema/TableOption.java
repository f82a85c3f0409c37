package io.github.migrationtest.schema;

import java.util.Locale;

/** What a table may be declared to be, behind its closing bracket. */
public enum TableOption {
    WITHOUT_ROWID,
    STRICT;

    /** As SQL writes it, in lower case: {@code without rowid}. */
    public String sql() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
