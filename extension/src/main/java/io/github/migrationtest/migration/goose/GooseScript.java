package io.github.migrationtest.migration.goose;

import io.github.migrationtest.migration.SqlScript;
import io.github.migrationtest.migration.SqlStatement;
import java.util.List;

/**
 * One direction of a file.
 *
 * @param script its text is what goose sends, each piece on the line on which it stands in the file
 * @param transaction false where the file says {@code NO TRANSACTION}
 */
record GooseScript(SqlScript script, List<GooseStatement> pieces, boolean transaction) {
    GooseScript {
        pieces = List.copyOf(pieces);
    }

    /** The whole of a piece, comments inside it included. */
    String text(GooseStatement piece) {
        return script.text().substring(piece.start(), piece.end());
    }

    /** What the engine makes of a piece. */
    List<SqlStatement> statements(GooseStatement piece) {
        return script.statements().subList(piece.first(), piece.behind());
    }
}
