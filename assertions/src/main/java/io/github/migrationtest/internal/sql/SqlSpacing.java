package io.github.migrationtest.internal.sql;

import java.util.List;
import java.util.Set;

/** Puts blanks between tokens where a reader expects them, and nowhere else. */
public final class SqlSpacing {
    private static final Set<String> CLOSING = Set.of(")", ",", ".", ";");

    private SqlSpacing() {}

    /** The tokens as one text: {@code lower(a.b) = 'x' and c in (1, -2)}. */
    public static String join(List<String> tokens) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < tokens.size(); i++) {
            if (i > 0 && isSpaced(tokens, i)) {
                text.append(' ');
            }
            text.append(tokens.get(i));
        }
        return text.toString();
    }

    private static boolean isSpaced(List<String> tokens, int position) {
        String before = tokens.get(position - 1);
        String token = tokens.get(position);
        if (CLOSING.contains(token) || before.equals("(") || before.equals(".")) {
            return false;
        }
        if (token.equals("(")) {
            return !isWord(before) || SqlKeywords.isNoFunction(before);
        }
        return !isSign(before) || !isUnary(tokens, position - 1) || isSign(token);
    }

    private static boolean isUnary(List<String> tokens, int sign) {
        if (sign == 0) {
            return true;
        }
        String before = tokens.get(sign - 1);
        return isWord(before) ? SqlKeywords.opensOperand(before) : !before.equals(")") && isSymbol(before);
    }

    private static boolean isSign(String token) {
        return token.equals("-") || token.equals("+");
    }

    private static boolean isWord(String token) {
        char first = token.charAt(0);
        return Character.isLetter(first)
                || first == '_'
                || first > 0x7f
                || first == '"'
                || first == '`'
                || first == '@';
    }

    private static boolean isSymbol(String token) {
        char first = token.charAt(0);
        return !isWord(token) && !Character.isDigit(first) && first != '\'' && first != '.';
    }
}
