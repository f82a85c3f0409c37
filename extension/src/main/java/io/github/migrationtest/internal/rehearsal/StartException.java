package io.github.migrationtest.internal.rehearsal;

/** A database cannot be brought to where a test starts: the message goes on from "... names ". */
public final class StartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StartException(String message) {
        super(message);
    }
}
