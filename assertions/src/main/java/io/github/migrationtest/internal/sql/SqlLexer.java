package io.github.migrationtest.internal.sql;

import io.github.migrationtest.database.DatabaseKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Cuts an SQL text into tokens as an engine's own lexer does; white space is left out, every other character is in a token. It goes
 * through the text once, and makes nothing of a token that nobody asks for.
 *
 * <p>Text that no engine would take (a quote that never closes) becomes one token up to the end: the database will say what
 * is wrong with it.
 */
public final class SqlLexer {
    private static final String[] LONG_SYMBOLS = {
        "->>", "||", "<=", ">=", "<>", "!=", "==", "<<", ">>", "->", "::", ":="
    };
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final DatabaseKind kind;
    private final boolean mysqlLike;
    private final String sql;
    private final TokenEnds ends;
    private final LineCounter lines;
    private final boolean lineByLine;
    private SqlMode mode = SqlMode.DEFAULT;
    private boolean inExecutableComment;
    private SqlToken.Type type = SqlToken.Type.SYMBOL;
    private int start;
    private int end;
    private int gapStart = Integer.MAX_VALUE;
    private int gapEnd;

    /** A lexer at the start of a text, for who takes one token at a time. */
    SqlLexer(DatabaseKind kind, String sql) {
        this(kind, sql, ClientSyntax.NONE);
    }

    /** The same as a client reads it. */
    SqlLexer(DatabaseKind kind, String sql, ClientSyntax syntax) {
        // psql's lexer never sees more than a line, so a text does not go on in the next for it.
        this.lineByLine = syntax == ClientSyntax.PSQL;
        this.kind = kind;
        this.mysqlLike = kind == DatabaseKind.MYSQL || kind == DatabaseKind.MARIADB;
        this.sql = sql;
        this.ends = new TokenEnds(kind, sql);
        this.lines = new LineCounter(sql);
    }

    /** What the following texts in quotes mean; MySQL and MariaDB only. */
    void setMode(SqlMode mode) {
        this.mode = mode;
    }

    /** Has the lexer pass over a part of the text that lies before it, once it comes there. */
    void passOver(int from, int to) {
        gapStart = from;
        gapEnd = to;
    }

    /** Goes on at a place further on. */
    void moveTo(int place) {
        start = place;
        end = place;
    }

    /** The next token, comments included; empty at the end. */
    Optional<SqlToken> take() {
        return advance() ? Optional.of(token()) : Optional.empty();
    }

    /** All tokens of a text, comments included. */
    public static List<SqlToken> tokens(DatabaseKind kind, String sql) {
        List<SqlToken> tokens = new ArrayList<>();
        SqlLexer lexer = new SqlLexer(kind, sql);
        while (lexer.advance()) {
            tokens.add(lexer.token());
        }
        return List.copyOf(tokens);
    }

    /** The tokens that mean something: all but the comments. */
    public static List<SqlToken> code(DatabaseKind kind, String sql) {
        return code(kind, sql, ClientSyntax.NONE);
    }

    /** The same, each read when it is asked for: of a large statement the first may do. */
    public static Stream<SqlToken> stream(DatabaseKind kind, String sql) {
        SqlLexer lexer = new SqlLexer(kind, sql);
        return Stream.generate(lexer::take)
                .takeWhile(Optional::isPresent)
                .flatMap(Optional::stream)
                .filter(token -> token.type() != SqlToken.Type.COMMENT);
    }

    /** The same of a script that psql may read: the rows behind {@code COPY ... FROM STDIN} are none. */
    public static List<SqlToken> code(DatabaseKind kind, String sql, ClientSyntax syntax) {
        List<SqlToken> tokens = new ArrayList<>();
        SqlLexer lexer = new SqlLexer(kind, sql);
        CopyStatement copy = new CopyStatement();
        while (lexer.advance()) {
            if (lexer.type == SqlToken.Type.COMMENT) {
                continue;
            }
            tokens.add(lexer.token());
            if (syntax == ClientSyntax.PSQL) {
                lexer.follow(copy);
            }
        }
        return List.copyOf(tokens);
    }

    private void follow(CopyStatement copy) {
        if (type != SqlToken.Type.SEMICOLON) {
            copy.take(this);
            return;
        }
        if (copy.asks()) {
            CopyRows.behind(sql, start).ifPresent(rows -> passOver(rows.start(), rows.next()));
        }
        copy.reset();
    }

    /** The token at which the lexer is. */
    SqlToken token() {
        return new SqlToken(
                type, sql.substring(start, end), start, lines.moveTo(start).line());
    }

    SqlToken.Type type() {
        return type;
    }

    /** Offset of the token's first character. */
    int start() {
        return start;
    }

    /** Offset behind its last character. */
    int end() {
        return end;
    }

    /** Whether it is this unquoted word, whatever its case. */
    boolean is(String word) {
        return type == SqlToken.Type.WORD
                && end - start == word.length()
                && sql.regionMatches(true, start, word, 0, word.length());
    }

    /** Whether it is this operator or bracket of one character. */
    boolean isSymbol(char symbol) {
        return type == SqlToken.Type.SYMBOL && end - start == 1 && sql.charAt(start) == symbol;
    }

