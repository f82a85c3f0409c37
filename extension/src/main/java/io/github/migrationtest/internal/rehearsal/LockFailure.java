package io.github.migrationtest.internal.rehearsal;

import java.sql.SQLException;
import java.util.Set;

/** Which failures are of a lock that somebody else had, so that another try may go through. */
final class LockFailure {
    /** PostgreSQL's lock_not_available, deadlock_detected, serialization_failure. */
    private static final Set<String> STATES = Set.of("55P03", "40P01", "40001");

    /** MySQL's and MariaDB's ER_LOCK_WAIT_TIMEOUT, ER_LOCK_DEADLOCK; SQLite's SQLITE_BUSY, SQLITE_LOCKED. */
    private static final Set<Integer> CODES = Set.of(1205, 1213, 5, 6);

    private LockFailure() {}

    static boolean isOne(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refusal
                    && (STATES.contains(String.valueOf(refusal.getSQLState()))
                            || CODES.contains(refusal.getErrorCode()))) {
                return true;
            }
        }
        return false;
    }
}
