package io.github.migrationtest.migration;

/** Placeholder. */
public class NoWayBackException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NoWayBackException(String message) {
        super(message);
    }
}
