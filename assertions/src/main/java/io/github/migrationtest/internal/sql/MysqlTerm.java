package io.github.migrationtest.internal.sql;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A part of an expression with what decides whether it needs brackets.
 *
 * @param kind what of its shape counts for what stands around it
 * @param level how tightly it holds
 * @param text in canonical spelling
 * @param opposite the same denied, at the same level; empty where there is no word for it
 * @param parts of a chain or row its members, of a comparison with nought what is compared
 */
record MysqlTerm(Kind kind, int level, String text, String opposite, List<MysqlTerm> parts) {
    static final int OR = 1;
    static final int XOR = 2;
    static final int AND = 3;
    static final int NOT = 4;
    static final int COMPARISON = 5;
    static final int PREDICATE = 6;
    static final int BIT_OR = 7;
    static final int BIT_AND = 8;
    static final int SHIFT = 9;
    static final int PLUS = 10;
    static final int TIMES = 11;
    static final int POWER = 12;
    static final int SIGN = 13;
    static final int COLLATE = 14;
    static final int ATOM = 15;

    enum Kind {
        OR,
        AND,
        IS_NOUGHT,
        IS_NOT_NOUGHT,
        NUMBER,
        INTERVAL,
        ROW,
        XOR,
        OTHER
    }

    static MysqlTerm of(int level, String text) {
        return new MysqlTerm(Kind.OTHER, level, text, "", List.of());
    }

    static MysqlTerm atom(String text) {
        return of(ATOM, text);
    }

    static MysqlTerm number(String text) {
        return new MysqlTerm(Kind.NUMBER, ATOM, text, "", List.of());
    }

    static MysqlTerm either(int level, String text, String opposite) {
        return new MysqlTerm(Kind.OTHER, level, text, opposite, List.of());
    }

    /** Its text where something must hold that tightly. */
    String at(int lowest) {
        return level < lowest ? "(" + text + ")" : text;
    }

    static MysqlTerm comparison(MysqlTerm left, String operator, MysqlTerm right) {
        if (left.isNought() && !right.isNought() && (operator.equals("=") || operator.equals("<>"))) {
            return comparison(right, operator, left);
        }
        Kind kind = !right.isNought()
                ? Kind.OTHER
                : switch (operator) {
                    case "=" -> Kind.IS_NOUGHT;
                    case "<>" -> Kind.IS_NOT_NOUGHT;
                    default -> Kind.OTHER;
                };
        String opposite =
                switch (operator) {
                    case "=" -> "<>";
                    case "<>" -> "=";
                    case "<" -> ">=";
                    case ">=" -> "<";
                    case ">" -> "<=";
                    case "<=" -> ">";
                    default -> "";
                };
        String first = left.at(PREDICATE + 1) + " ";
        String second = " " + right.at(PREDICATE + 1);
        return new MysqlTerm(
                kind,
                COMPARISON,
                first + operator + second,
                opposite.isEmpty() ? "" : first + opposite + second,
                kind == Kind.OTHER ? List.of() : List.of(left));
    }

    private boolean isNought() {
        return kind == Kind.NUMBER && text.equals("0");
    }

    /** One of the two and not both. */
    static MysqlTerm xor(MysqlTerm left, MysqlTerm right) {
        String text = left.at(XOR) + " xor " + right.at(XOR + 1);
        return new MysqlTerm(Kind.XOR, XOR, text, "", List.of(left, right));
    }

    /** Members of the same chain are members of the whole. */
    static MysqlTerm chain(Kind kind, List<MysqlTerm> members) {
        List<MysqlTerm> all = members.stream()
                .flatMap(member -> member.kind == kind ? member.parts.stream() : List.of(member).stream())
                .toList();
        int level = kind == Kind.AND ? AND : OR;
        String text = all.stream()
                .map(member -> member.at(level + 1))
                .collect(Collectors.joining(kind == Kind.AND ? " and " : " or "));
        return new MysqlTerm(kind, level, text, "", all);
    }

    /** The same where only its truth counts: {@code a <> 0} is {@code a}. */
    MysqlTerm truth() {
        return kind == Kind.IS_NOT_NOUGHT ? parts.get(0) : this;
    }

    /** The same denied, as servers keep it: the {@code NOT} is drawn inside. */
    MysqlTerm denied() {
        return switch (kind) {
            case OR, AND ->
                chain(
                        kind == Kind.OR ? Kind.AND : Kind.OR,
                        parts.stream().map(MysqlTerm::denied).toList());
            case IS_NOT_NOUGHT -> comparison(parts.get(0), "=", number("0"));
            case IS_NOUGHT -> comparison(parts.get(0), "<>", number("0"));
            // Servers deny the first of both.
            case XOR -> xor(parts.get(0).denied(), parts.get(1));
            case NUMBER, INTERVAL, ROW, OTHER ->
                opposite.isEmpty()
                        ? comparison(this, "=", number("0"))
                        : new MysqlTerm(Kind.OTHER, level, /* text= */ opposite, /* opposite= */ text, List.of());
        };
    }
}
