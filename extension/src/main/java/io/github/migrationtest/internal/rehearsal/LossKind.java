package io.github.migrationtest.internal.rehearsal;

/** How a loss stands to what the scripts say. */
enum LossKind {
    /** Nothing in the scripts says it: a fault. */
    UNSAID,

    /** A table or column that held something was dropped by name, and nothing else holds it now. */
    DESTROYED,

    /** Went with rows that are deleted by name, by a foreign key or a trigger. */
    TAKEN_ALONG,

    /** The scripts say it, or what is gone stands elsewhere. */
    SAID
}
