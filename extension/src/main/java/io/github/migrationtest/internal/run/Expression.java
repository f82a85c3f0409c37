package io.github.migrationtest.internal.run;

import io.github.migrationtest.internal.sql.SqlToken;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

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

    /** They put whatever they are given into a place of its own. */
    private static final Set<String> EXACT_FUNCTIONS = Set.of(
            "concat",
            "json_object",
            "json_array",
            "json_build_object",
            "json_build_array",
            "jsonb_build_object",
            "jsonb_build_array");

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
     * Whether it may keep apart what was apart: no function but one that makes seconds a time or a document of all it is given, no cast
     * but to bytes or text, or of what the script itself writes, no division but of such seconds, nothing that shortens or rounds.
     * Whether it does on these rows, only the rows tell.
     */
    boolean mayBeExact() {
        List<SqlToken> value = withoutAlias();
        return IntStream.range(0, value.size()).allMatch(i -> mayBeExact(value, i));
    }

    private boolean mayBeExact(List<SqlToken> value, int place) {
        SqlToken token = value.get(place);
        boolean called = place + 1 < value.size() && value.get(place + 1).isSymbol("(");
        if (token.type() == SqlToken.Type.WORD) {
            String word = TokenCursor.lower(token);
            boolean function = called && !NO_NAMES.contains(word) && !EXACT_FUNCTIONS.contains(word);
            return !INEXACT_WORDS.contains(word)
                    && (!function || isCastToBytes(value, place) || Seconds.isCall(value, place));
        }
        return token.type() != SqlToken.Type.SYMBOL
                || token.text().chars().allMatch(c -> EXACT_SYMBOLS.indexOf(c) >= 0) && !isPartOfDocument(token)
                || isExactCast(value, place)
                || seconds().isPresent() && (Seconds.isShift(value, place) || Seconds.isExactCast(value, place));
    }

    /** How it makes a number a time, if it does. */
    Optional<Seconds> seconds() {
        return Seconds.in(withoutAlias());
    }

    /** How it tells a number in another unit, if it does. */
    Optional<Scaling> scaling() {
        return Scaling.in(withoutAlias());
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

    /** {@code c::text}, {@code 'open'::state}. */
    private static boolean isExactCast(List<SqlToken> value, int place) {
        return value.get(place).text().equals("::")
                && place > 0
                && place + 1 < value.size()
                && (value.get(place + 1).is("text") || isWritten(value, place - 1));
    }

    /** Whether what ends there is a literal, or a {@code CASE} that gives nothing but literals: the cast of it shortens no column's value. */
    private static boolean isWritten(List<SqlToken> value, int last) {
        int end = last;
        while (end > 0 && value.get(end).isSymbol(")")) {
            end--;
        }
        int start = value.get(end).is("end") ? startOfCase(value, end) : end;
        int brackets = last - end;
        return (start < end ? givesLiterals(value, start, end) : isLiteral(value.get(end)))
                && brackets <= start
                && value.subList(start - brackets, start).stream().allMatch(token -> token.isSymbol("("));
    }

    private static int startOfCase(List<SqlToken> value, int end) {
        int start = end;
        while (start > 0 && !value.get(start).is("case")) {
            start--;
        }
        return start;
    }

    private static boolean givesLiterals(List<SqlToken> value, int start, int end) {
        return IntStream.range(start, end)
                .filter(i -> value.get(i).is("then") || value.get(i).is("else"))
                .allMatch(i -> i + 2 <= end
                        && (isLiteral(value.get(i + 1)) || value.get(i + 1).is("null"))
                        && (value.get(i + 2).isSymbol("::") || isEndOfResult(value.get(i + 2))));
    }

    private static boolean isEndOfResult(SqlToken token) {
        return token.is("when") || token.is("else") || token.is("end");
    }

    private static boolean isLiteral(SqlToken token) {
        return token.type() == SqlToken.Type.STRING || token.type() == SqlToken.Type.NUMBER;
    }

    /** {@code doc ->> 'key'}: the rest of it is left. */
    private static boolean isPartOfDocument(SqlToken symbol) {
        return symbol.text().startsWith("->");
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
