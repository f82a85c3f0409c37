package io.github.migrationtest.migration.sqitch;

import java.nio.file.Path;

/** A script has a command of its client's that cannot be followed here; what comes of that is said when the script is to run. */
final class ClientRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ClientRefusal(Path file, int line, String message) {
        super(file + ", line " + line + ": " + message);
    }
}
