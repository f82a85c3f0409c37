package io.github.migrationtest.internal.run;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.SqlLexer;
import io.github.migrationtest.internal.sql.SqlToken;
import java.util.Iterator;

/** Statements that end the transaction that they run in. */
final class TransactionEnd {
    private TransactionEnd() {}

    /** It reads no more than the first words of the others: they may hold a hundred megabytes. */
    static boolean isIn(DatabaseKind kind, String sql) {
        Iterator<SqlToken> tokens = SqlLexer.stream(kind, sql).iterator();
        if (!tokens.hasNext()) {
            return false;
        }
        SqlToken first = tokens.next();
        if (first.is("rollback")) {
            return !isTo(tokens);
        }
        return first.is("commit")
                || first.is("end")
                || kind == DatabaseKind.POSTGRESQL
                        && (first.is("abort")
                                || first.is("prepare")
                                        && tokens.hasNext()
                                        && tokens.next().is("transaction"));
    }

    /** A savepoint. */
    private static boolean isTo(Iterator<SqlToken> tokens) {
        boolean found = false;
        while (tokens.hasNext()) {
            found |= tokens.next().is("to");
        }
        return found;
    }
}
