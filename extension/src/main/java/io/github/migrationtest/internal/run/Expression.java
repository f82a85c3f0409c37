package io.github.migrationtest.internal.run;

import io.github.migrationtest.internal.sql.SqlToken;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a new value is made of, as far as its text tells. */
record Expression(List<SqlToken> tokens) {
    private static final Set<String> NO_NAMES = Set.of(
            "case",
            "when",
            "then",
            "else",
            "end",
            "is",
            "null",
            "not",
            "and",
            "or",
            "true",
            "false",
            "in",
            "between",
            "like",
            "distinct",
            "collate",
            "default",
            "select",
            "from",
            "where",
            "exists",
            "unknown",
            "current_date",
            "current_time",
            "current_timestamp",
            "current_user",
            "current_role",
            "current_catalog",
            "current_schema");

    private static final String EXACT_SYMBOLS = "+-*(),=<>!|.";

    private static final Set<String> INEXACT_WORDS = Set.of("select", "like", "collate", "default");

    /** A column, with what stands before its dot. */
    record Reference(Optional<String> qualifier, String column) {}

    boolean isStar() {
        return tokens.size() == 1 && tokens.get(0).isSymbol("*");
    }

    /** What stands before the dot in {@code t.*}. */
    Optional<String> starOf() {
        return tokens.size() == 3
                        && tokens.get(1).isSymbol(".")
                        && tokens.get(2).isSymbol("*")
                ? Optional.of(TokenCursor.lower(tokens.get(0)))
                : Optional.empty();
    }

    /** The column that is taken as it is, whatever it is called after an {@code AS}. */
    Optional<Reference> column() {
        List<SqlToken> value = withoutAlias();
        boolean dotted = value.size() == 3 && value.get(1).isSymbol(".");
        if (value.size() != 1 && !dotted || !isName(value.get(value.size() - 1))) {
            return Optional.empty();
        }
        String column = TokenCursor.lower(value.get(value.size() - 1));
        return Optional.of(
                new Reference(dotted ? Optional.of(TokenCursor.lower(value.get(0))) : Optional.empty(), column));
    }

    /** What it is called after an {@code AS}. */
    Optional<String> alias() {
        int size = tokens.size();
        return size > 2 && tokens.get(size - 2).is("as")
                ? Optional.of(TokenCursor.lower(tokens.get(size - 1)))
                : Optional.empty();
    }

    private List<SqlToken> withoutAlias() {
        return alias().isPresent() ? tokens.subList(0, tokens.size() - 2) : tokens;
    }

    /** Every column that it names. */
    List<Reference> references() {
        List<SqlToken> value = withoutAlias();
        Set<Reference> references = new LinkedHashSet<>();
        for (int i = 0; i < value.size(); i++) {
            boolean called = i + 1 < value.size() && value.get(i + 1).isSymbol("(");
            boolean qualifies = i + 1 < value.size() && value.get(i + 1).isSymbol(".");
            if (isName(value.get(i)) && !called && !qualifies) {
                boolean dotted = i > 1 && value.get(i - 1).isSymbol(".");
                references.add(new Reference(
                        dotted ? Optional.of(TokenCursor.lower(value.get(i - 2))) : Optional.empty(),
                        TokenCursor.lower(value.get(i))));
            }
        }
        return List.copyOf(references);
    }

    /**
     * Whether it may keep apart what was apart: no function but one that makes seconds a time, no cast but to bytes, no division that
     * leaves a rest out, nothing that shortens or rounds. Whether it does on these rows, only the rows tell.
     */
    boolean mayBeExact() {
        List<SqlToken> value = withoutAlias();
        for (int i = 0; i < value.size(); i++) {
            SqlToken token = value.get(i);
            boolean called = i + 1 < value.size() && value.get(i + 1).isSymbol("(");
            boolean word = token.type() == SqlToken.Type.WORD;
            boolean function = called && word && !NO_NAMES.contains(TokenCursor.lower(token)) && !token.is("concat");
            boolean symbol = token.type() == SqlToken.Type.SYMBOL
                    && (token.text().chars().anyMatch(c -> EXACT_SYMBOLS.indexOf(c) < 0) || isPartOfDocument(token))
                    && !isShiftOfThePoint(value, i);
            if (function && !isCastToBytes(value, i) && !isTimeOfSeconds(value, i)
                    || symbol
                    || word && INEXACT_WORDS.contains(TokenCursor.lower(token))) {
                return false;
            }
        }
        return true;
    }

    /** {@code CAST(c AS BLOB)}, which keeps every letter. */
    private static boolean isCastToBytes(List<SqlToken> value, int call) {
        int end = call + 2;
        for (int depth = 1; end < value.size() && depth > 0; end++) {
            depth += value.get(end).isSymbol("(") ? 1 : value.get(end).isSymbol(")") ? -1 : 0;
        }
        return value.get(call).is("cast")
                && end - 3 > call
                && value.get(end - 3).is("as")
                && value.get(end - 2).is("blob");
    }

    /** {@code to_timestamp(c)}, {@code from_unixtime(c)}; with a format it is another function. */
    private static boolean isTimeOfSeconds(List<SqlToken> value, int call) {
        int depth = 0;
        for (SqlToken token : value.subList(call + 1, value.size())) {
            depth += token.isSymbol("(") ? 1 : token.isSymbol(")") ? -1 : 0;
            if (depth == 0) {
                break;
            } else if (depth == 1 && token.isSymbol(",")) {
                return false;
            }
        }
        return value.get(call).is("to_timestamp") || value.get(call).is("from_unixtime");
    }

    /** {@code c / 1000.0}, which is no division of whole numbers. */
    /** {@code doc ->> 'key'}: the rest of it is left. */
    private static boolean isPartOfDocument(SqlToken symbol) {
        return symbol.text().startsWith("->");
    }

    private static boolean isShiftOfThePoint(List<SqlToken> value, int division) {
        return value.get(division).isSymbol("/")
                && division + 1 < value.size()
                && value.get(division + 1).text().matches("10+\\.0*");
    }

    /** {@code (SELECT c FROM t ...)}: the query in it. */
    Optional<List<SqlToken>> query() {
        List<SqlToken> inner = new ArrayList<>(tokens);
        while (inner.size() > 2
                && inner.get(0).isSymbol("(")
                && inner.get(inner.size() - 1).isSymbol(")")) {
            inner = inner.subList(1, inner.size() - 1);
        }
        return !inner.isEmpty() && inner.get(0).is("select") ? Optional.of(inner) : Optional.empty();
    }

    private static boolean isName(SqlToken token) {
        return token.type() == SqlToken.Type.QUOTED_NAME
                || token.type() == SqlToken.Type.WORD && !NO_NAMES.contains(TokenCursor.lower(token));
    }
}
