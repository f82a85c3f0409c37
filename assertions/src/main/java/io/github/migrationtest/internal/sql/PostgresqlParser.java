package io.github.migrationtest.internal.sql;

import io.github.migrationtest.internal.sql.PostgresqlTerm.Kind;
import io.github.migrationtest.internal.sql.PostgresqlTokenCursor.NotUnderstood;
import java.util.List;
import java.util.Map;

/**
 * Reads an expression by the precedence of its operators (PostgreSQL's documentation, 4.1.6), so that brackets count for what
 * they do and not for where they stand.
 */
final class PostgresqlParser {
    private final PostgresqlTokenCursor cursor;
    private final PostgresqlCasts casts;
    private final PostgresqlOperands operands;

    PostgresqlParser(List<SqlToken> tokens, Map<String, String> types) {
        cursor = new PostgresqlTokenCursor(tokens);
        casts = new PostgresqlCasts(types);
        operands = new PostgresqlOperands(cursor, casts, this);
    }

    PostgresqlTerm whole() throws NotUnderstood {
        PostgresqlTerm term = expression(PostgresqlTerm.OR);
        if (!cursor.isAtEnd()) {
            throw new NotUnderstood();
        }
        return term;
    }

    /** An expression of operators that hold at least that tightly. */
    PostgresqlTerm expression(int lowest) throws NotUnderstood {
        PostgresqlTerm left = prefix(lowest);
        for (; ; ) {
            int level = levelOfNext();
            if (level < lowest) {
                return left;
            }
            left = infix(left, level);
        }
    }

    private PostgresqlTerm prefix(int lowest) throws NotUnderstood {
        if (lowest <= PostgresqlTerm.NOT && cursor.take("not")) {
            PostgresqlTerm of = expression(PostgresqlTerm.NOT);
            return PostgresqlTerm.other(PostgresqlTerm.NOT, "not " + of.at(PostgresqlTerm.NOT));
        }
        if (!PostgresqlTokens.isOperator(cursor.at())) {
            return operands.operand();
        }
        String operator = cursor.next().text();
        int level = operator.equals("-") || operator.equals("+") ? PostgresqlTerm.SIGN : PostgresqlTerm.OPERATOR;
        PostgresqlTerm of = expression(level);
        if (operator.equals("-") && of.is(Kind.NUMBER) && !of.text().startsWith("-")) {
            return PostgresqlTerm.of(Kind.NUMBER, "-" + of.text());
        }
        return PostgresqlTerm.other(level, operator + " " + of.at(level));
    }

    private int levelOfNext() {
        SqlToken token = cursor.at();
        if (PostgresqlTokens.isOperator(token)) {
            return levelOf(token.text());
        }
        if (token.type() != SqlToken.Type.WORD) {
            return 0;
        }
        return switch (token.text()) {
            case "or" -> PostgresqlTerm.OR;
            case "and" -> PostgresqlTerm.AND;
            case "is", "isnull", "notnull" -> PostgresqlTerm.IS;
            case "not", "between", "in", "like", "ilike" -> PostgresqlTerm.LIKE;
            case "operator" -> PostgresqlTerm.OPERATOR;
            case "at" -> PostgresqlTerm.AT;
            default -> 0;
        };
    }

    private static int levelOf(String operator) {
        return switch (operator) {
            case "<", ">", "=", "<=", ">=", "<>" -> PostgresqlTerm.COMPARISON;
            case "~~", "!~~", "~~*", "!~~*" -> PostgresqlTerm.OPERATOR;
            case "+", "-" -> PostgresqlTerm.PLUS;
            case "*", "/", "%" -> PostgresqlTerm.TIMES;
            case "^" -> PostgresqlTerm.POWER;
            default -> PostgresqlTerm.OPERATOR;
        };
    }

    private PostgresqlTerm infix(PostgresqlTerm left, int level) throws NotUnderstood {
        return switch (level) {
            case PostgresqlTerm.OR -> chain(Kind.OR, left);
            case PostgresqlTerm.AND -> chain(Kind.AND, left);
            case PostgresqlTerm.IS -> is(left);
            case PostgresqlTerm.LIKE -> worded(left);
            case PostgresqlTerm.AT -> {
                cursor.expect("at", "time", "zone");
                PostgresqlTerm zone = expression(PostgresqlTerm.AT + 1);
                yield PostgresqlTerm.other(level, left.at(level) + " at time zone " + zone.at(PostgresqlTerm.AT + 1));
            }
            default -> operator(left, level);
        };
    }

    private PostgresqlTerm chain(Kind kind, PostgresqlTerm left) throws NotUnderstood {
        cursor.next();
        int level = kind == Kind.AND ? PostgresqlTerm.AND : PostgresqlTerm.OR;
        return PostgresqlTerm.chain(kind, left, expression(level + 1));
    }

