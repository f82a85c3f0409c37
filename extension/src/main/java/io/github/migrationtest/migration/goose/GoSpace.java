package io.github.migrationtest.migration.goose;

/** White space as Go has it ({@code unicode.IsSpace}): the no-break space counts, unlike in Java. */
final class GoSpace {
    private static final char NEXT_LINE = '\u0085';

    private GoSpace() {}

    static boolean is(char c) {
        return c >= '\t' && c <= '\r' || c == NEXT_LINE || Character.isSpaceChar(c);
    }

    /** How many characters of it stand in front of a text; all if there is nothing else. */
    static int leading(String text) {
        int start = 0;
        while (start < text.length() && is(text.charAt(start))) {
            start++;
        }
        return start;
    }

    /** {@code strings.TrimSpace}. */
    static String trim(String text) {
        int start = leading(text);
        int end = text.length();
        while (end > start && is(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    /** The last word before one that starts with {@code --}; empty if there is none ({@code endsWithSemicolon} of the parser). */
    static String lastWordBeforeComment(String line) {
        String last = "";
        int place = 0;
        while (place < line.length()) {
            int start = place;
            while (place < line.length() && !is(line.charAt(place))) {
                place++;
            }
            if (line.startsWith("--", start)) {
                break;
            }
            if (place > start) {
                last = line.substring(start, place);
            }
            place++;
        }
        return last;
    }
}
