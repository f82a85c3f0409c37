package io.github.migrationtest.internal.sql;

import io.github.migrationtest.database.DatabaseKind;

/** Where tokens end that begin at a place; what never closes ends with the text. */
final class TokenEnds {
    private final DatabaseKind kind;
    private final String sql;

    TokenEnds(DatabaseKind kind, String sql) {
        this.kind = kind;
        this.sql = sql;
    }

    /** What the engines' lexers pass over between tokens; what is no ASCII is part of a name to them, an ideographic space too. */
    static boolean isSpace(char c) {
        return c == ' ' || c >= '\t' && c <= '\r';
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isWordStart(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c > 0x7f;
    }

    private static boolean isWordPart(char c) {
        return isWordStart(c) || isDigit(c) || c == '$';
    }

    int ofWord(int start) {
        int i = start;
        while (i < sql.length() && isWordPart(sql.charAt(i))) {
            i++;
        }
        return i;
    }

    int ofNumber(int start) {
        boolean hexadecimal = sql.startsWith("0x", start) || sql.startsWith("0X", start);
        int i = start;
        while (i < sql.length()) {
            char c = sql.charAt(i);
            boolean signOfExponent =
                    !hexadecimal && (c == '+' || c == '-') && i > start && "eE".indexOf(sql.charAt(i - 1)) >= 0;
            if (!isWordStart(c) && !isDigit(c) && c != '.' && !signOfExponent) {
                break;
            }
            i++;
        }
        return i;
    }

    /** The end of a comment: PostgreSQL's ends at a carriage return too. */
    int ofLine(int from) {
        if (kind != DatabaseKind.POSTGRESQL) {
            int end = sql.indexOf('\n', from);
            return end < 0 ? sql.length() : end;
        }
        int end = from;
        while (end < sql.length() && sql.charAt(end) != '\n' && sql.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    /** Behind the next such mark. */
    int behind(String mark, int from) {
        int found = sql.indexOf(mark, from);
        return found < 0 ? sql.length() : found + mark.length();
    }

    /** Comments stand in each other on PostgreSQL only. */
    int ofBlockComment(int start) {
        if (kind != DatabaseKind.POSTGRESQL) {
            return behind("*/", start + 2);
        }
        int depth = 1;
        int i = start + 2;
        while (i < sql.length() - 1) {
            char c = sql.charAt(i);
            if (c == '*' && sql.charAt(i + 1) == '/') {
                i += 2;
                if (--depth == 0) {
                    return i;
                }
            } else if (c == '/' && sql.charAt(i + 1) == '*') {
                depth++;
                i += 2;
            } else {
                i++;
            }
        }
        return sql.length();
    }

    int ofQuoted(int open, char quote, boolean backslashEscapes) {
        if (!backslashEscapes) {
            int close = sql.indexOf(quote, open + 1);
            while (close >= 0 && close + 1 < sql.length() && sql.charAt(close + 1) == quote) {
                close = sql.indexOf(quote, close + 2);
            }
            return close < 0 ? sql.length() : close + 1;
        }
        for (int i = open + 1; i < sql.length(); i++) {
            char c = sql.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == quote) {
                if (i + 1 < sql.length() && sql.charAt(i + 1) == quote) {
                    i++;
                } else {
                    return i + 1;
                }
            }
        }
        return sql.length();
    }

    /**
     * PostgreSQL's {@code E'...'}: it goes on in the next quotes if only white space with a line feed, or comments at the ends of
     * lines, stand between, and a backslash escapes in there too ({@code quotecontinue} in {@code scan.l}).
     */
    int ofEscapeString(int open) {
        int end = ofQuoted(open, '\'', true);
        for (int next = continuation(end); next >= 0; next = continuation(end)) {
            end = ofQuoted(next, '\'', true);
        }
        return end;
    }

    private int continuation(int from) {
        int i = from;
        boolean lineEnded = false;
        while (i < sql.length()) {
            char c = sql.charAt(i);
            if (isSpace(c)) {
                lineEnded |= c == '\n' || c == '\r';
                i++;
            } else if (c == '-' && sql.startsWith("--", i)) {
                i = ofLine(i);
            } else {
                return c == '\'' && lineEnded ? i : -1;
            }
        }
        return -1;
    }

    /** The end of {@code $tag$ ... $tag$}, or -1 where no such text starts. */
    int ofDollarQuoted(int start) {
        int close = start + 1;
        while (close < sql.length() && sql.charAt(close) != '$') {
            char c = sql.charAt(close);
            if (!isWordStart(c) && !(close > start + 1 && isDigit(c))) {
                return -1;
            }
            close++;
        }
        return close < sql.length() ? behind(sql.substring(start, close + 1), close + 1) : -1;
    }
}
