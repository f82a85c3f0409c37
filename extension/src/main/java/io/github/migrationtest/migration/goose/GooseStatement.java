package io.github.migrationtest.migration.goose;

import io.github.migrationtest.migration.SqlStatement;
import java.util.List;

/**
 * What goose sends in one piece.
 *
 * @param line where it starts in its file, from 1
 * @param column in which it starts there, from 1
 * @param text the whole of it, comments inside it included
 * @param statements what the engine makes of it; their numbers count through the file
 */
record GooseStatement(int line, int column, String text, List<SqlStatement> statements) {
    GooseStatement {
        statements = List.copyOf(statements);
    }
}
