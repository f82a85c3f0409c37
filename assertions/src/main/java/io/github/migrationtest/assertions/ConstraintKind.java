package io.github.migrationtest.assertions;

import java.util.Locale;

/** What may refuse a row. */
public enum ConstraintKind {
    /** A unique index or constraint, or a primary key. */
    UNIQUE,
    NOT_NULL,
    CHECK,
    FOREIGN_KEY,
    EXCLUSION,
    /** The type of a column, its length included, or an enum type. */
    TYPE,
    /** What a trigger or a routine raises. */
    TRIGGER;

    /** As messages say it: {@code foreign key}. */
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
