package io.github.migrationtest.internal.sql;

import io.github.migrationtest.database.DatabaseKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The tokens of a text of MySQL or MariaDB, each text and each operator in one spelling: no comments, no double quotes, texts
 * that stand side by side as one, {@code @x} and {@code <=>} whole.
 */
final class MysqlTokens {
    private final DatabaseKind kind;
    private final SqlMode mode;
    private final List<SqlToken> tokens = new ArrayList<>();

    private MysqlTokens(DatabaseKind kind, SqlMode mode) {
        this.kind = kind;
        this.mode = mode;
    }

    static List<SqlToken> of(DatabaseKind kind, String sql, SqlMode mode) {
        List<SqlToken> raw = lexed(kind, sql, mode);
        // MySQL's information_schema escapes the quotes of a text once more, so that a backslash stands outside of any.
        if (kind == DatabaseKind.MYSQL && raw.stream().anyMatch(token -> token.isSymbol("\\"))) {
            raw = lexed(kind, unescaped(sql), mode);
        }
        MysqlTokens made = new MysqlTokens(kind, mode);
        raw.forEach(made::take);
        return made.tokens;
    }

    private static List<SqlToken> lexed(DatabaseKind kind, String sql, SqlMode mode) {
        SqlLexer lexer = new SqlLexer(kind, sql);
        lexer.setMode(mode);
        List<SqlToken> all = new ArrayList<>();
        for (Optional<SqlToken> token = lexer.take(); token.isPresent(); token = lexer.take()) {
            if (token.get().type() != SqlToken.Type.COMMENT) {
                all.add(token.get());
            }
        }
        return all;
    }

    private static String unescaped(String sql) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < sql.length(); i++) {
            char c = sql.charAt(i);
            if (c == '\\' && i + 1 < sql.length()) {
                c = sql.charAt(++i);
                // An escaped text has its line ends as two characters.
                c = c == 'n' ? '\n' : c == 't' ? '\t' : c == 'r' ? '\r' : c == '0' ? '\0' : c;
            }
            text.append(c);
        }
        return text.toString();
    }

    private void take(SqlToken token) {
        switch (token.type()) {
            case STRING -> takeString(token);
            case QUOTED_NAME -> {
                if (token.isDoubleQuoted() && !mode.ansiQuotes()) {
                    takeText(token, decoded(token.text()));
                } else if (token.isDoubleQuoted()) {
                    add(token, SqlToken.Type.QUOTED_NAME, MysqlSql.quoted(token.name()));
                } else {
                    add(token, token.type(), token.text());
                }
            }
            case SYMBOL -> takeSymbol(token);
            case WORD -> {
                if (last().isPresent()
                        && isVariableSign(last().get())
                        && last().get().end() == token.start()) {
                    SqlToken sign = tokens.remove(tokens.size() - 1);
                    add(sign, SqlToken.Type.WORD, sign.text() + CanonicalSql.lowerCase(token.text()));
                } else {
                    add(token, token.type(), token.text());
                }
            }
            case NUMBER, SEMICOLON, COMMENT -> add(token, token.type(), token.text());
        }
    }

    private void takeString(SqlToken token) {
        char first = token.text().charAt(0);
        if (first == '\'') {
            takeText(token, mode.noBackslashEscapes() ? token.name() : decoded(token.text()));
        } else if (first == 'n' || first == 'N') {
            if (kind == DatabaseKind.MYSQL) {
                add(token, SqlToken.Type.WORD, "_utf8mb3");
            }
            takeText(token, decoded(token.text().substring(1)));
        } else {
            add(token, SqlToken.Type.STRING, CanonicalSql.lowerCase(token.text()));
        }
    }

    private void takeText(SqlToken token, String value) {
        Optional<SqlToken> before = last();
        if (before.isPresent() && before.get().is("_utf8mb4")) {
            tokens.remove(tokens.size() - 1);
        }
        String joined = value;
        Optional<SqlToken> left = last();
        if (left.isPresent()
                && left.get().type() == SqlToken.Type.STRING
                && left.get().text().charAt(0) == '\'') {
            tokens.remove(tokens.size() - 1);
            joined = (mode.noBackslashEscapes()
                            ? left.get().name()
                            : decoded(left.get().text()))
                    + value;
        }
        String text = mode.noBackslashEscapes() ? "'" + joined.replace("'", "''") + "'" : text(joined);
        add(token, SqlToken.Type.STRING, text);
    }

    private void takeSymbol(SqlToken token) {
        Optional<SqlToken> before = last();
        boolean glued = before.isPresent()
                && before.get().type() == SqlToken.Type.SYMBOL
                && before.get().start() + before.get().text().length() == token.start();
        String whole = glued ? before.get().text() + token.text() : "";
        if (whole.equals("<=>") || whole.equals("&&") || whole.equals("@@")) {
            tokens.remove(tokens.size() - 1);
            tokens.add(new SqlToken(SqlToken.Type.SYMBOL, whole, token.end() - whole.length(), token.line()));
        } else {
            // Not "<>" in place: what follows is glued to the text as it was.
            add(token, SqlToken.Type.SYMBOL, token.text().equals("!=") ? "<>" : token.text());
        }
    }

    private static boolean isVariableSign(SqlToken token) {
        return token.isSymbol("@") || token.isSymbol("@@");
    }

    private Optional<SqlToken> last() {
        return tokens.isEmpty() ? Optional.empty() : Optional.of(tokens.get(tokens.size() - 1));
    }

    private void add(SqlToken from, SqlToken.Type type, String text) {
        tokens.add(new SqlToken(type, text, from.start(), from.line()));
    }

    /** The value of a text in quotes of either sort (dev.mysql.com, "String Literals"). */
    static String decoded(String quoted) {
        char quote = quoted.charAt(0);
        StringBuilder value = new StringBuilder();
        for (int i = 1; i < quoted.length() - 1; i++) {
            char c = quoted.charAt(i);
            if (c == quote) {
                i++;
            } else if (c == '\\' && i + 1 < quoted.length() - 1) {
                c = quoted.charAt(++i);
                switch (c) {
                    case '0' -> c = '\0';
                    case 'b' -> c = '\b';
                    case 'n' -> c = '\n';
                    case 'r' -> c = '\r';
                    case 't' -> c = '\t';
                    case 'Z' -> c = '\u001a';
                    // Both characters stand, for LIKE.
                    case '%', '_' -> value.append('\\');
                    default -> {}
                }
            }
            value.append(c);
        }
        return value.toString();
    }

    static String text(String value) {
        StringBuilder text = new StringBuilder("'");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\'' -> text.append("''");
                case '\\' -> text.append("\\\\");
                case '\0' -> text.append("\\0");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\u001a' -> text.append("\\Z");
                default -> text.append(c);
            }
        }
        return text.append('\'').toString();
    }
}
