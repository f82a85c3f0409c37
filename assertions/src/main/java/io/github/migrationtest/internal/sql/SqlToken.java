package io.github.migrationtest.internal.sql;

/**
 * One token of an SQL text.
 *
 * @param type what it is
 * @param text as written, quotes included
 * @param start offset of its first character
 * @param line line it starts on, from 1
 */
public record SqlToken(Type type, String text, int start, int line) {

    /** What a token is. */
    public enum Type {
        /** An unquoted keyword or name. */
        WORD,
        /** A name in {@code "x"}, {@code `x`} or {@code [x]}. */
        QUOTED_NAME,
        /** {@code 'x'}, also {@code x'00'}, {@code e'\n'} and {@code $$x$$}. */
        STRING,
        NUMBER,
        /** Anything else: operators, brackets, commas, parameters. */
        SYMBOL,
        /** The end of a statement, {@code ;}. */
        SEMICOLON,
        /** A comment, its markers included. */
        COMMENT
    }

    /** Offset behind its last character. */
    public int end() {
        return start + text.length();
    }

    /** Whether it is this unquoted word, whatever its case. */
    public boolean is(String word) {
        return type == Type.WORD && text.equalsIgnoreCase(word);
    }

    /** Whether it is this operator, bracket or comma. */
    public boolean isSymbol(String symbol) {
        return type == Type.SYMBOL && text.equals(symbol);
    }

    /** Whether it is written in double quotes: a name that some drivers take for a text. */
    public boolean isDoubleQuoted() {
        return type == Type.QUOTED_NAME && text.charAt(0) == '"';
    }

    /** The name it stands for, quotes removed; the text itself if it is not quoted. */
    public String name() {
        if (type != Type.QUOTED_NAME && type != Type.STRING || text.length() < 2) {
            return text;
        }
        char open = text.charAt(0);
        String inner = text.substring(1, text.length() - 1);
        return switch (open) {
            case '"', '`', '\'' -> inner.replace("" + open + open, "" + open);
            case '[' -> inner;
            default -> text;
        };
    }
}
