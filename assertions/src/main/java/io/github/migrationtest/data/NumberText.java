package io.github.migrationtest.data;

/** Which texts are exactly what SQLite writes for a number: one text for one number. */
final class NumberText {
    /** As many digits as every binary fraction of 64 bits keeps apart. */
    private static final int DIGITS = 15;

    private NumberText() {}

    /** {@code 0}, {@code 42}, {@code -7}; not {@code 042}, {@code +1}, {@code -0} nor what 64 bits cannot hold. */
    static boolean isInteger(String text) {
        int start = text.startsWith("-") ? 1 : 0;
        int digits = text.length() - start;
        if (digits < 1 || digits > 19 || text.charAt(start) == '0' && text.length() > 1) {
            return false;
        }
        for (int i = start; i < text.length(); i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
        }
        return digits < 19
                || text.substring(start).compareTo("9223372036854775807") <= 0
                || text.equals("-9223372036854775808");
    }

    /** {@code 0.5}, {@code -12.25}; not {@code 1.50}, {@code 1.0}, {@code .5}, nor below 0.0001, which SQLite writes {@code 1.0e-05}. */
    static boolean isFraction(String text) {
        int start = text.startsWith("-") ? 1 : 0;
        int point = text.indexOf('.');
        int last = text.length() - 1;
        if (point <= start || point == last || last - start > DIGITS || text.charAt(last) == '0') {
            return false;
        }
        if (text.charAt(start) == '0' && (point > start + 1 || text.startsWith("0000", point + 1))) {
            return false;
        }
        for (int i = start; i <= last; i++) {
            if (i != point && !isDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
