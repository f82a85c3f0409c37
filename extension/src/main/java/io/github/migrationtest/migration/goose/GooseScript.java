package io.github.migrationtest.migration.goose;

import io.github.migrationtest.migration.SqlScript;
import java.util.List;

/**
 * One direction of a file.
 *
 * @param script its text is what goose sends, each piece on the line on which it stands in the file
 * @param transaction false where the file says {@code NO TRANSACTION}
 */
record GooseScript(SqlScript script, List<GooseStatement> statements, boolean transaction) {
    GooseScript {
        statements = List.copyOf(statements);
    }
}
