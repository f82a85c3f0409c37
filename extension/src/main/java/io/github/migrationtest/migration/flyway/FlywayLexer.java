package io.github.migrationtest.migration.flyway;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads tokens as flyway-core does ({@code Parser.readToken}, {@code PeekingReader}), with all that it takes for something else
 * than the engine would.
 */
final class FlywayLexer {
    private final FlywayGrammar grammar;
    private final String text;
    private String delimiter = ";";
    private int position;
    private int line = 1;
    private int brackets;

    FlywayLexer(FlywayGrammar grammar, String text) {
        this.grammar = grammar;
        this.text = text;
    }

    void setDelimiter(String delimiter) {
        this.delimiter = delimiter;
    }

    int line() {
        return line;
    }

    int position() {
        return position;
    }

    /** The next token, or nothing where it has read a bracket or white space. */
    Optional<FlywayToken> next() {
        int start = position;
        int startLine = line;
        if (position >= text.length()) {
            return Optional.of(new FlywayToken(FlywayToken.Type.END, null, start, start, startLine, 0));
        }
        String peek = peek(grammar.peekDepth());
        char c = peek.charAt(0);
        if (c == '(' || c == ')') {
            brackets += c == '(' ? 1 : -1;
            skip(1);
            return Optional.empty();
        }
        FlywayToken.Type type = read(peek, c);
        if (type == null) {
            return Optional.empty();
        }
        return Optional.of(new FlywayToken(type, textOf(type, start), start, position, startLine, brackets));
    }

    private FlywayToken.@Nullable Type read(String peek, char c) {
        if (grammar.isDollarQuote(c)) {
            skipDollarQuoted();
            return FlywayToken.Type.STRING;
        }
        if (c == '\'' || grammar.isDoubleQuoteText(c)) {
            skip(1);
            skipQuoted(c, grammar.escapesInText());
            return FlywayToken.Type.STRING;
        }
        if (grammar.isNameQuote(c)) {
            skip(1);
            skipQuoted(c, false);
            skipNameParts(c);
            return FlywayToken.Type.IDENTIFIER;
        }
        if (grammar.isDirective(peek)) {
            skip(2);
            skipTo("*/");
            skip(2);
            return FlywayToken.Type.DIRECTIVE;
        }
        if (peek.startsWith("--") || c == '#' && grammar.isHashComment() && !peek.startsWith(delimiter)) {
            skipToEndOfLine();
            return FlywayToken.Type.COMMENT;
        }
        if (peek.startsWith("/*")) {
            skipBlockComment();
            return FlywayToken.Type.COMMENT;
        }
        return readWord(peek, c);
    }

    private FlywayToken.@Nullable Type readWord(String peek, char c) {
        if (Character.isDigit(c)) {
            do {
                skip(1);
            } while (position < text.length() && at() >= '0' && at() <= '9');
            return FlywayToken.Type.NUMERIC;
        }
        if (peek.startsWith("B'") || peek.startsWith("E'") || peek.startsWith("X'")) {
            skip(2);
            skipQuoted('\'', true);
            return FlywayToken.Type.STRING;
        }
        if (peek.startsWith("U&'")) {
            skip(3);
            skipQuoted('\'', false);
            return FlywayToken.Type.STRING;
        }
        if (peek.startsWith(delimiter)) {
            skip(delimiter.length());
            return FlywayToken.Type.DELIMITER;
        }
        if (c == '_' || Character.isLetter(c)) {
            int start = position;
            skip(1);
            skipWordPart();
            skipNameParts(grammar.nameQuote());
            String word = text.substring(start, position);
            if (!word.chars().allMatch(letter -> letter == '_' || Character.isLetter(letter))) {
                return FlywayToken.Type.IDENTIFIER;
            }
            if (grammar.changesDelimiter(word)) {
                skipNewDelimiter();
                return FlywayToken.Type.NEW_DELIMITER;
            }
            return FlywayToken.Type.KEYWORD;
        }
        if (Character.isWhitespace(c) && c != ' ' && c != '\r') {
            return skipWhiteSpace() ? FlywayToken.Type.BLANK_LINES : null;
        }
        skip(1);
        return c == ' ' || c == '\r' || c == '\u00A0' ? null : FlywayToken.Type.SYMBOL;
    }

    private @Nullable String textOf(FlywayToken.Type type, int start) {
        String written = text.substring(start, position);
        return switch (type) {
            case KEYWORD -> written.toUpperCase(Locale.ENGLISH);
            case IDENTIFIER -> nameOf(written);
            case STRING -> null;
            case NEW_DELIMITER -> newDelimiter;
            default -> written;
        };
    }

