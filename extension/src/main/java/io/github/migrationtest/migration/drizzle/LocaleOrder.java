package io.github.migrationtest.migration.drizzle;

import java.util.Comparator;

/**
 * The order of JavaScript's {@code localeCompare} for the names that Drizzle Kit gives: signs before digits before letters,
 * letters without regard to case, and of two that differ in case only the lower one first.
 *
 * <p>Java's own collator is another table: it orders {@code _} behind letters in some locales and not at all in others.
 */
enum LocaleOrder implements Comparator<String> {
    INSTANCE;

    /** ICU's order of the signs that file names have. */
    private static final String SIGNS = "_-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$";

    @Override
    public int compare(String one, String other) {
        int length = Math.min(one.length(), other.length());
        for (int i = 0; i < length; i++) {
            int order = Integer.compare(weight(one.charAt(i)), weight(other.charAt(i)));
            if (order != 0) {
                return order;
            }
        }
        int order = Integer.compare(one.length(), other.length());
        return order != 0 ? order : other.compareTo(one);
    }

    private static int weight(char character) {
        if (Character.isLetterOrDigit(character)) {
            return 1000 + Character.toLowerCase(character);
        }
        int sign = SIGNS.indexOf(character);
        return character == ' ' ? 0 : sign >= 0 ? 1 + sign : 500 + character % 500;
    }
}
