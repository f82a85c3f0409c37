package io.github.migrationtest.internal.program;

/**
 * A database that a text names.
 *
 * @param line where, from 1
 * @param name host and database without user and password, or the path of a file: what a user allows it by
 */
public record DatabaseAddress(int line, String name) {}
