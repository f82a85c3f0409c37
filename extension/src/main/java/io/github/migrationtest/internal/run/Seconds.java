package io.github.migrationtest.internal.run;

import io.github.migrationtest.internal.sql.SqlToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A number that becomes a time: {@code to_timestamp(c / 1000.0)}, {@code from_unixtime(c)}, {@code datetime(c, 'unixepoch')}, {@code
 * timestamp 'epoch' + c * interval '1 millisecond'}.
 *
 * @param digits how many digits of the number stand behind the point of its seconds
 * @param kept how many digits behind that point the text leaves at most
 */
public record Seconds(int digits, int kept) {
    /** As many as there are: what takes some of them is the type of the time. */
    public static final int ALL = 9;

    private static final Set<String> WITH_FRACTIONS = Set.of("double", "float", "float8", "real", "numeric", "decimal");

    private static final Set<String> EXACT_TYPES = Set.of("bigint", "int8", "timestamp", "timestamptz");

    /** How an expression makes a number a time, if it does. */
    static Optional<Seconds> in(List<SqlToken> value) {
        return IntStream.range(0, value.size())
                .filter(i -> isCall(value, i) || isUnit(value, i))
                .mapToObj(i -> at(value, i))
                .findFirst();
    }

    private static Seconds at(List<SqlToken> value, int place) {
        int kept = keptBy(value, place);
        int unit = isUnit(value, place) ? digitsOf(value.get(place + 1).text()) : 0;
        return IntStream.range(0, value.size())
                .filter(i -> isShift(value, i))
                .mapToObj(i -> new Seconds(
                        unit + digitsOfShift(value.get(i + 1).text()), leavesRestsOut(value, place, i) ? 0 : kept))
                .findFirst()
                .orElse(new Seconds(unit, kept));
    }

    /** With a format {@code to_timestamp} and {@code from_unixtime} are other functions. */
    static boolean isCall(List<SqlToken> value, int place) {
        List<List<SqlToken>> arguments = argumentsOf(value, place);
        return switch (TokenCursor.lower(value.get(place))) {
            case "to_timestamp", "from_unixtime" -> arguments.size() == 1;
            case "datetime" -> arguments.size() == 2 && endInUnixEpoch(arguments);
            case "strftime" ->
                arguments.size() == 3
                        && endInUnixEpoch(arguments)
                        && arguments.get(0).get(0).text().matches("(?s).*%[fSsT].*");
            default -> false;
        };
    }

    private static boolean endInUnixEpoch(List<List<SqlToken>> arguments) {
        List<SqlToken> last = arguments.get(arguments.size() - 1);
        return last.size() == 1 && last.get(0).text().equalsIgnoreCase("'unixepoch'");
    }

    /** What is between the brackets of a call, cut by commas; nothing of what is none. */
    private static List<List<SqlToken>> argumentsOf(List<SqlToken> value, int call) {
        List<List<SqlToken>> arguments = new ArrayList<>();
        int start = call + 2;
        int depth = 0;
        for (int i = call + 1; i < value.size() && (i > call + 1 || value.get(i).isSymbol("(")); i++) {
            depth += value.get(i).isSymbol("(") ? 1 : value.get(i).isSymbol(")") ? -1 : 0;
            if (depth == 0 || depth == 1 && value.get(i).isSymbol(",")) {
                arguments.add(value.subList(start, i));
                start = i + 1;
            }
            if (depth == 0) {
                break;
            }
        }
        return arguments.stream().noneMatch(List::isEmpty) ? arguments : List.of();
    }

    private static int keptBy(List<SqlToken> value, int place) {
        return switch (TokenCursor.lower(value.get(place))) {
            case "datetime" -> 0;
            case "strftime" -> value.get(place + 2).text().contains("%f") ? 3 : 0;
            default -> ALL;
        };
    }

    /** {@code interval '1 millisecond'}. */
    private static boolean isUnit(List<SqlToken> value, int place) {
        return value.get(place).is("interval")
                && place + 1 < value.size()
                && value.get(place + 1).text().matches("(?i)'1 ?(s|ms|us|(milli|micro)?sec(ond)?s?)'");
    }

    private static int digitsOf(String unit) {
        return unit.matches("(?i).*(ms'|milli.*)") ? 3 : unit.matches("(?i).*(us'|micro.*)") ? 6 : 0;
    }

    /** {@code / 1000.0}, {@code DIV 1000}, {@code * 0.001}. */
    static boolean isShift(List<SqlToken> value, int place) {
        SqlToken token = value.get(place);
        String number = place + 1 < value.size() ? value.get(place + 1).text() : "";
        return (token.isSymbol("/") || token.is("div")) && number.matches("10+(\\.0*)?")
                || token.isSymbol("*") && number.matches("0?\\.0*1");
    }

    private static int digitsOfShift(String number) {
        int point = number.indexOf('.');
        return number.endsWith("1") ? number.length() - point - 1 : (point < 0 ? number.length() : point) - 1;
    }

    /** MySQL divides whole numbers by {@code DIV} alone, and the others by {@code /} too, unless one of both has a point. */
    private static boolean leavesRestsOut(List<SqlToken> value, int place, int shift) {
        boolean pointed = value.stream()
                .anyMatch(token -> token.type() == SqlToken.Type.NUMBER
                                && token.text().contains(".")
                        || token.type() == SqlToken.Type.WORD && WITH_FRACTIONS.contains(TokenCursor.lower(token)));
        return value.get(shift).is("div") || !pointed && !value.get(place).is("from_unixtime");
    }

    /** {@code ::bigint}, {@code ::double precision}: what is long enough for a number, or for the time that it becomes. */
    static boolean isExactCast(List<SqlToken> value, int place) {
        String type = place + 1 < value.size() ? TokenCursor.lower(value.get(place + 1)) : "";
        return value.get(place).isSymbol("::") && (WITH_FRACTIONS.contains(type) || EXACT_TYPES.contains(type));
    }
}
