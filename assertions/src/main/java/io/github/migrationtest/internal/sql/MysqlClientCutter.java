package io.github.migrationtest.internal.sql;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.StatementCutter.Cut;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Cuts a script as the {@code mysql} and {@code mariadb} clients do ({@code read_and_execute} and {@code add_line} of {@code
 * client/mysql.cc}): at the delimiter of the moment, wherever no quotes and no comment are open. A body means nothing to them, and what
 * stands in {@code /*!50003 ... *}{@code /} is code to them as well.
 */
public final class MysqlClientCutter {
    private static final String DELIMITER = "delimiter";
    private static final char NONE = '\0';

    private final String text;
    private final boolean mariadb;
    private final Predicate<String> isCommand;
    private final LineCounter lines;
    private String delimiter = ";";
    private SqlMode mode = SqlMode.DEFAULT;
    private int at;
    private int start;
    private int end;
    private int ended;
    private char quote;
    private boolean inComment;
    private boolean inExecutableComment;
    private boolean command;

    /**
     * Starts at the beginning of a script.
     *
     * @param isCommand whether a word is the name of a command of the client's; {@code \.} is one too, and {@code DELIMITER} for who wants
     *     those that name none
     */
    public MysqlClientCutter(DatabaseKind kind, String text, Predicate<String> isCommand) {
        this.text = text;
        this.mariadb = kind == DatabaseKind.MARIADB;
        this.isCommand = isCommand;
        this.lines = new LineCounter(text);
        this.at = text.startsWith("\uFEFF") ? 1 : 0;
    }

    /** Whether the last piece is a command of the client's. */
    public boolean isCommand() {
        return command;
    }

    /**
     * The next statement or command, without what ends it; empty at the end.
     *
     * @param current the mode that the server has told the client of by now
     */
    public Optional<Cut> next(SqlMode current) {
        mode = current;
        start = -1;
        end = -1;
        ended = -1;
        command = false;
        boolean lineStart = at == 0 || at == 1 || text.charAt(at - 1) == '\n';
        while (at < text.length()) {
            if (lineStart && start < 0 && !inComment && takesLine()) {
                if (command) {
                    return Optional.of(cut());
                }
            } else if (step()) {
                return Optional.of(cut());
            }
            lineStart = text.charAt(at - 1) == '\n';
            inExecutableComment &= !lineStart;
        }
        if (start < 0) {
            return Optional.empty();
        }
        command = isCommand.test(wordAt(start, end));
        return Optional.of(cut());
    }

    private Cut cut() {
        lines.moveTo(start);
        return new Cut(start, end, ended, lines.line(), lines.column(), Optional.empty());
    }

    /** {@code DELIMITER}, or another command that has its line for itself; the line feed is left. */
    private boolean takesLine() {
        int lineEnd = endOfLine(at);
        int first = at;
        while (first < lineEnd && TokenEnds.isSpace(text.charAt(first))) {
            first++;
        }
        String word = wordAt(first, lineEnd);
        boolean delimits = word.equalsIgnoreCase(DELIMITER);
        if (delimits && setDelimiter(first + word.length(), lineEnd)) {
            at = lineEnd;
            return true;
        }
        if (!isCommand.test(word)) {
            at = delimits ? lineEnd : at;
            return delimits;
        }
        String line = text.substring(first, lineEnd).stripTrailing();
        if (!delimits && (line.contains(delimiter) || line.contains("\\g"))) {
            return false;
        }
        start = first;
        end = first + line.length();
        at = lineEnd;
        command = true;
        return true;
    }

    private int endOfLine(int from) {
        int found = text.indexOf('\n', from);
        return found < 0 ? text.length() : found;
    }

    /** Up to the first blank or tab; no name of a command is longer than a few letters. */
    private String wordAt(int from, int to) {
        int wordEnd = from;
        while (wordEnd < to && wordEnd - from < 32 && !TokenEnds.isSpace(text.charAt(wordEnd))) {
            wordEnd++;
        }
        return text.substring(from, wordEnd);
    }

    /** Up to the next white space, or what is between quotes; without one the client complains and keeps what it has. */
    private boolean setDelimiter(int from, int to) {
        int first = from;
        while (first < to && TokenEnds.isSpace(text.charAt(first))) {
            first++;
        }
        if (first == to) {
            return false;
        }
        char open = text.charAt(first);
        boolean quoted = open == '\'' || open == '"' || open == '`';
        int last = quoted ? first + 1 : first;
        int begin = last;
        while (last < to && (quoted ? text.charAt(last) != open : !TokenEnds.isSpace(text.charAt(last)))) {
            last++;
        }
        String wanted = text.substring(begin, last);
        boolean taken = !wanted.isEmpty() && !wanted.contains("\\");
        delimiter = taken ? wanted : delimiter;
        return taken;
    }

    /** Takes what stands at the place; true if that ends a piece. */
    private boolean step() {
        char c = text.charAt(at);
        if (inComment) {
            comment(c);
        } else if (quote != NONE) {
            quoted();
        } else if (c == '\\') {
            return backslash();
        } else if (c == delimiter.charAt(0) && text.startsWith(delimiter, at)) {
            return ends(delimiter.length());
        } else if (c == '#' || c == '-' && isDashes()) {
            at = endOfLine(at);
            at += at < text.length() ? 1 : 0;
        } else if (c == '/' && at(1) == '*' && at(2) != '!' && !(mariadb && at(2) == 'M' && at(3) == '!')) {
            inComment = true;
            at += 2;
        } else {
            code(c);
        }
        return false;
    }

    private char at(int offset) {
        return at + offset < text.length() ? text.charAt(at + offset) : NONE;
    }

    /** Before white space, at the end, and at the beginning of a statement before anything. */
    private boolean isDashes() {
        return at(1) == '-' && (start < 0 || at + 2 >= text.length() || TokenEnds.isSpace(at(2)));
    }

    private boolean ends(int length) {
        ended = at;
        at += length;
        command = start >= 0 && isCommand.test(wordAt(start, end));
        return start >= 0;
    }

    /** In an executable comment that began on the same line, the first end is that of the outer. */
    private void comment(char c) {
        if (c != '*') {
            at++;
        } else if (at(1) != '/') {
            at++;
        } else {
            at += 2;
            inComment = inExecutableComment;
            inExecutableComment = false;
        }
    }

    private void quoted() {
        boolean escapes = quote != '`' && !mode.noBackslashEscapes() && !(quote == '"' && mode.ansiQuotes());
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '\\' && escapes) {
                at = Math.min(at + 1, text.length());
            } else if (c == '\n') {
                inExecutableComment = false;
            } else if (c == quote) {
                quote = NONE;
                break;
            }
        }
        end = at;
    }

    private void code(char c) {
        if (c == '/' && at(1) == '*' && at(2) == '!') {
            inExecutableComment = true;
        } else if (c == '*' && at(1) == '/') {
            inExecutableComment = false;
        } else if (c == '\'' || c == '"' || c == '`') {
            quote = c;
        }
        at++;
        if (!TokenEnds.isSpace(c)) {
            start = start < 0 ? at - 1 : start;
            end = at;
        }
    }

    /** Commands of one letter, which stand anywhere: {@code \g} and {@code \G} end a statement, {@code \c} drops it. */
    private boolean backslash() {
        char letter = at(1);
        switch (letter) {
            case NONE, '\n', '\r' -> at++;
            case 'g', 'G' -> {
                return ends(2);
            }
            case 'c' -> {
                start = -1;
                at += 2;
            }
            case 'd' -> {
                setDelimiter(at + 2, endOfLine(at));
                at = endOfLine(at);
            }
            default -> {
                if (start < 0 && isCommand.test("\\" + letter)) {
                    start = at;
                    commandUpToDelimiter();
                    return true;
                }
                start = start < 0 ? at : start;
                at += 2;
                end = at;
            }
        }
        return false;
    }

    private void commandUpToDelimiter() {
        int lineEnd = endOfLine(at);
        int found = text.indexOf(delimiter, at + 2);
        boolean delimited = found >= 0 && found < lineEnd;
        int last = delimited ? found : lineEnd;
        at = delimited ? found + delimiter.length() : lineEnd;
        end = last;
        while (end > start + 2 && TokenEnds.isSpace(text.charAt(end - 1))) {
            end--;
        }
        command = true;
    }
}
