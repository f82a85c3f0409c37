package io.github.migrationtest.internal.sql;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.MysqlTerm.Kind;
import io.github.migrationtest.internal.sql.MysqlTokenCursor.NotUnderstood;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads an expression by the precedence of its operators (dev.mysql.com, "Operator Precedence"), so that brackets count for what
 * they do and not for where they stand.
 */
final class MysqlParser {
    private final DatabaseKind kind;
    private final MysqlTokenCursor cursor;
    private final MysqlOperands operands;

    MysqlParser(DatabaseKind kind, List<SqlToken> tokens) {
        this.kind = kind;
        cursor = new MysqlTokenCursor(tokens);
        operands = new MysqlOperands(kind, cursor, this);
    }

    MysqlTerm whole() throws NotUnderstood {
        MysqlTerm term = expression(MysqlTerm.OR);
        if (!cursor.isAtEnd()) {
            throw new NotUnderstood();
        }
        return term;
    }

    /** An expression of operators that hold at least that tightly. */
    MysqlTerm expression(int lowest) throws NotUnderstood {
        MysqlTerm left = prefix(lowest);
        for (; ; ) {
            int level = levelOfNext();
            if (level == 0 || level < lowest) {
                return left;
            }
            left = infix(left, level);
        }
    }

    private MysqlTerm prefix(int lowest) throws NotUnderstood {
        if (lowest <= MysqlTerm.NOT && cursor.take("not")) {
            return expression(MysqlTerm.NOT).truth().denied();
        }
        if (cursor.takeSymbol("!")) {
            return expression(MysqlTerm.SIGN).truth().denied();
        }
        if (cursor.takeSymbol("-")) {
            MysqlTerm of = expression(MysqlTerm.SIGN);
            return of.kind() == Kind.NUMBER && !of.text().startsWith("-")
                    ? MysqlTerm.number("-" + of.text())
                    : MysqlTerm.of(MysqlTerm.SIGN, "-" + of.at(MysqlTerm.COLLATE));
        }
        if (cursor.takeSymbol("+")) {
            return expression(MysqlTerm.SIGN);
        }
        if (cursor.takeSymbol("~")) {
            return MysqlTerm.of(MysqlTerm.SIGN, "~" + expression(MysqlTerm.SIGN).at(MysqlTerm.COLLATE));
        }
        if (cursor.at().is("binary")) {
            cursor.next();
            return MysqlTerm.atom("cast(" + expression(MysqlTerm.SIGN).text() + " as binary)");
        }
        return operands.operand();
    }

    private int levelOfNext() {
        SqlToken token = cursor.at();
        return switch (token.type()) {
            case SYMBOL -> levelOfSymbol(token.text());
            case WORD ->
                switch (CanonicalSql.lowerCase(token.text())) {
                    case "or" -> MysqlTerm.OR;
                    case "xor" -> MysqlTerm.XOR;
                    case "and" -> MysqlTerm.AND;
                    case "is" -> MysqlTerm.COMPARISON;
                    case "not", "between", "in", "like", "regexp", "rlike", "sounds", "member" -> MysqlTerm.PREDICATE;
                    case "div", "mod" -> MysqlTerm.TIMES;
                    case "collate" -> MysqlTerm.COLLATE;
                    default -> 0;
                };
            default -> 0;
        };
    }

    private static int levelOfSymbol(String symbol) {
        return switch (symbol) {
            case "||" -> MysqlTerm.OR;
            case "&&" -> MysqlTerm.AND;
            case "=", "<=>", "<>", "<", "<=", ">", ">=" -> MysqlTerm.COMPARISON;
            case "|" -> MysqlTerm.BIT_OR;
            case "&" -> MysqlTerm.BIT_AND;
            case "<<", ">>" -> MysqlTerm.SHIFT;
            case "+", "-" -> MysqlTerm.PLUS;
            case "*", "/", "%" -> MysqlTerm.TIMES;
            case "^" -> MysqlTerm.POWER;
            case "->", "->>" -> MysqlTerm.ATOM;
            default -> 0;
        };
    }

    private MysqlTerm infix(MysqlTerm left, int level) throws NotUnderstood {
        return switch (level) {
            case MysqlTerm.OR -> chain(Kind.OR, left);
            case MysqlTerm.AND -> chain(Kind.AND, left);
            case MysqlTerm.XOR -> {
                cursor.next();
                yield MysqlTerm.xor(left.truth(), expression(MysqlTerm.XOR + 1).truth());
            }
            case MysqlTerm.COMPARISON -> cursor.take("is") ? is(left) : comparison(left);
            case MysqlTerm.PREDICATE -> predicate(left);
            case MysqlTerm.COLLATE -> {
                cursor.next();
                String collation = CanonicalSql.lowerCase(cursor.next().name());
                yield MysqlTerm.of(level, left.at(level) + " collate " + collation);
            }
            case MysqlTerm.ATOM -> path(left);
            default -> arithmetic(left, level);
        };
    }

    private MysqlTerm chain(Kind kind, MysqlTerm left) throws NotUnderstood {
        cursor.next();
        MysqlTerm right = expression((kind == Kind.AND ? MysqlTerm.AND : MysqlTerm.OR) + 1);
        return MysqlTerm.chain(kind, List.of(left.truth(), right.truth()));
    }

    private MysqlTerm comparison(MysqlTerm left) throws NotUnderstood {
        String operator = cursor.next().text();
        if (cursor.at().is("any") || cursor.at().is("all") || cursor.at().is("some")) {
            throw new NotUnderstood();
        }
        return comparison(left, operator, expression(MysqlTerm.COMPARISON + 1));
    }

