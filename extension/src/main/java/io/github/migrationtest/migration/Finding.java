package io.github.migrationtest.migration;

import java.nio.file.Path;
import java.util.Optional;

/**
 * One breach of a rule.
 *
 * @param check the rule, in lower case with dashes, such as {@code changed-after-applying}
 * @param severity whether it is a fault or something to look at
 * @param migration the migration that is to blame, where one is
 * @param file the file that is to blame, where there is one
 * @param message what was found and what it means, in a sentence or two
 * @param remedy what to do
 */
public record Finding(
        String check,
        Severity severity,
        Optional<Migration> migration,
        Optional<Path> file,
        String message,
        String remedy) {

    /** How much a finding weighs. */
    public enum Severity {
        /** A fault. */
        ERROR,
        /** Right in some cases: somebody should look. */
        WARNING
    }

    /** A fault of a migration whose file is known. */
    public static Finding error(String check, Migration migration, String message, String remedy) {
        return new Finding(
                check, Severity.ERROR, Optional.of(migration), migration.up().path(), message, remedy);
    }

    /** A fault in which no file of the folder is to blame, such as one that is missing. */
    public static Finding error(String check, String message, String remedy) {
        return new Finding(check, Severity.ERROR, Optional.empty(), Optional.empty(), message, remedy);
    }

    @Override
    public String toString() {
        return check + ": " + message + " " + remedy
                + file.map(path -> " (" + path.getFileName() + ")").orElse("");
    }
}
