package io.github.migrationtest.migration.sqitch;

import io.github.migrationtest.migration.SqlScript;
import io.github.migrationtest.migration.SqlStatement;
import java.util.List;
import java.util.Optional;

/**
 * A script as the engine's client reads it: its own commands followed, variables filled in, other files read where they are included.
 *
 * @param script the whole of it as it runs
 * @param pieces what is sent, in this order
 * @param refusal why it cannot run here at all, with file and line
 */
record ClientScript(SqlScript script, List<Piece> pieces, Optional<String> refusal) {
    ClientScript {
        pieces = List.copyOf(pieces);
    }

    /**
     * One statement.
     *
     * @param file the script that it stands in, which may be an included one
     */
    record Piece(SqlScript file, SqlStatement statement) {}
}
