package io.github.migrationtest.internal.sql;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A part of an expression: how it is written, and how tightly it holds together.
 *
 * @param text in canonical spelling
 * @param level of the operator on its outside, as in PostgreSQL's grammar (4.1.6, Operator Precedence)
 * @param kind what a part around it needs to know
 * @param parts of a list, a cast or a chain of {@code and} or {@code or}
 * @param type what a cast is to
 */
record PostgresqlTerm(String text, int level, Kind kind, List<PostgresqlTerm> parts, String type) {

    static final int OR = 1;
    static final int AND = 2;
    static final int NOT = 3;
    static final int IS = 4;
    static final int COMPARISON = 5;
    static final int LIKE = 6;
    static final int OPERATOR = 7;
    static final int PLUS = 8;
    static final int TIMES = 9;
    static final int POWER = 10;
    static final int AT = 11;
    static final int COLLATE = 12;
    static final int SIGN = 13;
    static final int CAST = 15;
    static final int ATOM = 17;

    enum Kind {
        STRING,
        NUMBER,
        NAME,
        CAST,
        ARRAY,
        AND,
        OR,
        OTHER
    }

    static PostgresqlTerm of(Kind kind, String text) {
        return new PostgresqlTerm(text, kind == Kind.NUMBER && text.startsWith("-") ? SIGN : ATOM, kind, List.of(), "");
    }

    static PostgresqlTerm other(int level, String text) {
        return new PostgresqlTerm(text, level, Kind.OTHER, List.of(), "");
    }

    static PostgresqlTerm array(List<PostgresqlTerm> parts) {
        return new PostgresqlTerm("array[" + list(parts) + "]", ATOM, Kind.ARRAY, parts, "");
    }

    /** A chain, whatever brackets stood around links of its own sort. */
    static PostgresqlTerm chain(Kind kind, PostgresqlTerm left, PostgresqlTerm right) {
        List<PostgresqlTerm> links = Stream.of(left, right)
                .flatMap(term -> term.kind == kind ? term.parts.stream() : Stream.of(term))
                .toList();
        int level = kind == Kind.AND ? AND : OR;
        String word = kind == Kind.AND ? " and " : " or ";
        return new PostgresqlTerm(
                links.stream().map(link -> link.at(level + 1)).collect(Collectors.joining(word)),
                level,
                kind,
                links,
                "");
    }

    static PostgresqlTerm cast(PostgresqlTerm of, String type) {
        return new PostgresqlTerm(of.at(CAST) + "::" + type, CAST, Kind.CAST, List.of(of), type);
    }

    static String list(List<PostgresqlTerm> terms) {
        return terms.stream().map(PostgresqlTerm::text).collect(Collectors.joining(", "));
    }

    /** The text where at least that level is needed: in brackets if it holds together less. */
    String at(int needed) {
        return level >= needed ? text : "(" + text + ")";
    }

    boolean is(Kind other) {
        return kind == other;
    }
}