    private PostgresqlTerm is(PostgresqlTerm left) throws NotUnderstood {
        String of = left.at(PostgresqlTerm.IS + 1);
        if (cursor.take("isnull")) {
            return PostgresqlTerm.other(PostgresqlTerm.IS, of + " is null");
        }
        if (cursor.take("notnull")) {
            return PostgresqlTerm.other(PostgresqlTerm.IS, of + " is not null");
        }
        cursor.expect("is");
        boolean not = cursor.take("not");
        if (cursor.take("distinct", "from")) {
            PostgresqlTerm right = casts.beside(left, expression(PostgresqlTerm.IS + 1));
            PostgresqlTerm distinct = PostgresqlTerm.other(
                    PostgresqlTerm.IS, of + " is distinct from " + right.at(PostgresqlTerm.IS + 1));
            return not ? PostgresqlTerm.other(PostgresqlTerm.NOT, "not " + distinct.text()) : distinct;
        }
        String what = cursor.next().text();
        if (!List.of("null", "true", "false", "unknown").contains(what)) {
            throw new NotUnderstood();
        }
        return PostgresqlTerm.other(PostgresqlTerm.IS, of + (not ? " is not " : " is ") + what);
    }

    /** {@code [not] between, in, like, ilike}. */
    private PostgresqlTerm worded(PostgresqlTerm left) throws NotUnderstood {
        boolean not = cursor.take("not");
        if (cursor.take("between")) {
            return between(left, not);
        }
        if (cursor.take("in")) {
            cursor.expectSymbol("(");
            List<PostgresqlTerm> parts = operands.list(")");
            return in(left, PostgresqlTerm.array(parts), not);
        }
        String word = cursor.next().text();
        if (!word.equals("like") && !word.equals("ilike")) {
            throw new NotUnderstood();
        }
        PostgresqlTerm pattern = expression(PostgresqlTerm.LIKE + 1);
        if (cursor.take("escape")) {
            pattern = PostgresqlTerm.of(
                    Kind.OTHER,
                    "like_escape(" + pattern.text() + ", "
                            + expression(PostgresqlTerm.LIKE + 1).text() + ")");
        }
        return like(left, pattern, word, not);
    }

    private static PostgresqlTerm like(PostgresqlTerm left, PostgresqlTerm pattern, String word, boolean not) {
        int level = PostgresqlTerm.LIKE;
        return PostgresqlTerm.other(
                level, left.at(level + 1) + (not ? " not " : " ") + word + " " + pattern.at(level + 1));
    }

    /** The server keeps it as two comparisons. */
    private PostgresqlTerm between(PostgresqlTerm of, boolean not) throws NotUnderstood {
        if (cursor.isWord("symmetric")) {
            throw new NotUnderstood();
        }
        cursor.take("asymmetric");
        PostgresqlTerm low = casts.beside(of, expression(PostgresqlTerm.LIKE + 1));
        cursor.expect("and");
        PostgresqlTerm high = casts.beside(of, expression(PostgresqlTerm.LIKE + 1));
        return PostgresqlTerm.chain(
                not ? Kind.OR : Kind.AND,
                comparison(of, not ? "<" : ">=", low),
                comparison(of, not ? ">" : "<=", high));
    }

    private static PostgresqlTerm comparison(PostgresqlTerm left, String operator, PostgresqlTerm right) {
        int level = PostgresqlTerm.COMPARISON;
        return PostgresqlTerm.other(level, left.at(level + 1) + " " + operator + " " + right.at(level + 1));
    }

    private PostgresqlTerm operator(PostgresqlTerm left, int level) throws NotUnderstood {
        String operator = operands.operator();
        if (cursor.isWord("any") || cursor.isWord("some") || cursor.isWord("all")) {
            return quantified(left, operator, level);
        }
        PostgresqlTerm right = expression(level + 1);
        switch (operator) {
            case "~~", "!~~" -> {
                return like(left, right, "like", operator.startsWith("!"));
            }
            case "~~*", "!~~*" -> {
                return like(left, right, "ilike", operator.startsWith("!"));
            }
            default -> {}
        }
        PostgresqlTerm first = casts.beside(right, left);
        PostgresqlTerm second = casts.beside(left, right);
        if (level == PostgresqlTerm.COMPARISON) {
            return comparison(first, operator, second);
        }
        return PostgresqlTerm.other(level, first.at(level) + " " + operator + " " + second.at(level + 1));
    }

    private PostgresqlTerm quantified(PostgresqlTerm left, String operator, int level) throws NotUnderstood {
        boolean all = cursor.next().is("all");
        cursor.expectSymbol("(");
        PostgresqlTerm array = expression(PostgresqlTerm.OR);
        cursor.expectSymbol(")");
        if (array.is(Kind.ARRAY) && (operator.equals("=") && !all || operator.equals("<>") && all)) {
            return in(left, array, all);
        }
        return PostgresqlTerm.other(
                level, left.at(level + 1) + " " + operator + (all ? " all (" : " any (") + array.text() + ")");
    }

    /** A list of one is kept as a comparison. */
    private PostgresqlTerm in(PostgresqlTerm left, PostgresqlTerm list, boolean not) {
        PostgresqlTerm array = casts.beside(
                left,
                PostgresqlTerm.array(list.parts().stream()
                        .map(PostgresqlCasts::withoutCastOfNull)
                        .toList()));
        if (array.parts().size() == 1) {
            return comparison(left, not ? "<>" : "=", array.parts().get(0));
        }
        int level = PostgresqlTerm.LIKE;
        return PostgresqlTerm.other(
                level, left.at(level + 1) + (not ? " not in (" : " in (") + PostgresqlTerm.list(array.parts()) + ")");
    }
}
