package io.github.migrationtest.internal.sql;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.MysqlTerm.Kind;
import io.github.migrationtest.internal.sql.MysqlTokenCursor.NotUnderstood;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads what stands between the operators of an expression: literals, columns, calls, casts. */
final class MysqlOperands {
    private static final Set<String> DATED = Set.of("date", "time", "timestamp");
    /** Words that an expression cannot begin with; what holds one is not read as an expression. */
    private static final Set<String> NO_OPERANDS =
            Set.of("select", "exists", "row", "match", "default", "values", "with");

    private final DatabaseKind kind;
    private final MysqlTokenCursor cursor;
    private final MysqlParser parser;
    private final MysqlCalls calls;

    MysqlOperands(DatabaseKind kind, MysqlTokenCursor cursor, MysqlParser parser) {
        this.kind = kind;
        this.cursor = cursor;
        this.parser = parser;
        calls = new MysqlCalls(cursor, parser);
    }

    MysqlTerm operand() throws NotUnderstood {
        SqlToken token = cursor.next();
        return switch (token.type()) {
            case NUMBER -> number(token.text());
            case STRING -> string(token.text());
            case QUOTED_NAME -> named(token);
            case WORD -> word(token);
            case SYMBOL -> bracketed(token);
            case SEMICOLON, COMMENT -> throw new NotUnderstood();
        };
    }

    private static MysqlTerm number(String text) {
        String lower = CanonicalSql.lowerCase(text);
        return MysqlTerm.number(lower.startsWith(".") ? "0" + lower : lower);
    }

    /** MySQL keeps bits and bytes as a number in hexadecimal; to MariaDB {@code x'0f'} is a text and stays one. */
    private MysqlTerm string(String text) {
        String inner = text.length() > 2 ? text.substring(2, text.length() - 1) : "";
        return switch (text.charAt(0)) {
            case 'x' -> MysqlTerm.atom(kind == DatabaseKind.MYSQL ? "0x" + inner : text);
            case 'b' -> {
                String digits = inner.isEmpty() ? "" : new BigInteger(inner, 2).toString(16);
                int width = (inner.length() + 7) / 8 * 2;
                yield MysqlTerm.atom("0x" + "0".repeat(Math.max(0, width - digits.length())) + digits);
            }
            default -> MysqlTerm.atom(text);
        };
    }

    private MysqlTerm bracketed(SqlToken open) throws NotUnderstood {
        if (!open.isSymbol("(")) {
            throw new NotUnderstood();
        }
        List<MysqlTerm> list = parser.list();
        return list.size() == 1
                ? list.get(0)
                : new MysqlTerm(Kind.ROW, MysqlTerm.ATOM, "(" + joined(list) + ")", "", list);
    }

    private MysqlTerm named(SqlToken token) throws NotUnderstood {
        String name = name(token);
        while (cursor.takeSymbol(".")) {
            name = name + "." + name(cursor.next());
        }
        if (cursor.takeSymbol("(")) {
            return MysqlTerm.atom(name + "(" + joined(parser.list()) + ")");
        }
        return MysqlTerm.atom(name);
    }

    static String name(SqlToken token) throws NotUnderstood {
        if (token.type() != SqlToken.Type.WORD && token.type() != SqlToken.Type.QUOTED_NAME) {
            throw new NotUnderstood();
        }
        return MysqlSql.name(token.name().toLowerCase(Locale.ROOT));
    }

    private MysqlTerm word(SqlToken token) throws NotUnderstood {
        String word = CanonicalSql.lowerCase(token.text());
        if (word.startsWith("@") || NO_OPERANDS.contains(word)) {
            throw new NotUnderstood();
        }
        if (cursor.at().type() == SqlToken.Type.STRING && (DATED.contains(word) || word.startsWith("_"))) {
            String text = cursor.next().text();
            return MysqlTerm.atom(word.startsWith("_") ? word + text : word + " " + text);
        }
        switch (word) {
            case "case" -> {
                return searched();
            }
            case "interval" -> {
                if (!cursor.at().isSymbol("(") || isInterval()) {
                    return interval();
                }
            }
            case "null" -> {
                return MysqlTerm.atom(word);
            }
            case "true", "false" -> {
                // MariaDB keeps them as the numbers that they are.
                return kind == DatabaseKind.MYSQL
                        ? MysqlTerm.atom(word)
                        : MysqlTerm.number(word.equals("true") ? "1" : "0");
            }
            default -> {}
        }
        if (cursor.takeSymbol("(")) {
            return calls.call(word);
        }
        return MysqlFunctions.withoutBrackets(word).isPresent()
                ? MysqlTerm.atom(MysqlFunctions.withoutBrackets(word).get())
                : named(token);
    }

    /** Whether {@code interval (} opens a length of time and not the function's list. */
    private boolean isInterval() {
        int depth = 0;
        for (int i = 0; cursor.at(i).type() != SqlToken.Type.SEMICOLON; i++) {
            SqlToken token = cursor.at(i);
            if (token.isSymbol("(")) {
                depth++;
            } else if (token.isSymbol(")") && --depth == 0) {
                return cursor.at(i + 1).type() == SqlToken.Type.WORD;
            } else if (token.isSymbol(",") && depth == 1) {
                return false;
            }
        }
        return false;
    }

    MysqlTerm interval() throws NotUnderstood {
        MysqlTerm amount = parser.expression(MysqlTerm.OR);
        String unit = CanonicalSql.lowerCase(cursor.next().text());
        return new MysqlTerm(
                Kind.INTERVAL, MysqlTerm.ATOM, "interval " + amount.at(MysqlTerm.BIT_OR) + " " + unit, "", List.of());
    }

    private MysqlTerm searched() throws NotUnderstood {
        List<String> text = new ArrayList<>(List.of("case"));
        boolean conditions = cursor.at().is("when");
        if (!conditions) {
            text.add(parser.expression(MysqlTerm.OR).text());
        }
        while (cursor.take("when")) {
            MysqlTerm when = parser.expression(MysqlTerm.OR);
            cursor.expect("then");
            text.add("when " + (conditions ? when.truth() : when).text() + " then "
                    + parser.expression(MysqlTerm.OR).text());
        }
        if (cursor.take("else")) {
            text.add("else " + parser.expression(MysqlTerm.OR).text());
        }
        cursor.expect("end");
        return MysqlTerm.atom(String.join(" ", text) + " end");
    }

    static String joined(List<MysqlTerm> list) {
        return list.stream().map(MysqlTerm::text).collect(Collectors.joining(", "));
    }
}
