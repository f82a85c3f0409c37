package io.github.migrationtest.migration;

/** A tool's name for where a migration stands. */
public record Version(String text) {}
