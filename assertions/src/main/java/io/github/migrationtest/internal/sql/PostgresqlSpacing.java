package io.github.migrationtest.internal.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Puts blanks between the tokens of PostgreSQL's SQL where a reader expects them, and nowhere else. */
final class PostgresqlSpacing {
    private static final Set<String> CLOSING = Set.of(")", "]", ",", ".", ";", "::", "[", ":");
    private static final Set<String> OPENING = Set.of("(", "[", ".", "::", ":");

    /** Keywords that a bracket follows as it follows a function's or a type's name. */
    private static final Set<String> CALLED = Set.of(
            ("bit cast char character coalesce dec decimal extract float greatest grouping interval json_array json_arrayagg"
                            + " json_exists json_object json_objectagg json_query json_scalar json_serialize json_table"
                            + " json_value least left normalize nullif numeric overlay position right row substring time"
                            + " timestamp treat trim varchar xmlconcat xmlelement xmlexists xmlforest xmlparse xmlpi"
                            + " xmlroot xmlserialize xmltable")
                    .split(" "));

    private PostgresqlSpacing() {}

    static String ofTokens(List<SqlToken> tokens) {
        List<String> texts = new ArrayList<>();
        tokens.forEach(token -> texts.add(token.text()));
        return join(texts);
    }

    static String join(List<String> tokens) {
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
        if (CLOSING.contains(token) || OPENING.contains(before)) {
            return false;
        }
        if (token.equals("(")) {
            // A method's name is no call's: using gist (a).
            return !isName(before) || position > 1 && tokens.get(position - 2).equals("using");
        }
        return !isSign(before) || !isUnary(tokens, position - 1) || isSign(token);
    }

    private static boolean isUnary(List<String> tokens, int sign) {
        if (sign == 0) {
            return true;
        }
        String before = tokens.get(sign - 1);
        return isWord(before)
                ? PostgresqlNames.isKeyword(before) && !CALLED.contains(before)
                : !before.equals(")") && !before.equals("]") && isSymbol(before);
    }

    private static boolean isSign(String token) {
        return token.equals("-") || token.equals("+");
    }

    /** Whether a bracket behind it is a call's; also {@code character varying(20)}. */
    private static boolean isName(String token) {
        return isWord(token)
                && (!PostgresqlNames.isKeyword(token) || CALLED.contains(token))
                && !NO_CALLS.contains(token);
    }

    /** Words that may be names elsewhere. */
    private static final Set<String> NO_CALLS = Set.of(
            "values",
            "over",
            "filter",
            "by",
            "exclude",
            "include",
            "range",
            "list",
            "hash",
            "key",
            "policy",
            "modulus",
            "set",
            "return",
            "where",
            "insert",
            "update",
            "delete",
            "returns",
            "execute",
            "minvalue",
            "maxvalue");

    private static boolean isWord(String token) {
        char first = token.charAt(0);
        return Character.isLetter(first) && !token.endsWith("'") || first == '_' || first > 0x7f || first == '"';
    }

    private static boolean isSymbol(String token) {
        char first = token.charAt(0);
        return !isWord(token) && !Character.isDigit(first) && first != '\'' && !token.endsWith("'");
    }
}
