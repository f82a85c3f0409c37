package io.github.migrationtest.migration.command;

/** A command cannot be run as it is said; the message has the rest of the sentence that names it. */
final class CommandRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CommandRefusedException(String message) {
        super(message);
    }
}
