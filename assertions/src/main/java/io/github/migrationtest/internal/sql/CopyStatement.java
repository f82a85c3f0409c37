package io.github.migrationtest.internal.sql;

import io.github.migrationtest.database.DatabaseKind;

/**
 * Follows the tokens of a statement, to say whether PostgreSQL would ask its client for rows: {@code COPY ... FROM STDIN}, for which
 * the grammar takes {@code STDOUT} too.
 */
public final class CopyStatement {
    private boolean started;
    private boolean copies;
    private boolean behindFrom;
    private boolean asks;
    private int brackets;

    /** Whether a statement is one. */
    public static boolean is(String sql) {
        CopyStatement statement = new CopyStatement();
        SqlLexer lexer = new SqlLexer(DatabaseKind.POSTGRESQL, sql);
        while (lexer.advance() && (!statement.started || statement.copies)) {
            if (lexer.type() != SqlToken.Type.COMMENT) {
                statement.take(lexer);
            }
        }
        return statement.asks();
    }

    /** Takes the statement's next token, at which the lexer is; comments are none. */
    void take(SqlLexer token) {
        if (!started) {
            started = true;
            copies = token.is("copy");
        }
        if (!copies) {
            return;
        }
        brackets += token.isSymbol('(') ? 1 : token.isSymbol(')') ? -1 : 0;
        asks |= brackets == 0 && behindFrom && (token.is("stdin") || token.is("stdout"));
        behindFrom = brackets == 0 && token.is("from");
    }

    boolean asks() {
        return asks;
    }

    void reset() {
        started = false;
        copies = false;
        behindFrom = false;
        asks = false;
        brackets = 0;
    }
}
