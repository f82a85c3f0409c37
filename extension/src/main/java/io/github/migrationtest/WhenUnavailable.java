package io.github.migrationtest;

/** What becomes of a test whose database cannot be had: its server is missing, or the copy is not on this machine. */
public enum WhenUnavailable {
    /** It fails. */
    FAIL,
    /** It is skipped, and its result says why. */
    SKIP
}
