package io.github.migrationtest.internal.reach;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.reach.Mention.Sureness;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFailedException;
import io.github.migrationtest.migration.SqlScript;
import io.github.migrationtest.migration.SqlStatement;
import java.util.Locale;

/** What the user is told of a statement that is not run. */
record Refusal(DatabaseKind kind, Migration migration, SqlScript script, SqlStatement statement, Mention beyond) {

    MigrationFailedException exception() {
        String sql = statement.sql().strip();
        String shown = sql.length() <= MigrationFailedException.SQL_SHOWN
                ? sql
                : sql.substring(0, MigrationFailedException.SQL_SHOWN) + "... (" + sql.length() + " characters)";
        return new MigrationFailedException(
                migration.name() + " is not run: statement " + statement.number() + " (line "
                        + (statement.line() + beyond.token().line() - 1) + " of " + script.name() + ") " + what()
                        + ":\n    " + shown.replace("\n", "\n    ") + "\n" + advice(),
                migration,
                script,
                statement,
                null);
    }

    private String what() {
        String named = beyond.thing().phrase() + " " + beyond.name();
        if (beyond.thing() == Thing.PSQL) {
            return "is " + named;
        }
        return beyond.thing().isOfServer()
                ? "changes " + named + ", on a server that is not of our own starting"
                : "reaches beyond its database, to " + named;
    }

    private String whatOfOwn() {
        return beyond.sureness() == Sureness.WRITTEN_OUT
                ? "leave it out of the text, which reaches the server as it stands; else "
                : "say databaseName = \"" + beyond.name() + "\"; else ";
    }

    private String advice() {
        String allow = "allow it by name, allowed = \"" + beyond.name() + "\"";
        if (beyond.thing() == Thing.PSQL) {
            return "No server takes commands of psql, so nothing of the run was executed. Take it out of the migration.";
        }
        if (beyond.thing().isOfServer()) {
            return "Such a server keeps every role and setting that it had, so nothing of the run was executed. Rehearse on a"
                    + " server of our own starting (migrationtest."
                    + kind.name().toLowerCase(Locale.ROOT) + ".from = embedded), or " + allow + ".";
        }
        String own =
                beyond.isDatabase() ? "If that is the name of the very database that is migrated, " + whatOfOwn() : "";
        String takeOut = kind == DatabaseKind.SQLITE
                ? "take the statement out of the migration, " + allow
                        + ", or start after it, on a copy (copyOf) of a database that has run it."
                : "take the statement out of the migration, or " + allow + ".";
        String nothing = "A rehearsal writes to nothing but its own database, so nothing of the run was executed. ";
        return nothing
                + (own.isEmpty() ? Character.toUpperCase(takeOut.charAt(0)) + takeOut.substring(1) : own + takeOut);
    }
}
