package io.github.migrationtest.internal.run;

import io.github.migrationtest.migration.SqlStatement;
import java.sql.SQLException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What to do about SQLite's refusals for which correcting the statement is not the way: production would not see them, or not so. */
final class Hint {
    private static final int SQLITE_BUSY = 5;
    private static final int SQLITE_LOCKED = 6;

    private Hint() {}

    /** A sentence with a blank before it; empty if there is nothing to add. */
    static String of(SQLException refusal, @Nullable SqlStatement statement) {
        if (!refusal.getClass().getName().startsWith("org.sqlite.")) {
            return "";
        }
        int code = refusal.getErrorCode() & 0xff;
        if (code == SQLITE_BUSY || code == SQLITE_LOCKED) {
            return " Another connection of the test holds a lock: end its transaction, close its ResultSet, or close it"
                    + " before migrating.";
        }
        String message = String.valueOf(refusal.getMessage());
        if (message.contains("no such function: ")) {
            return " A function that your application registers on its connections is not there in a rehearsal: start"
                    + " after this migration, on a copy (copyOf) of a database that has it.";
        } else if (message.contains("(statement too long)")) {
            return " sqlite-jdbc takes statements of 1,000,000 bytes at most, as production's connections do that do not set"
                    + " limit_sql_length: cut it into several.";
        } else if (message.contains("cannot start a transaction within a transaction")) {
            return " The tool has opened a transaction for the script already. Where production keeps it from doing so, say so here"
                    + " too: golang-migrate's x-no-tx-wrap=true in options, NO TRANSACTION in goose's file, transaction:false in"
                    + " dbmate's.";
        } else if (statement != null && altersColumn(statement.sql())) {
            return " ALTER COLUMN is libSQL's own, and a rehearsal runs on SQLite, which has none: start after this migration,"
                    + " on a copy (copyOf) of a database that has it.";
        }
        return "";
    }

    private static boolean altersColumn(String sql) {
        return sql.strip().toLowerCase(Locale.ROOT).matches("(?s)alter\\s+table\\s+\\S+\\s+alter\\s+column\\s.*");
    }
}
