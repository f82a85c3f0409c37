package io.github.migrationtest.internal.sql;

import io.github.migrationtest.internal.sql.MysqlTokenCursor.NotUnderstood;
import java.util.List;
import java.util.Set;

/** Reads calls of functions, those with a syntax of their own included, and gives each the one name and shape that servers keep. */
final class MysqlCalls {
    private static final Set<String> SIDES = Set.of("leading", "trailing", "both");

    private final MysqlTokenCursor cursor;
    private final MysqlParser parser;

    MysqlCalls(MysqlTokenCursor cursor, MysqlParser parser) {
        this.cursor = cursor;
        this.parser = parser;
    }

    /** A call whose bracket has been opened. */
    MysqlTerm call(String word) throws NotUnderstood {
        String name = MysqlFunctions.name(word);
        return switch (name) {
            case "cast" -> {
                MysqlTerm of = parser.expression(MysqlTerm.OR);
                cursor.expect("as");
                yield cast(of);
            }
            case "convert" -> convert();
            case "extract" -> {
                String unit = CanonicalSql.lowerCase(cursor.next().text());
                cursor.expect("from");
                yield closed("extract(" + unit + " from "
                        + parser.expression(MysqlTerm.OR).text());
            }
            case "trim" -> trim();
            case "substr" -> substring();
            case "position" -> {
                MysqlTerm what = parser.expression(MysqlTerm.BIT_OR);
                cursor.expect("in");
                yield closed("locate(" + what.text() + ", "
                        + parser.expression(MysqlTerm.OR).text());
            }
            case "date_add", "date_sub", "adddate", "subdate" -> moved(name.contains("add") ? "+" : "-");
            case "timestampadd" -> {
                String unit = unit();
                List<MysqlTerm> rest = parser.list();
                yield rest.size() == 2 ? plus(rest.get(1), "+", rest.get(0), unit) : fail();
            }
            case "timestampdiff" -> {
                String unit = unit();
                yield MysqlTerm.atom("timestampdiff(" + unit + ", " + MysqlOperands.joined(parser.list()) + ")");
            }
            case "char" -> character();
            default -> plain(name, parser.list());
        };
    }

    private static MysqlTerm plain(String name, List<MysqlTerm> list) {
        int size = list.size();
        if (size == 0) {
            return MysqlTerm.atom(MysqlFunctions.withoutBrackets(name).orElse(name + "()"));
        }
        MysqlTerm first = list.get(0);
        if (size == 1 && first.text().equals("0") && name.equals("current_timestamp")) {
            return MysqlTerm.atom(name);
        }
        return switch (name) {
            case "isnull" -> size == 1 ? isNull(first) : generic(name, list);
            case "mod" -> size == 2 ? infix(first, "%", list.get(1), MysqlTerm.TIMES) : generic(name, list);
            case "instr" -> size == 2 ? generic("locate", List.of(list.get(1), first)) : generic(name, list);
            case "regexp_like" ->
                size == 2
                        ? MysqlParser.said(first, "regexp " + list.get(1).at(MysqlTerm.BIT_OR), false)
                        : generic(name, list);
            case "date", "time" ->
                size == 1 ? MysqlTerm.atom("cast(" + first.text() + " as " + name + ")") : generic(name, list);
            case "if" ->
                MysqlTerm.atom("if(" + first.truth().text() + ", " + MysqlOperands.joined(list.subList(1, size)) + ")");
            default -> generic(name, list);
        };
    }

    private static MysqlTerm isNull(MysqlTerm of) {
        String subject = of.at(MysqlTerm.PREDICATE + 1);
        return MysqlTerm.either(MysqlTerm.COMPARISON, subject + " is null", subject + " is not null");
    }

    private static MysqlTerm generic(String name, List<MysqlTerm> list) {
        return MysqlTerm.atom(name + "(" + MysqlOperands.joined(list) + ")");
    }

    private static MysqlTerm infix(MysqlTerm left, String operator, MysqlTerm right, int level) {
        return MysqlTerm.of(level, left.at(level) + " " + operator + " " + right.at(level + 1));
    }

    private static MysqlTerm fail() throws NotUnderstood {
        throw new NotUnderstood();
    }

    private MysqlTerm closed(String text) throws NotUnderstood {
        cursor.expectSymbol(")");
        return MysqlTerm.atom(text + ")");
    }

    private String unit() throws NotUnderstood {
        String unit = CanonicalSql.lowerCase(cursor.next().text());
        cursor.expectSymbol(",");
        return unit.startsWith("sql_tsi_") ? unit.substring("sql_tsi_".length()) : unit;
    }

    private static MysqlTerm plus(MysqlTerm date, String operator, MysqlTerm amount, String unit) {
        return MysqlTerm.of(
                MysqlTerm.PLUS,
                date.at(MysqlTerm.PLUS) + " " + operator + " interval " + amount.at(MysqlTerm.BIT_OR) + " " + unit);
    }

    private MysqlTerm moved(String operator) throws NotUnderstood {
        MysqlTerm date = parser.expression(MysqlTerm.OR);
        cursor.expectSymbol(",");
        if (!cursor.take("interval")) {
            MysqlTerm days = parser.expression(MysqlTerm.OR);
            cursor.expectSymbol(")");
            return plus(date, operator, days, "day");
        }
        MysqlTerm amount = parser.expression(MysqlTerm.OR);
        String unit = CanonicalSql.lowerCase(cursor.next().text());
        cursor.expectSymbol(")");
        return plus(date, operator, amount, unit);
    }

    private MysqlTerm convert() throws NotUnderstood {
        MysqlTerm of = parser.expression(MysqlTerm.OR);
        if (cursor.take("using")) {
            String charset = CanonicalSql.lowerCase(cursor.next().name());
            return closed("convert(" + of.text() + " using " + charset);
        }
        cursor.expectSymbol(",");
        return cast(of);
    }

    private MysqlTerm cast(MysqlTerm of) throws NotUnderstood {
        String type = MysqlCastType.read(cursor);
        return closed("cast(" + of.text() + " as " + type);
    }

    private MysqlTerm trim() throws NotUnderstood {
        String side = CanonicalSql.lowerCase(cursor.at().text());
        if (cursor.at().type() == SqlToken.Type.WORD && SIDES.contains(side)) {
            cursor.next();
        } else {
            side = "both";
        }
        MysqlTerm what = parser.expression(MysqlTerm.OR);
        if (!cursor.take("from")) {
            return closed("trim(" + what.text());
        }
        return closed("trim(" + side + " " + what.text() + " from "
                + parser.expression(MysqlTerm.OR).text());
    }

    private MysqlTerm substring() throws NotUnderstood {
        MysqlTerm of = parser.expression(MysqlTerm.OR);
        StringBuilder text = new StringBuilder("substr(").append(of.text());
        boolean words = cursor.at().is("from");
        while (words ? cursor.take("from") || cursor.take("for") : cursor.takeSymbol(",")) {
            text.append(", ").append(parser.expression(MysqlTerm.OR).text());
        }
        return closed(text.toString());
    }

    private MysqlTerm character() throws NotUnderstood {
        StringBuilder text = new StringBuilder("char(")
                .append(parser.expression(MysqlTerm.OR).text());
        while (cursor.takeSymbol(",")) {
            text.append(", ").append(parser.expression(MysqlTerm.OR).text());
        }
        if (cursor.take("using")) {
            text.append(" using ").append(CanonicalSql.lowerCase(cursor.next().name()));
        }
        return closed(text.toString());
    }
}
