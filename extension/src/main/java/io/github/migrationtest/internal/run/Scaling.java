package io.github.migrationtest.internal.run;

import io.github.migrationtest.internal.sql.SqlToken;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A number that is told in another unit, rounded or not: {@code (price * 100)::bigint}, {@code CAST(ROUND(price * 100) AS INTEGER)}, {@code
 * grams / 1000.0}. Whether nothing is lost on the way, only the numbers tell: what is scaled back has to be what it was.
 *
 * @param before what stands before the number in the expression
 * @param behind what stands behind it
 * @param multiplied whether it is multiplied by the factor, or divided
 * @param factor as it is written; never 0
 */
public record Scaling(String before, String behind, boolean multiplied, String factor) {
    /** Nothing else may be in it, so that it can be worked out once more. */
    private static final Set<String> WORDS = Set.of(
            "round",
            "floor",
            "ceil",
            "ceiling",
            "trunc",
            "truncate",
            "cast",
            "as",
            "smallint",
            "int",
            "integer",
            "bigint",
            "int2",
            "int4",
            "int8",
            "signed",
            "unsigned",
            "numeric",
            "decimal",
            "real",
            "float",
            "float8",
            "double",
            "precision");

    private static final Set<String> SYMBOLS = Set.of("(", ")", ",", "::", "*", "/", ".");

    /** How an expression scales a number, if it does that and nothing else. */
    static Optional<Scaling> in(List<SqlToken> value) {
        List<Integer> signs = places(value, token -> token.isSymbol("*") || token.isSymbol("/"));
        List<Integer> names = places(value, Scaling::isName);
        boolean nothingElse = value.stream()
                .allMatch(token -> token.type() == SqlToken.Type.NUMBER
                        || token.type() == SqlToken.Type.SYMBOL && SYMBOLS.contains(token.text())
                        || WORDS.contains(TokenCursor.lower(token))
                        || isName(token));
        if (!nothingElse || signs.size() != 1 || names.isEmpty() || !isOneColumn(value, names)) {
            return Optional.empty();
        }
        boolean multiplied = value.get(signs.get(0)).isSymbol("*");
        return factor(value, signs.get(0), multiplied)
                .map(factor -> new Scaling(
                        text(value.subList(0, names.get(0))),
                        text(value.subList(names.get(names.size() - 1) + 1, value.size())),
                        multiplied,
                        factor));
    }

    private static boolean isName(SqlToken token) {
        return token.type() == SqlToken.Type.QUOTED_NAME
                || token.type() == SqlToken.Type.WORD && !WORDS.contains(TokenCursor.lower(token));
    }

    private interface Kind {
        boolean has(SqlToken token);
    }

    private static List<Integer> places(List<SqlToken> value, Kind kind) {
        return IntStream.range(0, value.size())
                .filter(i -> kind.has(value.get(i)))
                .boxed()
                .toList();
    }

    /** {@code c}, {@code t.c}; no other point is there, and nothing is called that has another name. */
    private static boolean isOneColumn(List<SqlToken> value, List<Integer> names) {
        List<Integer> points = places(value, token -> token.isSymbol("."));
        int last = names.get(names.size() - 1);
        boolean called = last + 1 < value.size() && value.get(last + 1).isSymbol("(");
        return !called
                && points.size() == names.size() - 1
                && names.size() <= 2
                && (names.size() == 1 || names.get(0) + 2 == last && points.get(0) == names.get(0) + 1);
    }

    private static Optional<String> factor(List<SqlToken> value, int sign, boolean multiplied) {
        List<SqlToken> beside = new ArrayList<>();
        if (sign + 1 < value.size()) {
            beside.add(value.get(sign + 1));
        }
        if (multiplied && sign > 0) {
            beside.add(value.get(sign - 1));
        }
        return beside.stream()
                .filter(token ->
                        token.type() == SqlToken.Type.NUMBER && token.text().matches("\\d+(\\.\\d+)?"))
                .map(SqlToken::text)
                .filter(number -> new BigDecimal(number).signum() != 0)
                .findFirst();
    }

    private static String text(List<SqlToken> tokens) {
        return tokens.stream().map(SqlToken::text).collect(Collectors.joining(" "));
    }

    /** The expression with another name for the number. */
    public String of(String name) {
        return before + " " + name + " " + behind;
    }
}
