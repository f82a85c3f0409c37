package io.github.migrationtest.migration.mybatis;

import java.util.Map;

/**
 * Fills {@code ${name}} ({@code VariableReplacer}): a backslash before either end keeps it as it is, and what has no value stays.
 *
 * @param values by name
 */
record Variables(Map<String, String> values) {
    private static final String OPEN = "${";
    private static final char CLOSE = '}';

    String replacedIn(String text) {
        StringBuilder result = new StringBuilder();
        int copied = 0;
        for (int open = text.indexOf(OPEN); open >= 0; open = text.indexOf(OPEN, copied)) {
            int inside = open + OPEN.length();
            if (isEscaped(text, open)) {
                result.append(text, copied, open - 1).append(OPEN);
                copied = inside;
                continue;
            }
            StringBuilder name = new StringBuilder();
            int close = readName(text, inside, name);
            if (close < 0) {
                break;
            }
            String value = values.get(name.toString());
            result.append(text, copied, open).append(value == null ? OPEN + name + CLOSE : value);
            copied = close + 1;
        }
        return result.append(text, copied, text.length()).toString();
    }

    /** Reads up to the first end that is not escaped; -1 where there is none. */
    private static int readName(String text, int start, StringBuilder name) {
        int from = start;
        int close = text.indexOf(CLOSE, from);
        while (close > from && text.charAt(close - 1) == '\\') {
            name.append(text, from, close - 1).append(CLOSE);
            from = close + 1;
            close = text.indexOf(CLOSE, from);
        }
        if (close >= 0) {
            name.append(text, from, close);
        }
        return close;
    }

    private static boolean isEscaped(String text, int place) {
        return place > 0 && text.charAt(place - 1) == '\\';
    }
}