    private String newDelimiter = "";

    /** Of a name in quotes Flyway keeps what is between them, and of one with parts what follows the first. */
    private String nameOf(String written) {
        char quote = written.charAt(0);
        if (!grammar.isNameQuote(quote)) {
            return written;
        }
        int close = endOfQuoted(written, quote);
        return close < written.length() ? written.substring(close) : written.substring(1, Math.max(1, close - 1));
    }

    private static int endOfQuoted(String written, char quote) {
        for (int i = 1; i < written.length(); i++) {
            if (written.charAt(i) == quote) {
                if (i + 1 < written.length() && written.charAt(i + 1) == quote) {
                    i++;
                } else {
                    return i + 1;
                }
            }
        }
        return written.length() + 1;
    }

    /** What is ahead, but never beyond the end of a line. */
    private String peek(int length) {
        int last = Math.min(text.length(), position + length);
        int end = position;
        // Not indexOf, which looks through the rest of a long line for every token.
        while (end < last && (end == position || text.charAt(end - 1) != '\n')) {
            end++;
        }
        return text.substring(position, end);
    }

    private char at() {
        return text.charAt(position);
    }

    private boolean startsWith(String wanted) {
        return text.startsWith(wanted, position) && wanted.indexOf('\n') < 0;
    }

    private void skip(int count) {
        int end = Math.min(text.length(), position + count);
        for (; position < end; position++) {
            line += text.charAt(position) == '\n' ? 1 : 0;
        }
    }

    private void skipTo(String wanted) {
        int end = text.indexOf(wanted, position);
        skip((end < 0 ? text.length() : end) - position);
    }

    private void skipToEndOfLine() {
        while (position < text.length() && at() != '\n' && at() != '\r') {
            skip(1);
        }
    }

    private void skipQuoted(char quote, boolean backslashEscapes) {
        while (position < text.length()) {
            char c = at();
            skip(1);
            if (backslashEscapes && c == '\\') {
                skip(1);
            } else if (c == quote) {
                if (position >= text.length() || at() != quote) {
                    return;
                }
                skip(1);
            }
        }
    }

    /** Whatever stands between one dollar and the next is the label, if it is none to PostgreSQL too. */
    private void skipDollarQuoted() {
        int start = position;
        skip(1);
        skipTo("$");
        skip(1);
        String label = text.substring(start, position);
        skipTo(label);
        skip(label.length());
    }

    private void skipBlockComment() {
        skip(2);
        int depth = 0;
        skipToCommentMark();
        while (startsWith("/*") || depth > 0) {
            depth += startsWith("/*") ? 1 : -1;
            skip(2);
            skipToCommentMark();
        }
        skip(2);
    }

    private void skipToCommentMark() {
        while (position < text.length() && !startsWith("*/") && !startsWith("/*")) {
            skip(1);
        }
    }

    private void skipWordPart() {
        while (position < text.length() && !startsWith(delimiter) && isWordPart(at())) {
            skip(1);
        }
    }

    private static boolean isWordPart(char c) {
        return c == '_' || c == '$' || Character.isLetterOrDigit(c);
    }

    private void skipNameParts(char quote) {
        for (int part = 0; part < 2 && position < text.length() && at() == '.'; part++) {
            skip(1);
            if (position < text.length() && at() == quote) {
                skip(1);
                skipQuoted(quote, false);
            } else {
                skipWordPart();
            }
        }
    }

    private boolean skipWhiteSpace() {
        int newLines = line;
        while (position < text.length() && Character.isWhitespace(at())) {
            skip(1);
        }
        return line - newLines >= 2;
    }

    private void skipNewDelimiter() {
        newDelimiter = "";
        while (newDelimiter.isEmpty() && position < text.length()) {
            int start = position;
            skipToEndOfLine();
            newDelimiter = text.substring(start, position).trim();
            skip(1);
        }
    }

    /** The lines of a COPY up to the one that ends them; empty if there is none. */
    Optional<String> copyData() {
        skipTo("\n");
        skip(1);
        int start = position;
        while (position < text.length()) {
            int lineStart = position;
            skipTo("\n");
            skip(1);
            if (text.substring(lineStart, position).trim().equals("\\.")) {
                return Optional.of(text.substring(start, lineStart));
            }
        }
        return Optional.empty();
    }
}
