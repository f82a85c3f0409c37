package io.github.migrationtest.internal.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A query or a clause that is not taken apart: in one spelling, without the casts of strings to text types, which a query that
 * is written back and read again has at other places ({@code ARRAY['a'::varchar]::text[]}, then {@code ARRAY['a'::varchar::text]}).
 */
final class PostgresqlQuery {
    /** What a type is called in the catalog, where that is not what {@code format_type} says. */
    private static final Map<String, String> OWN_NAMES = Map.ofEntries(
            Map.entry("smallint", "int2"),
            Map.entry("integer", "int4"),
            Map.entry("bigint", "int8"),
            Map.entry("real", "float4"),
            Map.entry("double precision", "float8"),
            Map.entry("boolean", "bool"),
            Map.entry("character varying", "varchar"),
            Map.entry("character", "bpchar"),
            Map.entry("bit varying", "varbit"),
            Map.entry("timestamp with time zone", "timestamptz"),
            Map.entry("timestamp without time zone", "timestamp"),
            Map.entry("time with time zone", "timetz"),
            Map.entry("time without time zone", "time"));

    private final List<SqlToken> tokens;

    private PostgresqlQuery(List<SqlToken> tokens) {
        this.tokens = new ArrayList<>(tokens);
    }

    static String canonical(List<SqlToken> tokens) {
        PostgresqlQuery query = new PostgresqlQuery(tokens);
        query.simplify();
        return PostgresqlSpacing.ofTokens(query.tokens);
    }

    private void simplify() {
        for (int i = 0; i < tokens.size(); i++) {
            // What is left out may leave a string behind that the token before it stood around.
            while (i >= 0 && (dropCast(i) || dropBrackets(i) || dropCastOfArray(i) || dropNameOfNull(i))) {
                i = Math.max(-1, i - 2);
            }
        }
    }

    private SqlToken at(int position) {
        return position >= 0 && position < tokens.size() ? tokens.get(position) : END;
    }

    private static final SqlToken END = new SqlToken(SqlToken.Type.SEMICOLON, "", 0, 0);

    private void remove(int from, int to) {
        tokens.subList(from, to).clear();
    }

    /** {@code 'a'::text}. */
    private boolean dropCast(int position) {
        if (at(position).type() != SqlToken.Type.STRING || !at(position + 1).isSymbol("::")) {
            return false;
        }
        int end = endOfTextType(position + 2);
        if (end < 0 || at(end).isSymbol("(") || at(end).isSymbol("[")) {
            return false;
        }
        remove(position + 1, end);
        return true;
    }

    /**
     * {@code null::integer as int4}: a null that a union gave its type has no name, and has the type's own when it is written back
     * and read again.
     */
    private boolean dropNameOfNull(int position) {
        if (!at(position).is("null") || !at(position + 1).isSymbol("::")) {
            return false;
        }
        int end = position + 2;
        StringBuilder type = new StringBuilder();
        while (at(end).type() == SqlToken.Type.WORD && !at(end).is("as")) {
            type.append(type.isEmpty() ? "" : " ").append(at(end).text());
            end++;
        }
        String own = OWN_NAMES.getOrDefault(type.toString(), type.toString());
        if (!at(end).is("as") || !at(end + 1).text().equals(own)) {
            return false;
        }
        remove(end, end + 2);
        return true;
    }

    private int endOfTextType(int position) {
        if (at(position).is("text") || at(position).is("bpchar")) {
            return position + 1;
        }
        return at(position).is("character") && at(position + 1).is("varying") ? position + 2 : -1;
    }

    /** {@code ('a')}, where the brackets are not a call's or a list's. */
    private boolean dropBrackets(int position) {
        boolean around = at(position).isSymbol("(")
                && at(position + 1).type() == SqlToken.Type.STRING
                && at(position + 2).isSymbol(")")
                && (at(position - 1).type() == SqlToken.Type.SYMBOL
                        && !at(position - 1).isSymbol(")"));
        if (around) {
            tokens.remove(position + 2);
            tokens.remove(position);
        }
        return around;
    }

    /** {@code (array['a', 'b'])::text[]}. */
    private boolean dropCastOfArray(int position) {
        if (!at(position).is("array") || !at(position + 1).isSymbol("[")) {
            return false;
        }
        int end = position + 2;
        while (at(end).type() == SqlToken.Type.STRING && at(end + 1).isSymbol(",")) {
            end += 2;
        }
        if (at(end).type() != SqlToken.Type.STRING || !at(end + 1).isSymbol("]")) {
            return false;
        }
        int after = end + 2;
        boolean brackets = at(position - 1).isSymbol("(")
                && at(after).isSymbol(")")
                && at(after + 1).isSymbol("::");
        int cast = brackets ? after + 1 : after;
        int type = at(cast).isSymbol("::") ? endOfTextType(cast + 1) : -1;
        if (type < 0 || !at(type).isSymbol("[") || !at(type + 1).isSymbol("]")) {
            return false;
        }
        remove(after, type + 2);
        if (brackets) {
            tokens.remove(position - 1);
        }
        return true;
    }
}
