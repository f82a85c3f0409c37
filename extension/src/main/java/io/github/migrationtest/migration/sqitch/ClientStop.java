package io.github.migrationtest.migration.sqitch;

import java.nio.file.Path;

/** A script has a line at which its client itself stops as at a statement that fails: what stands before it has run by then. */
final class ClientStop extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ClientStop(Path file, int line, String message) {
        super(file + ", line " + line + ": " + message);
    }
}
