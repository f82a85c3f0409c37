package io.github.migrationtest.internal.rehearsal;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.SqlLexer;
import io.github.migrationtest.internal.sql.SqlToken;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFailedException;
import io.github.migrationtest.migration.SqlScript;
import io.github.migrationtest.migration.SqlStatement;
import java.util.List;

/** Refuses scripts that reach beyond their database, before any of their run is executed: other files are not ours to write. */
final class Reach {
    private Reach() {}

    static void check(DatabaseKind kind, Migration migration, SqlScript script) {
        if (kind != DatabaseKind.SQLITE) {
            return;
        }
        for (SqlStatement statement : script.statements()) {
            boolean first = true;
            List<SqlToken> tokens = SqlLexer.code(kind, statement.sql());
            for (int i = 0; i < tokens.size(); i++) {
                if (first && reachesOut(tokens.subList(i, tokens.size()))) {
                    throw refusal(migration, script, statement, tokens.get(i));
                }
                first = tokens.get(i).type() == SqlToken.Type.SEMICOLON;
            }
        }
    }

    /** {@code ATTACH} opens another file, {@code VACUUM INTO} writes one. */
    private static boolean reachesOut(List<SqlToken> tokens) {
        if (tokens.get(0).is("VACUUM")) {
            return tokens.stream()
                    .takeWhile(token -> token.type() != SqlToken.Type.SEMICOLON)
                    .anyMatch(token -> token.is("INTO"));
        }
        return tokens.get(0).is("ATTACH");
    }

    private static MigrationFailedException refusal(
            Migration migration, SqlScript script, SqlStatement statement, SqlToken token) {
        return new MigrationFailedException(
                migration.name() + " is not run: statement " + statement.number() + " (line "
                        + (statement.line() + token.line() - 1) + " of " + script.name()
                        + ") reaches beyond its database:\n    "
                        + statement.sql().strip()
                        + "\nA rehearsal writes to no file but its own. Take the statement out of the migration, or start after"
                        + " it, on a copy (copyOf) of a database that has run it.",
                migration,
                script,
                statement,
                null);
    }
}
