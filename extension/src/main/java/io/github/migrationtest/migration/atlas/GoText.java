package io.github.migrationtest.migration.atlas;

/** White space as Go has it ({@code unicode.IsSpace}): the no-break space counts, unlike in Java. */
final class GoText {
    private static final char NEXT_LINE = '\u0085';

    private GoText() {}

    static boolean isSpace(char c) {
        return c >= '\t' && c <= '\r' || c == NEXT_LINE || Character.isSpaceChar(c);
    }

    static String trim(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isSpace(text.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }
}
