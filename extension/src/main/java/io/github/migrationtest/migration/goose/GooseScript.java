package io.github.migrationtest.migration.goose;

import io.github.migrationtest.internal.run.UnreadScript;
import io.github.migrationtest.migration.MigrationFolderException;
import io.github.migrationtest.migration.SqlScript;
import io.github.migrationtest.migration.SqlStatement;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One direction of a file.
 *
 * @param script its text is what goose sends, each piece on the line on which it stands in the file
 * @param transaction false where the file says {@code NO TRANSACTION}
 * @param refusal why goose does not read it, which it finds out when it is about to run it
 */
record GooseScript(
        SqlScript script,
        List<GooseStatement> pieces,
        boolean transaction,
        Optional<MigrationFolderException> refusal) {
    GooseScript {
        pieces = List.copyOf(pieces);
    }

    static GooseScript unread(Path file, MigrationFolderException refusal) {
        return new GooseScript(UnreadScript.of(file), List.of(), true, Optional.of(refusal));
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
