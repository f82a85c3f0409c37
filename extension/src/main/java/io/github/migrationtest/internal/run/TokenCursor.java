package io.github.migrationtest.internal.run;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.Names;
import io.github.migrationtest.internal.sql.SqlToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A place in the tokens of one statement, from which one reads on. */
class TokenCursor {
    private static final Set<String> DEFAULT_SCHEMAS = Set.of("public", "main", "temp");

    final DatabaseKind kind;
    final List<SqlToken> tokens;
    int position;

    TokenCursor(DatabaseKind kind, List<SqlToken> tokens) {
        this.kind = kind;
        this.tokens = tokens;
    }

    static String lower(SqlToken token) {
        return Names.key(token.name());
    }

    final boolean mysqlLike() {
        return kind == DatabaseKind.MYSQL || kind == DatabaseKind.MARIADB;
    }

    final boolean has() {
        return position < tokens.size();
    }

    final boolean is(String word) {
        return has() && tokens.get(position).is(word);
    }

    final boolean isAnyOf(Set<String> words) {
        return has()
                && tokens.get(position).type() == SqlToken.Type.WORD
                && words.contains(lower(tokens.get(position)));
    }

    final boolean isSymbol(String symbol) {
        return has() && tokens.get(position).isSymbol(symbol);
    }

    final boolean skip(String word) {
        boolean found = is(word);
        position += found ? 1 : 0;
        return found;
    }

    final void skipAll(Set<String> words) {
        while (isAnyOf(words)) {
            position++;
        }
    }

    final boolean skipSymbol(String symbol) {
        boolean found = isSymbol(symbol);
        position += found ? 1 : 0;
        return found;
    }

    final void skipIfExists() {
        if (skip("if")) {
            skip("not");
            skip("exists");
        }
    }

    /** A name, in lower case; empty at the end. */
    final String name() {
        return has() ? lower(tokens.get(position++)) : "";
    }

    /**
     * A table's name as snapshots have it: without its schema where that is the default one, and in MySQL and SQLite always,
     * where it is the name of a database.
     */
    final String table() {
        skip("only");
        String name = name();
        while (isSymbol(".")
                && !(position + 1 < tokens.size() && tokens.get(position + 1).isSymbol("*"))) {
            position++;
            String last = name();
            boolean named = kind == DatabaseKind.POSTGRESQL && !DEFAULT_SCHEMAS.contains(name);
            name = named ? name + "." + last : last;
        }
        skipSymbol("*");
        return name;
    }

    /** The names in brackets, if there are any. */
    final List<String> namesInBrackets() {
        List<String> names = new ArrayList<>();
        if (skipSymbol("(")) {
            do {
                names.add(name());
            } while (skipSymbol(","));
            skipSymbol(")");
        }
        return names;
    }

    /** Goes behind the bracket that closes the one here, and gives what is between. */
    final List<SqlToken> inBrackets() {
        if (!skipSymbol("(")) {
            return List.of();
        }
        int start = position;
        int depth = 1;
        for (; has(); position++) {
            depth += depth(tokens.get(position));
            if (depth == 0) {
                position++;
                return tokens.subList(start, position - 1);
            }
        }
        return tokens.subList(start, position);
    }

    private static int depth(SqlToken token) {
        return token.isSymbol("(") ? 1 : token.isSymbol(")") ? -1 : 0;
    }

    /** Goes to the next of some words outside brackets; false if there is none. */
    final boolean skipTo(Set<String> words) {
        int depth = 0;
        for (; has(); position++) {
            depth += depth(tokens.get(position));
            if (depth <= 0 && isAnyOf(words)) {
                return true;
            }
        }
        return false;
    }

    /** Goes behind the next symbol outside brackets, unless one of the words comes before it. */
    final boolean skipPast(String symbol, Set<String> ends) {
        int depth = 0;
        for (; has(); position++) {
            // The WHEN of a CASE ends nothing.
            depth += depth(tokens.get(position)) + (is("case") ? 1 : is("end") ? -1 : 0);
            if (depth <= 0 && isSymbol(symbol)) {
                position++;
                return true;
            }
            if (depth <= 0 && isAnyOf(ends)) {
                return false;
            }
        }
        return false;
    }

    /** What stands from here to the next comma outside brackets or to one of the words; the comma is passed. */
    final Item item(Set<String> ends) {
        int start = position;
        boolean more = skipPast(",", ends);
        return new Item(tokens.subList(start, more ? position - 1 : position), more);
    }

    /**
     * One of a list.
     *
     * @param more whether a comma follows
     */
    record Item(List<SqlToken> tokens, boolean more) {}
}
