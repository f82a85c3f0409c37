package io.github.migrationtest.internal.reach;

import io.github.migrationtest.internal.sql.SqlToken;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** What stands between two semicolons, read by place; asking beyond the end is answered with no. */
record Clause(List<SqlToken> tokens) {
    private static final Set<String> BEFORE_STATEMENTS = Set.of("BEGIN", "THEN", "ELSE", "LOOP", "REPEAT", "ATOMIC");

    int size() {
        return tokens.size();
    }

    SqlToken at(int place) {
        return tokens.get(place);
    }

    private boolean has(int place) {
        return place >= 0 && place < tokens.size();
    }

    /** Whether one of these unquoted words stands there. */
    boolean is(int place, String... words) {
        return has(place) && Arrays.stream(words).anyMatch(tokens.get(place)::is);
    }

    /** Whether these words stand there, one after the other; each may be a choice: {@code ROLE|USER}. */
    boolean reads(int place, String words) {
        String[] wanted = words.split(" ", -1);
        return IntStream.range(0, wanted.length).allMatch(i -> is(place + i, wanted[i].split("\\|", -1)));
    }

    boolean isSymbol(int place, String symbol) {
        return has(place) && tokens.get(place).isSymbol(symbol);
    }

    boolean isText(int place) {
        return has(place) && tokens.get(place).type() == SqlToken.Type.STRING;
    }

    boolean isName(int place) {
        return has(place)
                && (tokens.get(place).type() == SqlToken.Type.WORD
                        || tokens.get(place).type() == SqlToken.Type.QUOTED_NAME);
    }

    /** Where the next of these words stands outside brackets, from a place on; -1 if nowhere. */
    int find(int from, String... words) {
        int depth = 0;
        for (int i = from; i < size(); i++) {
            if (isSymbol(i, "(")) {
                depth++;
            } else if (isSymbol(i, ")")) {
                depth--;
            } else if (depth == 0 && is(i, words)) {
                return i;
            }
        }
        return -1;
    }

    /** The place behind these words if they stand there, else the place. */
    int skip(int place, String words) {
        return reads(place, words) ? place + words.split(" ", -1).length : place;
    }

    /** Where statements begin: at the first token, and in a body behind the words that open blocks. */
    List<Integer> starts() {
        return IntStream.range(0, size())
                .filter(i -> i == 0 || BEFORE_STATEMENTS.stream().anyMatch(tokens.get(i - 1)::is))
                .boxed()
                .toList();
    }

    /** How many tokens a name of several parts has from a place on: {@code a.b} has three. */
    int lengthOfName(int place) {
        int i = place;
        while (isSymbol(i + 1, ".") && (isName(i + 2) || isSymbol(i + 2, "*"))) {
            i += 2;
        }
        return i - place + 1;
    }
}
