package io.github.migrationtest.internal.sql;

import io.github.migrationtest.database.DatabaseKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Cuts an SQL text into tokens as an engine's own lexer does; white space is left out, every other character is in a token.
 *
 * <p>Text that no engine would take (a quote that never closes) becomes one token up to the end: the database will say what
 * is wrong with it.
 */
public final class SqlLexer {
    private final DatabaseKind kind;
    private final String sql;
    private final List<SqlToken> tokens = new ArrayList<>();
    private SqlMode mode = SqlMode.DEFAULT;
    private boolean inExecutableComment;
    private int position;
    private int line = 1;

    /** A lexer at the start of a text, for who takes one token at a time. */
    SqlLexer(DatabaseKind kind, String sql) {
        this.kind = kind;
        this.sql = sql;
    }

    /** What the following texts in quotes mean; MySQL and MariaDB only. */
    void setMode(SqlMode mode) {
        this.mode = mode;
    }

    /** The next token, comments included; empty at the end. */
    Optional<SqlToken> take() {
        tokens.clear();
        while (tokens.isEmpty() && position < sql.length()) {
            next();
        }
        return tokens.stream().findFirst();
    }

    /** All tokens of a text, comments included. */
    public static List<SqlToken> tokens(DatabaseKind kind, String sql) {
        SqlLexer lexer = new SqlLexer(kind, sql);
        while (lexer.position < sql.length()) {
            lexer.next();
        }
        return List.copyOf(lexer.tokens);
    }

    /** The tokens that mean something: all but the comments. */
    public static List<SqlToken> code(DatabaseKind kind, String sql) {
        return tokens(kind, sql).stream()
                .filter(token -> token.type() != SqlToken.Type.COMMENT)
                .toList();
    }

    private void next() {
        char c = sql.charAt(position);
        if (Character.isWhitespace(c) || c == '\uFEFF') {
            if (c == '\n') {
                line++;
            }
            position++;
        } else if (c == '-' && at(1) == '-' && !(mysqlLike() && isGlued(at(2)))) {
            add(SqlToken.Type.COMMENT, endOfLine());
        } else if (c == '#' && mysqlLike()) {
            add(SqlToken.Type.COMMENT, endOfLine());
        } else if (c == '/' && at(1) == '*' && lengthOfExecutableComment() > 0) {
            // Their text is code, which the server reads.
            inExecutableComment = true;
            add(SqlToken.Type.SYMBOL, position + lengthOfExecutableComment());
        } else if (c == '*' && at(1) == '/' && inExecutableComment) {
            inExecutableComment = false;
            add(SqlToken.Type.SYMBOL, position + 2);
        } else if (c == '/' && at(1) == '*') {
            add(SqlToken.Type.COMMENT, endOfBlockComment());
        } else if (c == '\'') {
            add(SqlToken.Type.STRING, endOfQuoted(position, c, backslashEscapes()));
        } else if (c == '"') {
            add(SqlToken.Type.QUOTED_NAME, endOfQuoted(position, c, backslashEscapes() && !mode.ansiQuotes()));
        } else if (c == '`' && kind != DatabaseKind.POSTGRESQL) {
            add(SqlToken.Type.QUOTED_NAME, endOfQuoted(position, c, false));
        } else if (c == '[' && kind == DatabaseKind.SQLITE) {
            int close = sql.indexOf(']', position);
            add(SqlToken.Type.QUOTED_NAME, close < 0 ? sql.length() : close + 1);
        } else if (c == '$' && kind == DatabaseKind.POSTGRESQL && endOfDollarQuoted() > 0) {
            add(SqlToken.Type.STRING, endOfDollarQuoted());
        } else if (c == '$' && kind == DatabaseKind.POSTGRESQL && Character.isDigit(at(1))) {
            // A parameter of a routine, or of a prepared statement.
            add(SqlToken.Type.WORD, endOfWord());
        } else if (c == ';') {
            add(SqlToken.Type.SEMICOLON, position + 1);
        } else if (isPrefixOfString(c)) {
            add(SqlToken.Type.STRING, endOfQuoted(position + 1, '\'', backslashEscapes() || escapes(c)));
        } else if (isWordStart(c)) {
            add(SqlToken.Type.WORD, endOfWord());
        } else if (Character.isDigit(c) || c == '.' && Character.isDigit(at(1))) {
            add(SqlToken.Type.NUMBER, endOfNumber());
        } else {
            add(SqlToken.Type.SYMBOL, position + lengthOfSymbol());
        }
    }

