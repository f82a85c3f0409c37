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
 * @param statement the statement that is to blame, where it is known
 * @param object the table, index or whatever else of the database it is about, as messages name it
 * @param message what was found and what it means, in a sentence or two
 * @param why what made it so, in one or more lines, where that is known
 * @param remedy what to do; empty if there is nothing to say
 */
public record Finding(
        String check,
        Severity severity,
        Optional<Migration> migration,
        Optional<Path> file,
        Optional<SqlStatement> statement,
        Optional<String> object,
        String message,
        Optional<String> why,
        String remedy) {

    /** How much a finding weighs. */
    public enum Severity {
        /** A fault. */
        ERROR,
        /** Right in some cases: somebody should look. */
        WARNING
    }

    /** One of which neither statement, object nor reason is told. */
    public Finding(
            String check,
            Severity severity,
            Optional<Migration> migration,
            Optional<Path> file,
            String message,
            String remedy) {
        this(check, severity, migration, file, Optional.empty(), Optional.empty(), message, Optional.empty(), remedy);
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

    /** The same as what a rule says that holds migrations to this one too, whose name then begins the message. */
    public Finding of(String rule) {
        return new Finding(rule, severity, migration, file, statement, object, check + ": " + message, why, remedy);
    }

    /** The same as something to look at. */
    public Finding asWarning() {
        return new Finding(check, Severity.WARNING, migration, file, statement, object, message, why, remedy);
    }

    /** The same about a part of the database. */
    public Finding about(String part) {
        return new Finding(check, severity, migration, file, statement, Optional.of(part), message, why, remedy);
    }

    /** The same with the statement that is to blame. */
    public Finding at(SqlStatement culprit) {
        return new Finding(check, severity, migration, file, Optional.of(culprit), object, message, why, remedy);
    }

    /** The same with what made it so. */
    public Finding because(Optional<String> reason) {
        return new Finding(check, severity, migration, file, statement, object, message, reason, remedy);
    }

    @Override
    public String toString() {
        return check + ": " + message + (remedy.isEmpty() ? "" : " " + remedy)
                + file.map(path -> " (" + path.getFileName() + ")").orElse("");
    }
}
