package io.github.migrationtest.schema;

/**
 * One attribute that is not what it was.
 *
 * @param attribute in words: {@code not null}, {@code on delete}
 * @param before as text; {@code none} where there was nothing
 * @param after as text; {@code none} where there is nothing
 */
public record Difference(String attribute, String before, String after) {

    private static final int LONGEST_TEXT = 100;
    private static final int SHOWN_BEFORE = 30;

    /** As a clause: {@code not null was false, is true}; of long texts the part around the first difference. */
    @Override
    public String toString() {
        boolean cut = Math.max(before.length(), after.length()) > LONGEST_TEXT;
        int start = cut ? Math.max(0, firstDifference() - SHOWN_BEFORE) : 0;
        return attribute + " was " + part(before, start) + ", is " + part(after, start);
    }

    private int firstDifference() {
        int i = 0;
        while (i < before.length() && i < after.length() && before.charAt(i) == after.charAt(i)) {
            i++;
        }
        return i;
    }

    private static String part(String text, int start) {
        int end = Math.min(text.length(), start + LONGEST_TEXT);
        return (start > 0 ? "... " : "")
                + text.substring(Math.min(start, end), end)
                + (end < text.length() ? " ..." : "");
    }
}