    private void add(SqlToken.Type type, int end) {
        String text = sql.substring(position, end);
        tokens.add(new SqlToken(type, text, position, line));
        line += (int) text.chars().filter(c -> c == '\n').count();
        position = end;
    }

    private boolean mysqlLike() {
        return kind == DatabaseKind.MYSQL || kind == DatabaseKind.MARIADB;
    }

    private boolean backslashEscapes() {
        return mysqlLike() && !mode.noBackslashEscapes();
    }

    private boolean escapes(char prefix) {
        return kind == DatabaseKind.POSTGRESQL && (prefix == 'e' || prefix == 'E');
    }

    /** How long {@code /*!50003} or MariaDB's {@code /*M!} is, or 0 where no such comment opens. */
    private int lengthOfExecutableComment() {
        int length = 2;
        if (!mysqlLike()) {
            return 0;
        }
        if (kind == DatabaseKind.MARIADB && at(length) == 'M') {
            length++;
        }
        if (at(length) != '!') {
            return 0;
        }
        length++;
        while (Character.isDigit(at(length))) {
            length++;
        }
        return length;
    }

    private char at(int offset) {
        return position + offset < sql.length() ? sql.charAt(position + offset) : '\0';
    }

    /** In MySQL {@code --} opens a comment only before white space: {@code 5--1} is six. */
    private static boolean isGlued(char c) {
        return c != '\0' && !Character.isWhitespace(c);
    }

    private int endOfLine() {
        int end = sql.indexOf('\n', position);
        return end < 0 ? sql.length() : end;
    }

    private int endOfBlockComment() {
        int depth = 1;
        int i = position + 2;
        while (i < sql.length()) {
            if (sql.startsWith("*/", i)) {
                i += 2;
                if (--depth == 0) {
                    return i;
                }
            } else if (kind == DatabaseKind.POSTGRESQL && sql.startsWith("/*", i)) {
                depth++;
                i += 2;
            } else {
                i++;
            }
        }
        return sql.length();
    }

    private int endOfQuoted(int open, char quote, boolean backslashEscapes) {
        for (int i = open + 1; i < sql.length(); i++) {
            char c = sql.charAt(i);
            if (c == '\\' && backslashEscapes) {
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

    /** The end of {@code $tag$ ... $tag$}, or -1 where no such text starts. */
    private int endOfDollarQuoted() {
        int close = sql.indexOf('$', position + 1);
        if (close < 0) {
            return -1;
        }
        for (int i = position + 1; i < close; i++) {
            boolean first = i == position + 1;
            if (!(Character.isLetter(sql.charAt(i))
                    || sql.charAt(i) == '_'
                    || !first && Character.isDigit(sql.charAt(i)))) {
                return -1;
            }
        }
        String tag = sql.substring(position, close + 1);
        int end = sql.indexOf(tag, close + 1);
        return end < 0 ? sql.length() : end + tag.length();
    }

    private boolean isPrefixOfString(char c) {
        boolean prefix =
                switch (kind) {
                    case SQLITE -> "xX".indexOf(c) >= 0;
                    case POSTGRESQL -> "xXeEbB".indexOf(c) >= 0;
                    case MYSQL, MARIADB -> "xXbBnN".indexOf(c) >= 0;
                };
        return prefix && at(1) == '\'';
    }

    private static boolean isWordStart(char c) {
        return Character.isLetter(c) || c == '_' || c > 0x7f;
    }

    private int endOfWord() {
        int i = position;
        while (i < sql.length()
                && (isWordStart(sql.charAt(i)) || Character.isDigit(sql.charAt(i)) || sql.charAt(i) == '$')) {
            i++;
        }
        return i;
    }

    private int endOfNumber() {
        int i = position;
        boolean hexadecimal = at(0) == '0' && (at(1) == 'x' || at(1) == 'X');
        while (i < sql.length()) {
            char c = sql.charAt(i);
            boolean signOfExponent =
                    !hexadecimal && (c == '+' || c == '-') && "eE".indexOf(sql.charAt(i - 1)) >= 0 && i > position;
            if (!Character.isLetterOrDigit(c) && c != '.' && c != '_' && !signOfExponent) {
                break;
            }
            i++;
        }
        return i;
    }

    private int lengthOfSymbol() {
        for (String symbol : List.of("->>", "||", "<=", ">=", "<>", "!=", "==", "<<", ">>", "->", "::", ":=")) {
            if (sql.startsWith(symbol, position)) {
                return symbol.length();
            }
        }
        return 1;
    }
}