    /** MySQL compares two rows part by part. */
    private MysqlTerm comparison(MysqlTerm left, String operator, MysqlTerm right) {
        boolean rows = left.kind() == Kind.ROW
                && right.kind() == Kind.ROW
                && left.parts().size() == right.parts().size();
        if (!rows || kind != DatabaseKind.MYSQL || !operator.equals("=")) {
            return MysqlTerm.comparison(left, operator, right);
        }
        List<MysqlTerm> parts = new ArrayList<>();
        for (int i = 0; i < left.parts().size(); i++) {
            parts.add(MysqlTerm.comparison(
                    left.parts().get(i), operator, right.parts().get(i)));
        }
        return MysqlTerm.chain(Kind.AND, parts);
    }

    private MysqlTerm is(MysqlTerm left) throws NotUnderstood {
        boolean not = cursor.take("not");
        String what = CanonicalSql.lowerCase(cursor.next().text());
        String word =
                switch (what) {
                    case "null", "unknown" -> "null";
                    case "true", "false" -> what;
                    default -> throw new NotUnderstood();
                };
        MysqlTerm subject = what.equals("null") ? left : left.truth();
        return words(subject, "is " + word, "is not " + word, not, MysqlTerm.COMPARISON);
    }

    private static MysqlTerm words(MysqlTerm left, String yes, String no, boolean not, int level) {
        String first = left.at(MysqlTerm.PREDICATE + 1) + " ";
        return MysqlTerm.either(level, first + (not ? no : yes), first + (not ? yes : no));
    }

    private MysqlTerm predicate(MysqlTerm left) throws NotUnderstood {
        boolean not = cursor.take("not");
        String word = CanonicalSql.lowerCase(cursor.next().text());
        return switch (word) {
            case "between" -> {
                MysqlTerm low = expression(MysqlTerm.BIT_OR);
                cursor.expect("and");
                MysqlTerm high = expression(MysqlTerm.PREDICATE);
                yield said(left, "between " + low.at(MysqlTerm.BIT_OR) + " and " + high.at(MysqlTerm.BIT_OR), not);
            }
            case "in" -> in(left, not);
            case "like" -> {
                String pattern = expression(MysqlTerm.BIT_OR).at(MysqlTerm.BIT_OR);
                String escape = cursor.take("escape")
                        ? " escape " + expression(MysqlTerm.BIT_OR).at(MysqlTerm.BIT_OR)
                        : "";
                yield said(left, "like " + pattern + escape, not);
            }
            case "regexp", "rlike" ->
                said(left, "regexp " + expression(MysqlTerm.BIT_OR).at(MysqlTerm.BIT_OR), not);
            case "sounds" -> {
                cursor.expect("like");
                MysqlTerm right = expression(MysqlTerm.BIT_OR);
                yield MysqlTerm.comparison(
                        MysqlTerm.atom("soundex(" + left.text() + ")"),
                        "=",
                        MysqlTerm.atom("soundex(" + right.text() + ")"));
            }
            case "member" -> {
                cursor.take("of");
                cursor.expectSymbol("(");
                MysqlTerm array = expression(MysqlTerm.OR);
                cursor.expectSymbol(")");
                yield said(left, "member of (" + array.text() + ")", not);
            }
            default -> throw new NotUnderstood();
        };
    }

    static MysqlTerm said(MysqlTerm left, String what, boolean not) {
        return words(left, what, "not " + what, not, MysqlTerm.PREDICATE);
    }

    /** A list of one is kept as a comparison. */
    private MysqlTerm in(MysqlTerm left, boolean not) throws NotUnderstood {
        cursor.expectSymbol("(");
        List<MysqlTerm> list = list();
        if (list.size() == 1) {
            return comparison(left, not ? "<>" : "=", list.get(0));
        }
        return said(left, "in (" + MysqlOperands.joined(list) + ")", not);
    }

    /** What stands up to the closing bracket, which is taken too. */
    List<MysqlTerm> list() throws NotUnderstood {
        List<MysqlTerm> list = new ArrayList<>();
        if (cursor.takeSymbol(")")) {
            return list;
        }
        do {
            list.add(expression(MysqlTerm.OR));
        } while (cursor.takeSymbol(","));
        cursor.expectSymbol(")");
        return list;
    }

    /** MySQL keeps {@code doc->'$.a'} as the function that it is. */
    private MysqlTerm path(MysqlTerm left) throws NotUnderstood {
        boolean unquoted = cursor.next().text().equals("->>");
        SqlToken path = cursor.next();
        if (path.type() != SqlToken.Type.STRING) {
            throw new NotUnderstood();
        }
        String extract = "json_extract(" + left.text() + ", " + path.text() + ")";
        return MysqlTerm.atom(unquoted ? "json_unquote(" + extract + ")" : extract);
    }

    private MysqlTerm arithmetic(MysqlTerm left, int level) throws NotUnderstood {
        String operator = CanonicalSql.lowerCase(cursor.next().text());
        MysqlTerm right = expression(level + 1);
        if (left.kind() == Kind.INTERVAL) {
            return MysqlTerm.of(level, right.at(level) + " " + operator + " " + left.text());
        }
        String word = operator.equals("mod") ? "%" : operator;
        return MysqlTerm.of(level, left.at(level) + " " + word + " " + right.at(level + 1));
    }
}
