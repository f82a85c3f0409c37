package io.github.migrationtest.schema.sqlite;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.SqlLexer;
import io.github.migrationtest.internal.sql.SqlToken;
import java.util.ArrayList;
import java.util.List;

/** Walks through the tokens of a statement that the engine has accepted; at the end it stays on an empty token. */
final class TokenCursor {
    private static final SqlToken END = new SqlToken(SqlToken.Type.SEMICOLON, ";", 0, 0);

    private final List<SqlToken> tokens;
    private int position;

    TokenCursor(List<SqlToken> tokens) {
        this.tokens = tokens;
    }

    static TokenCursor over(String sql) {
        return new TokenCursor(SqlLexer.code(DatabaseKind.SQLITE, sql));
    }

    boolean atEnd() {
        return position >= tokens.size();
    }

    SqlToken peek() {
        return peek(0);
    }

    SqlToken peek(int ahead) {
        return position + ahead < tokens.size() ? tokens.get(position + ahead) : END;
    }

    SqlToken next() {
        SqlToken token = peek();
        position++;
        return token;
    }

    /** Whether these words come next. */
    boolean sees(String... words) {
        for (int i = 0; i < words.length; i++) {
            if (!peek(i).is(words[i])) {
                return false;
            }
        }
        return true;
    }

    /** Steps over these words if they come next. */
    boolean takes(String... words) {
        boolean seen = sees(words);
        if (seen) {
            position += words.length;
        }
        return seen;
    }

    boolean takesSymbol(String symbol) {
        boolean seen = peek().isSymbol(symbol);
        if (seen) {
            position++;
        }
        return seen;
    }

    /** Steps over a name, be it qualified by a schema or not. */
    String name() {
        String name = next().name();
        return takesSymbol(".") ? next().name() : name;
    }

    /** Steps over a pair of brackets and gives what is inside. */
    List<SqlToken> bracketed() {
        int open = position;
        int depth = 0;
        while (!atEnd()) {
            SqlToken token = next();
            if (token.isSymbol("(")) {
                depth++;
            } else if (token.isSymbol(")") && --depth == 0) {
                return tokens.subList(open + 1, position - 1);
            }
        }
        return tokens.subList(Math.min(open + 1, tokens.size()), tokens.size());
    }

    /** Steps over a pair of brackets and gives what is inside, cut at its commas. */
    List<List<SqlToken>> bracketedList() {
        List<SqlToken> inside = bracketed();
        List<List<SqlToken>> elements = new ArrayList<>();
        int start = 0;
        int depth = 0;
        for (int i = 0; i < inside.size(); i++) {
            SqlToken token = inside.get(i);
            if (token.isSymbol("(")) {
                depth++;
            } else if (token.isSymbol(")")) {
                depth--;
            } else if (token.isSymbol(",") && depth == 0) {
                elements.add(inside.subList(start, i));
                start = i + 1;
            }
        }
        elements.add(inside.subList(start, inside.size()));
        return elements;
    }

    /** Steps over a list of names in brackets, if one comes next. */
    List<String> names() {
        return peek().isSymbol("(")
                ? bracketedList().stream().map(element -> element.get(0).name()).toList()
                : List.of();
    }

    /** Everything up to this word, which is not inside brackets, or to the end; the word stays. */
    List<SqlToken> until(String word) {
        int start = Math.min(position, tokens.size());
        int depth = 0;
        while (!atEnd() && !(depth == 0 && peek().is(word))) {
            SqlToken token = next();
            if (token.isSymbol("(")) {
                depth++;
            } else if (token.isSymbol(")")) {
                depth--;
            }
        }
        return tokens.subList(start, position);
    }

    /** Everything that is left. */
    List<SqlToken> rest() {
        int start = Math.min(position, tokens.size());
        position = tokens.size();
        return tokens.subList(start, tokens.size());
    }
}
