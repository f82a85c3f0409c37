package io.github.migrationtest.internal.sql;

import java.util.List;

/** Walks over the tokens of an expression. */
final class PostgresqlTokenCursor {
    private static final SqlToken END = new SqlToken(SqlToken.Type.SEMICOLON, "", 0, 0);

    /** The expression is of a sort that is not taken apart, such as one with a query in it. */
    static final class NotUnderstood extends Exception {
        private static final long serialVersionUID = 1L;

        NotUnderstood() {
            super("not understood", null, false, false);
        }
    }

    private final List<SqlToken> tokens;
    private int position;

    PostgresqlTokenCursor(List<SqlToken> tokens) {
        this.tokens = tokens;
    }

    SqlToken at() {
        return at(0);
    }

    SqlToken at(int offset) {
        return position + offset < tokens.size() ? tokens.get(position + offset) : END;
    }

    SqlToken next() throws NotUnderstood {
        if (isAtEnd()) {
            throw new NotUnderstood();
        }
        return tokens.get(position++);
    }

    boolean isAtEnd() {
        return position >= tokens.size();
    }

    boolean isWord(String word) {
        return at().is(word);
    }

    boolean isSymbol(String symbol) {
        return at().isSymbol(symbol);
    }

    /** Takes these words, if they are next. */
    boolean take(String... words) {
        for (int i = 0; i < words.length; i++) {
            if (!at(i).is(words[i])) {
                return false;
            }
        }
        position += words.length;
        return true;
    }

    boolean takeSymbol(String symbol) {
        boolean there = isSymbol(symbol);
        position += there ? 1 : 0;
        return there;
    }

    void expect(String... words) throws NotUnderstood {
        if (!take(words)) {
            throw new NotUnderstood();
        }
    }

    void expectSymbol(String symbol) throws NotUnderstood {
        if (!takeSymbol(symbol)) {
            throw new NotUnderstood();
        }
    }
}
