package io.github.migrationtest.internal.sql;

import java.util.Optional;

/**
 * The rows that a script for psql has behind a {@code COPY ... FROM STDIN}: psql sends the lines below the one on which the statement
 * ends, up to a line of {@code \.} and nothing else or the end of the file ({@code handleCopyIn} in {@code copy.c}).
 *
 * @param start offset of the first row
 * @param end offset behind the last one's line feed
 * @param next offset of the line behind the one that ends them
 */
public record CopyRows(int start, int end, int next) {

    /** Those of a statement that ends at a place; empty if there is no line below it. */
    public static Optional<CopyRows> behind(String text, int statementEnd) {
        int lineFeed = text.indexOf('\n', statementEnd);
        if (lineFeed < 0) {
            return Optional.empty();
        }
        int start = lineFeed + 1;
        int line = start;
        while (line < text.length()) {
            int end = text.indexOf('\n', line);
            int next = end < 0 ? text.length() : end + 1;
            if (text.charAt(line) == '\\' && isMark(text, line, end < 0 ? text.length() : end)) {
                return Optional.of(new CopyRows(start, line, next));
            }
            line = next;
        }
        return Optional.of(new CopyRows(start, text.length(), text.length()));
    }

    private static boolean isMark(String text, int start, int end) {
        int length = end - start;
        return text.startsWith("\\.", start) && (length == 2 || length == 3 && text.charAt(end - 1) == '\r');
    }

    /** The rows as they are sent. */
    public String in(String text) {
        return text.substring(start, end);
    }
}
