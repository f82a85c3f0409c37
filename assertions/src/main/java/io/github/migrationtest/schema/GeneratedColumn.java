package io.github.migrationtest.schema;

/**
 * How a column computes its value.
 *
 * @param expression in canonical spelling
 * @param stored whether the value is stored; otherwise it is computed when read
 */
public record GeneratedColumn(String expression, boolean stored) {}
