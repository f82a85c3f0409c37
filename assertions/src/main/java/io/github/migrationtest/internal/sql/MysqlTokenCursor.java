package io.github.migrationtest.internal.sql;

import java.util.List;

/** A place among the tokens of an expression. */
final class MysqlTokenCursor {
    private static final SqlToken END = new SqlToken(SqlToken.Type.SEMICOLON, "", 0, 0);

    private final List<SqlToken> tokens;
    private int position;

    MysqlTokenCursor(List<SqlToken> tokens) {
        this.tokens = tokens;
    }

    /** An expression that holds what is not read as one, such as a query. */
    static final class NotUnderstood extends Exception {
        private static final long serialVersionUID = 1;

        NotUnderstood() {
            super("not an expression", null, false, false);
        }
    }

    SqlToken at() {
        return at(0);
    }

    SqlToken at(int offset) {
        return position + offset < tokens.size() ? tokens.get(position + offset) : END;
    }

    boolean isAtEnd() {
        return position == tokens.size();
    }

    SqlToken next() throws NotUnderstood {
        if (isAtEnd()) {
            throw new NotUnderstood();
        }
        return tokens.get(position++);
    }

    boolean take(String word) {
        if (!at().is(word)) {
            return false;
        }
        position++;
        return true;
    }

    boolean takeSymbol(String symbol) {
        if (!at().isSymbol(symbol)) {
            return false;
        }
        position++;
        return true;
    }

    void expect(String word) throws NotUnderstood {
        if (!take(word)) {
            throw new NotUnderstood();
        }
    }

    void expectSymbol(String symbol) throws NotUnderstood {
        if (!takeSymbol(symbol)) {
            throw new NotUnderstood();
        }
    }
}
