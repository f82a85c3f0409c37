package io.github.migrationtest;

/** Which migrations {@link MigrationChecks} and {@link Rehearsal} walk through where there is a copy of a real database. */
public enum Rehearse {
    /** Those that are pending on the copy. */
    PENDING,
    /** Besides those, all of them from the start, on a fresh database. */
    ALL
}
