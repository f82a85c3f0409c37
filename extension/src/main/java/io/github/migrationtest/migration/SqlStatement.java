package io.github.migrationtest.migration;

/**
 * One statement of a script.
 *
 * @param number its place in the script, from 1
 * @param line the line of the script on which it starts, from 1
 * @param sql its text as it is sent to the database
 */
public record SqlStatement(int number, int line, String sql) {}
