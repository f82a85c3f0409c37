package io.github.migrationtest.internal.sql;

import io.github.migrationtest.internal.sql.PostgresqlTerm.Kind;
import io.github.migrationtest.internal.sql.PostgresqlTokenCursor.NotUnderstood;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads what operators stand between: constants, columns, calls, casts, lists. */
final class PostgresqlOperands {
    /** Calls whose arguments words may part: {@code substring(a from 1 for 2)}. */
    private static final Set<String> WORDED =
            Set.of("extract", "substring", "position", "overlay", "trim", "normalize", "xmlparse", "xmlserialize");

    private static final Set<String> PARTING =
            Set.of("from", "for", "in", "placing", "both", "leading", "trailing", "similar", "escape");

    private static final Set<String> IN_TYPES = Set.of("with", "without", "time", "zone", "varying", "precision");

    private static final Set<String> OPENS_QUERY = Set.of("select", "with", "values", "exists", "unique");

    private static final Set<String> CONSTANTS = Set.of(
            ("null true false current_date current_time current_role current_user session_user user current_schema"
                            + " current_catalog localtime localtimestamp system_user default")
                    .split(" "));

    private final PostgresqlTokenCursor cursor;
    private final PostgresqlCasts casts;
    private final PostgresqlParser parser;

    PostgresqlOperands(PostgresqlTokenCursor cursor, PostgresqlCasts casts, PostgresqlParser parser) {
        this.cursor = cursor;
        this.casts = casts;
        this.parser = parser;
    }

    PostgresqlTerm operand() throws NotUnderstood {
        PostgresqlTerm term = primary();
        for (; ; ) {
            if (cursor.takeSymbol("::")) {
                term = casts.cast(term, type());
            } else if (cursor.isSymbol("[")) {
                term = PostgresqlTerm.of(Kind.OTHER, term.at(PostgresqlTerm.ATOM) + subscript());
            } else if (cursor.take("collate")) {
                term = PostgresqlTerm.other(
                        PostgresqlTerm.COLLATE, term.at(PostgresqlTerm.COLLATE) + " collate " + name());
            } else {
                return term;
            }
        }
    }

    private PostgresqlTerm primary() throws NotUnderstood {
        SqlToken token = cursor.at();
        switch (token.type()) {
            case STRING -> {
                return PostgresqlTerm.of(Kind.STRING, cursor.next().text());
            }
            case NUMBER -> {
                return PostgresqlTerm.of(Kind.NUMBER, cursor.next().text());
            }
            case SYMBOL -> {
                cursor.expectSymbol("(");
                return inBrackets();
            }
            case QUOTED_NAME -> {
                return named(name());
            }
            case WORD -> {
                return word(token.text());
            }
            default -> throw new NotUnderstood();
        }
    }

    private PostgresqlTerm inBrackets() throws NotUnderstood {
        List<PostgresqlTerm> parts = list(")");
        if (parts.size() != 1) {
            return PostgresqlTerm.of(Kind.OTHER, "(" + PostgresqlTerm.list(parts) + ")");
        }
        PostgresqlTerm inner = parts.get(0);
        if (cursor.takeSymbol(".")) {
            return PostgresqlTerm.of(Kind.OTHER, "(" + inner.text() + ")." + name());
        }
        return inner;
    }

    /** Expressions up to a closing bracket, which is taken too. */
    List<PostgresqlTerm> list(String closing) throws NotUnderstood {
        List<PostgresqlTerm> parts = new ArrayList<>();
        if (cursor.takeSymbol(closing)) {
            return parts;
        }
        do {
            if (cursor.at().type() == SqlToken.Type.WORD
                    && OPENS_QUERY.contains(cursor.at().text())) {
                throw new NotUnderstood();
            }
            boolean variadic = cursor.take("variadic");
            PostgresqlTerm part = parser.expression(PostgresqlTerm.OR);
            parts.add(variadic ? PostgresqlTerm.other(PostgresqlTerm.OR, "variadic " + part.text()) : part);
        } while (cursor.takeSymbol(","));
        cursor.expectSymbol(closing);
        return parts;
    }

    private PostgresqlTerm word(String word) throws NotUnderstood {
        switch (word) {
            case "case" -> {
                return caseOf();
            }
            case "array" -> {
                cursor.next();
                cursor.expectSymbol("[");
                return PostgresqlTerm.array(list("]"));
            }
            case "cast" -> {
                return castCall();
            }
            case "current_timestamp" -> {
                cursor.next();
                return cursor.isSymbol("(") ? call(word) : PostgresqlTerm.of(Kind.OTHER, "now()");
            }
            default -> {}
        }
        if (CONSTANTS.contains(word) && !cursor.at(1).isSymbol("(")) {
            return PostgresqlTerm.of(Kind.OTHER, cursor.next().text());
        }
        if (OPENS_QUERY.contains(word)) {
            throw new NotUnderstood();
        }
        if (isTypeBeforeString()) {
            String type = type();
            return casts.cast(PostgresqlTerm.of(Kind.STRING, cursor.next().text()), type);
        }
        return named(name());
    }

    /** {@code date '2020-01-01'}, {@code timestamp with time zone '2020-01-01'}; not {@code name like 'a'}. */
    private boolean isTypeBeforeString() {
        int i = 1;
        while (IN_TYPES.contains(cursor.at(i).text())) {
            i++;
        }
        return cursor.at(i).type() == SqlToken.Type.STRING;
    }

