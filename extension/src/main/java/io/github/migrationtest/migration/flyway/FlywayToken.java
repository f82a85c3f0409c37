package io.github.migrationtest.migration.flyway;

import org.jspecify.annotations.Nullable;

/**
 * One token as flyway-core's parser has it: its keywords are every word of letters.
 *
 * @param text in upper case for a keyword; none for a text in quotes
 * @param start offset of its first character
 * @param end offset behind its last
 * @param line from 1
 * @param brackets how many were open, less than none where more were closed than opened
 */
record FlywayToken(Type type, @Nullable String text, int start, int end, int line, int brackets) {

    /** What a token is to Flyway. */
    enum Type {
        KEYWORD,
        IDENTIFIER,
        NUMERIC,
        STRING,
        COMMENT,
        /** MySQL's {@code /*!50003 ... *}{@code /}, which Flyway does not look into. */
        DIRECTIVE,
        BLANK_LINES,
        SYMBOL,
        DELIMITER,
        NEW_DELIMITER,
        END
    }

    /** Whether nothing is sent of it if there is nothing else. */
    boolean isEmpty() {
        return type == Type.COMMENT || type == Type.BLANK_LINES;
    }

    boolean is(String word) {
        return word.equals(text);
    }

    /** Whether it is the word, whatever its case and quotes. */
    boolean isAnyCase(String word) {
        return word.equalsIgnoreCase(text);
    }
}
