package io.github.migrationtest;

/** Which way a migration went. */
public enum Direction {
    /** Applied. */
    UP,
    /** Taken back. */
    DOWN
}