    private PostgresqlTerm named(String name) throws NotUnderstood {
        if (cursor.isSymbol("(")) {
            return call(name);
        }
        return PostgresqlTerm.of(Kind.NAME, name);
    }

    private PostgresqlTerm call(String written) throws NotUnderstood {
        String name = written.startsWith("pg_catalog.") ? written.substring("pg_catalog.".length()) : written;
        cursor.expectSymbol("(");
        if (cursor.isSymbol("*") || cursor.isWord("distinct") || cursor.isWord("all")) {
            throw new NotUnderstood();
        }
        if (WORDED.contains(name)) {
            return PostgresqlTerm.of(Kind.OTHER, name + "(" + wordedArguments() + ")");
        }
        String text = name + "(" + PostgresqlTerm.list(list(")")) + ")";
        if (cursor.isWord("over") || cursor.isWord("filter") || cursor.isWord("within")) {
            throw new NotUnderstood();
        }
        return PostgresqlTerm.of(Kind.OTHER, text.equals("transaction_timestamp()") ? "now()" : text);
    }

    private String wordedArguments() throws NotUnderstood {
        List<String> words = new ArrayList<>();
        while (!cursor.takeSymbol(")")) {
            if (cursor.at().type() == SqlToken.Type.WORD
                    && PARTING.contains(cursor.at().text())) {
                words.add(cursor.next().text());
            } else if (cursor.takeSymbol(",")) {
                words.add(",");
            } else {
                words.add(parser.expression(PostgresqlTerm.LIKE + 1).text());
            }
        }
        if (words.size() > 2 && words.get(0).equals("both") && words.get(1).equals("from")) {
            words = words.subList(2, words.size());
        }
        return String.join(" ", words);
    }

    private PostgresqlTerm castCall() throws NotUnderstood {
        cursor.next();
        cursor.expectSymbol("(");
        PostgresqlTerm of = parser.expression(PostgresqlTerm.OR);
        cursor.expect("as");
        String type = type();
        cursor.expectSymbol(")");
        return casts.cast(of, type);
    }

    private PostgresqlTerm caseOf() throws NotUnderstood {
        cursor.next();
        StringBuilder text = new StringBuilder("case");
        if (!cursor.isWord("when")) {
            text.append(' ').append(parser.expression(PostgresqlTerm.OR).text());
        }
        while (cursor.take("when")) {
            text.append(" when ").append(parser.expression(PostgresqlTerm.OR).text());
            cursor.expect("then");
            text.append(" then ").append(parser.expression(PostgresqlTerm.OR).text());
        }
        if (cursor.take("else")) {
            text.append(" else ").append(parser.expression(PostgresqlTerm.OR).text());
        } else {
            text.append(" else null");
        }
        cursor.expect("end");
        return PostgresqlTerm.of(Kind.OTHER, text.append(" end").toString());
    }

    private String subscript() throws NotUnderstood {
        cursor.expectSymbol("[");
        StringBuilder text = new StringBuilder("[");
        while (!cursor.takeSymbol("]")) {
            text.append(
                    cursor.takeSymbol(":")
                            ? ":"
                            : parser.expression(PostgresqlTerm.OR).text());
        }
        return text.append(']').toString();
    }

    /** {@code +} or {@code operator(public.+)}. */
    String operator() throws NotUnderstood {
        if (!cursor.take("operator")) {
            return cursor.next().text();
        }
        cursor.expectSymbol("(");
        StringBuilder text = new StringBuilder("operator(");
        while (!cursor.takeSymbol(")")) {
            text.append(cursor.next().text());
        }
        String operator = text.substring("operator(".length());
        return operator.startsWith("pg_catalog.")
                ? operator.substring("pg_catalog.".length())
                : text.append(')').toString();
    }

    private String name() throws NotUnderstood {
        StringBuilder name = new StringBuilder(cursor.next().text());
        while (cursor.takeSymbol(".")) {
            name.append('.').append(cursor.next().text());
        }
        return name.toString();
    }

    /** A type's name in one spelling: {@code int4[]} is {@code integer[]}. */
    private String type() throws NotUnderstood {
        String name = name();
        if (cursor.take("varying") || cursor.take("precision")) {
            name += name.equals("double") ? " precision" : " varying";
        }
        name = PostgresqlType.canonical(name.startsWith("pg_catalog.") ? name.substring("pg_catalog.".length()) : name);
        StringBuilder modifier = new StringBuilder();
        if (cursor.takeSymbol("(")) {
            modifier.append('(')
                    .append(PostgresqlTerm.list(list(")")).replace(", ", ","))
                    .append(')');
        }
        String zone = "";
        if (name.equals("timestamptz") || name.equals("timetz")) {
            name = name.substring(0, name.length() - 2);
            zone = " with time zone";
        } else if (name.equals("timestamp") || name.equals("time")) {
            zone = cursor.take("with", "time", "zone") ? " with time zone" : " without time zone";
            cursor.take("without", "time", "zone");
        }
        StringBuilder array = new StringBuilder();
        while (cursor.isSymbol("[") && cursor.at(1).isSymbol("]")) {
            cursor.next();
            cursor.next();
            array.append("[]");
        }
        return name + modifier + zone + array;
    }
}
