package io.github.migrationtest.internal.sql;

import java.util.Set;

/** What SQLite's keywords mean for the spelling of a text; all in lower case. */
final class SqlKeywords {
    /** Words without a fallback to a name in SQLite's grammar (parse.y), and those that mean another thing unquoted. */
    private static final Set<String> NEED_QUOTES = Set.of(
            ("add all alter and as autoincrement between case check collate commit constraint create default deferrable"
                            + " delete distinct drop else escape except exists foreign from group having in index indexed"
                            + " insert intersect into is isnull join limit not nothing notnull null on or order primary"
                            + " references returning select set table then to transaction union unique update using"
                            + " values when where"
                            + " cross full inner left natural outer right"
                            + " current_date current_time current_timestamp true false")
                    .split(" "));

    private static final Set<String> NO_FUNCTIONS = Set.of(
            ("and or not in exists values as check when then else case select from where by on using like glob match"
                            + " regexp between having limit union all is over filter escape distinct except intersect"
                            + " join set returning materialized begin")
                    .split(" "));

    private SqlKeywords() {}

    /** Whether a name spelled like this is one only in quotes. */
    static boolean needQuotes(String word) {
        return NEED_QUOTES.contains(word);
    }

    /** Whether a bracket behind this word is not a call's. */
    static boolean isNoFunction(String word) {
        return NO_FUNCTIONS.contains(word);
    }

    /** Whether a sign behind this word belongs to what follows. */
    static boolean opensOperand(String word) {
        return NO_FUNCTIONS.contains(word) || word.equals("default");
    }
}
