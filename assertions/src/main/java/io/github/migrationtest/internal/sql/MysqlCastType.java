package io.github.migrationtest.internal.sql;

import io.github.migrationtest.internal.sql.MysqlTokenCursor.NotUnderstood;

/** The type of a cast, as servers print it but for the character set of the connection. */
final class MysqlCastType {
    private MysqlCastType() {}

    /** Up to the bracket that closes the cast. */
    static String read(MysqlTokenCursor cursor) throws NotUnderstood {
        String word = CanonicalSql.lowerCase(cursor.next().text());
        String length = length(cursor);
        String charset = charset(cursor);
        String array = cursor.take("array") ? " array" : "";
        return switch (word) {
            case "char", "character" ->
                (charset.equals("binary")
                                ? "binary" + length
                                : "char" + length + (charset.isEmpty() ? "" : " charset " + charset))
                        + array;
            case "signed", "unsigned" -> {
                if (!cursor.take("integer")) {
                    cursor.take("int");
                }
                yield word + (cursor.take("array") ? " array" : array);
            }
            case "int", "integer" -> "signed" + array;
            case "dec", "decimal" -> "decimal" + (length.isEmpty() ? "(10, 0)" : length) + array;
            default -> word + length + array;
        };
    }

    private static String length(MysqlTokenCursor cursor) throws NotUnderstood {
        if (!cursor.takeSymbol("(")) {
            return "";
        }
        StringBuilder length = new StringBuilder("(").append(cursor.next().text());
        if (cursor.takeSymbol(",")) {
            length.append(", ").append(cursor.next().text());
        }
        cursor.expectSymbol(")");
        return length.append(')').toString();
    }

    private static String charset(MysqlTokenCursor cursor) throws NotUnderstood {
        boolean said = cursor.take("charset");
        if (!said && cursor.take("character")) {
            cursor.expect("set");
            said = true;
        }
        String name = said ? CanonicalSql.lowerCase(cursor.next().name()) : "";
        return name.equals("utf8mb4") ? "" : name;
    }
}
