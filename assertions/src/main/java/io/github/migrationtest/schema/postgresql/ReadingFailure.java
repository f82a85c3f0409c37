package io.github.migrationtest.schema.postgresql;

import java.sql.SQLException;

/** Why the catalog could not be read, by the server's SQLState (PostgreSQL's documentation, appendix A). */
final class ReadingFailure {
    private ReadingFailure() {}

    /**
     * Whether something was dropped while it was read: the rows of the catalog are those of one moment, but the functions that
     * make texts of them look at the next.
     */
    static boolean isOfSomethingGone(SQLException failure) {
        String state = state(failure);
        return state.equals("XX000") || state.equals("40001") || state.startsWith("42");
    }

    /** What to do, as the end of a message. */
    static String advice(SQLException failure) {
        return switch (state(failure)) {
            case "25P02" -> "\nThe connection's transaction has failed before: roll it back first.";
            case "55P03" ->
                "\nAnother session holds a lock on one of its tables or views: end that session's transaction first.";
            default ->
                isOfSomethingGone(failure)
                        ? "\nIt was changed by another session while it was read, again and again: read it when nothing"
                                + " changes it."
                        : "";
        };
    }

    private static String state(SQLException failure) {
        String state = failure.getSQLState();
        return state == null ? "" : state;
    }
}
