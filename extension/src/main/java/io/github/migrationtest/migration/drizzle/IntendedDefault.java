package io.github.migrationtest.migration.drizzle;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether two defaults give the same. Only literals of texts, numbers and truth values are compared: servers rewrite expressions, and
 * literals of other types.
 */
final class IntendedDefault {
    private static final Pattern QUOTED = Pattern.compile(
            "(?:_\\w+\\s*)?'([^']*+(?:''[^']*+)*+)'(?:::[\\w\\s\".,()\\[\\]]+)?",
            Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d+(?:\\.\\d*)?(?:[eE][-+]?\\d+)?");
    private static final Pattern COMPARED = Pattern.compile(
            "(?:tiny|medium|long)?text\\b.*|character(?: varying)?\\b.*|(?:var)?char\\b.*"
                    + "|enum\\b.*|boolean|(?:tiny|small|medium|big)?int\\b.*|integer|numeric\\b.*|decimal\\b.*|real|double.*|float.*");

    private IntendedDefault() {}

    /**
     * Whether a database has the default that was meant.
     *
     * @param type of the column, canonical
     */
    static boolean isSame(String type, String intended, String found) {
        Optional<String> one = literal(intended);
        Optional<String> other = literal(found);
        if (one.isEmpty() || other.isEmpty() || !COMPARED.matcher(type).matches()) {
            return true;
        }
        return one.equals(other) || isSameNumber(one.get(), other.get());
    }

    private static boolean isSameNumber(String one, String other) {
        return NUMBER.matcher(one).matches()
                && NUMBER.matcher(other).matches()
                && new BigDecimal(one).compareTo(new BigDecimal(other)) == 0;
    }

    private static Optional<String> literal(String sql) {
        String text = sql.strip();
        while (text.startsWith("(") && text.endsWith(")")) {
            text = text.substring(1, text.length() - 1).strip();
        }
        Matcher quoted = QUOTED.matcher(text);
        if (quoted.matches()) {
            return Optional.of(quoted.group(1).replace("''", "'"));
        }
        if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
            return Optional.of(text.equalsIgnoreCase("true") ? "1" : "0");
        }
        return NUMBER.matcher(text).matches() ? Optional.of(text) : Optional.empty();
    }
}