    /** Goes to the next token; false at the end of the text. */
    boolean advance() {
        int at = behindSpace(end);
        start = at;
        if (at >= sql.length()) {
            end = at;
            return false;
        }
        char c = sql.charAt(at);
        if (TokenEnds.isWordStart(c)) {
            if (at(1) == '\'' && isPrefixOfString(c)) {
                return isTo(SqlToken.Type.STRING, endOfPrefixed(c));
            }
            return isTo(SqlToken.Type.WORD, ends.ofWord(at));
        }
        if (TokenEnds.isDigit(c) || c == '.' && TokenEnds.isDigit(at(1))) {
            return isTo(SqlToken.Type.NUMBER, ends.ofNumber(at));
        }
        return switch (c) {
            case ',', '(', ')', '=' -> isTo(SqlToken.Type.SYMBOL, c == '=' ? at + lengthOfSymbol() : at + 1);
            case ';' -> isTo(SqlToken.Type.SEMICOLON, at + 1);
            case '\'' -> isTo(SqlToken.Type.STRING, ends.ofQuoted(at, c, backslashEscapes()));
            case '"' -> isTo(SqlToken.Type.QUOTED_NAME, ends.ofQuoted(at, c, backslashEscapes() && !mode.ansiQuotes()));
            case '`' ->
                kind == DatabaseKind.POSTGRESQL
                        ? isTo(SqlToken.Type.SYMBOL, at + 1)
                        : isTo(SqlToken.Type.QUOTED_NAME, ends.ofQuoted(at, c, false));
            case '-', '#', '/', '*' -> commentOrSymbol(c);
            case '[' ->
                kind == DatabaseKind.SQLITE
                        ? isTo(SqlToken.Type.QUOTED_NAME, ends.behind("]", at))
                        : isTo(SqlToken.Type.SYMBOL, at + 1);
            case '$' -> dollar();
            default -> isTo(SqlToken.Type.SYMBOL, at + lengthOfSymbol());
        };
    }

    private boolean isTo(SqlToken.Type found, int foundEnd) {
        type = found;
        end = foundEnd;
        return true;
    }

    private int behindSpace(int from) {
        int at = from;
        while (true) {
            if (at >= gapStart) {
                at = Math.max(at, gapEnd);
                gapStart = Integer.MAX_VALUE;
            }
            if (at >= sql.length() || !isSpace(at)) {
                return at;
            }
            at++;
        }
    }

    private boolean isSpace(int at) {
        char c = sql.charAt(at);
        // SQLite takes a byte order mark for a blank wherever it stands; the others' clients only step over that of a
        // file.
        return TokenEnds.isSpace(c) || c == BYTE_ORDER_MARK && (at == 0 || kind == DatabaseKind.SQLITE);
    }

    private boolean commentOrSymbol(char c) {
        char second = at(1);
        if (c == '-' && second == '-' && !(mysqlLike && isGlued(start + 2)) || c == '#' && mysqlLike) {
            return isTo(SqlToken.Type.COMMENT, ends.ofLine(start));
        }
        if (c == '/' && second == '*') {
            int executable = lengthOfExecutableComment();
            if (executable > 0) {
                // Their text is code, which the server reads.
                inExecutableComment = true;
                return isTo(SqlToken.Type.SYMBOL, start + executable);
            }
            return isTo(SqlToken.Type.COMMENT, ends.ofBlockComment(start));
        }
        if (c == '*' && second == '/' && inExecutableComment) {
            inExecutableComment = false;
            return isTo(SqlToken.Type.SYMBOL, start + 2);
        }
        return isTo(SqlToken.Type.SYMBOL, start + lengthOfSymbol());
    }

    private boolean dollar() {
        if (kind == DatabaseKind.POSTGRESQL) {
            int quoted = ends.ofDollarQuoted(start);
            if (quoted > 0) {
                return isTo(SqlToken.Type.STRING, quoted);
            }
            if (TokenEnds.isDigit(at(1))) {
                // A parameter of a routine, or of a prepared statement.
                return isTo(SqlToken.Type.WORD, ends.ofWord(start));
            }
        }
        return isTo(SqlToken.Type.SYMBOL, start + 1);
    }

    private boolean backslashEscapes() {
        return mysqlLike && !mode.noBackslashEscapes();
    }

    private int endOfPrefixed(char prefix) {
        boolean escapes = kind == DatabaseKind.POSTGRESQL && (prefix == 'e' || prefix == 'E');
        return escapes && !lineByLine
                ? ends.ofEscapeString(start + 1)
                : ends.ofQuoted(start + 1, '\'', escapes || backslashEscapes());
    }

    /** How long {@code /*!50003} or MariaDB's {@code /*M!} is, or 0 where no such comment opens. */
    private int lengthOfExecutableComment() {
        int length = 2;
        if (!mysqlLike) {
            return 0;
        }
        if (kind == DatabaseKind.MARIADB && at(length) == 'M') {
            length++;
        }
        if (at(length) != '!') {
            return 0;
        }
        length++;
        while (TokenEnds.isDigit(at(length))) {
            length++;
        }
        return length;
    }

    private char at(int offset) {
        return start + offset < sql.length() ? sql.charAt(start + offset) : '\0';
    }

    /** In MySQL {@code --} opens a comment only before white space or a control character: {@code 5--1} is six. */
    private boolean isGlued(int at) {
        return at < sql.length() && sql.charAt(at) > ' ' && sql.charAt(at) != 0x7f;
    }

    private boolean isPrefixOfString(char c) {
        return switch (kind) {
            case SQLITE -> "xX".indexOf(c) >= 0;
            case POSTGRESQL -> "xXeEbB".indexOf(c) >= 0;
            case MYSQL, MARIADB -> "xXbBnN".indexOf(c) >= 0;
        };
    }

    private int lengthOfSymbol() {
        for (String symbol : LONG_SYMBOLS) {
            if (sql.startsWith(symbol, start)) {
                return symbol.length();
            }
        }
        return 1;
    }
}
