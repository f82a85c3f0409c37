package io.github.migrationtest.internal.sql;

import java.util.Locale;

/**
 * What of the {@code sql_mode} of MySQL and MariaDB changes where a text in quotes ends.
 *
 * @param ansiQuotes whether {@code "x"} is a name, in which a backslash means nothing
 * @param noBackslashEscapes whether a backslash means nothing in any text
 */
public record SqlMode(boolean ansiQuotes, boolean noBackslashEscapes) {
    /** How servers start. */
    public static final SqlMode DEFAULT = new SqlMode(false, false);

    /** The mode as {@code @@sql_mode} has it. */
    public static SqlMode of(String words) {
        String upper = words.toUpperCase(Locale.ROOT);
        return new SqlMode(upper.contains("ANSI_QUOTES"), upper.contains("NO_BACKSLASH_ESCAPES"));
    }
}
