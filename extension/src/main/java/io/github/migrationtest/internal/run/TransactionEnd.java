package io.github.migrationtest.internal.run;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.SqlLexer;
import io.github.migrationtest.internal.sql.SqlToken;
import java.util.List;

/** Statements that end the transaction that they run in. */
final class TransactionEnd {
    private TransactionEnd() {}

    static boolean isIn(DatabaseKind kind, String sql) {
        List<SqlToken> tokens = SqlLexer.code(kind, sql);
        if (tokens.isEmpty()) {
            return false;
        }
        SqlToken first = tokens.get(0);
        boolean whole = tokens.stream().noneMatch(token -> token.is("to"));
        return first.is("commit")
                || first.is("end")
                || first.is("rollback") && whole
                || kind == DatabaseKind.POSTGRESQL && (first.is("abort") || isPreparation(tokens));
    }

    private static boolean isPreparation(List<SqlToken> tokens) {
        return tokens.size() > 1 && tokens.get(0).is("prepare") && tokens.get(1).is("transaction");
    }
}
