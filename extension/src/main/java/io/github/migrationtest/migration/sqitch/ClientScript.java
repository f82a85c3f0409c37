package io.github.migrationtest.migration.sqitch;

import io.github.migrationtest.migration.SqlScript;
import java.util.List;
import java.util.Optional;

/**
 * A script as the engine's client reads it: its own commands followed, variables filled in, other files read where they are included.
 *
 * @param script the whole of it as it runs
 * @param parts the same, each for the file that it stands in; statements that follow one another there are one part
 * @param stop why the client stops behind the last of them, with file and line
 * @param refusal why it cannot run here at all, with file and line
 */
record ClientScript(SqlScript script, List<SqlScript> parts, Optional<String> stop, Optional<String> refusal) {
    ClientScript {
        parts = List.copyOf(parts);
    }
}
