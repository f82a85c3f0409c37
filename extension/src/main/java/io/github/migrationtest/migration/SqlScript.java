package io.github.migrationtest.migration;

import java.util.List;

/** A script of SQL statements. */
public record SqlScript(String name, String text, List<SqlStatement> statements) {}
