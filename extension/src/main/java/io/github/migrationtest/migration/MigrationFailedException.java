package io.github.migrationtest.migration;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A migration failed, or its tool refused to start it.
 *
 * <p>The message has the version, the script, the statement's number and line, its SQL cut to {@value #SQL_SHOWN}
 * characters, the database's URL without its password, and what the tool left behind. The driver's exception is the cause.
 */
public final class MigrationFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** How much of a statement a message shows, in characters. */
    public static final int SQL_SHOWN = 500;

    private final transient @Nullable Migration migration;
    private final transient @Nullable SqlScript script;
    private final transient @Nullable SqlStatement statement;

    /** A run that a tool refused to start: its history and its folder contradict each other. */
    public MigrationFailedException(String message) {
        this(message, null, null, null, null);
    }

    /** A migration that failed. */
    public MigrationFailedException(
            String message,
            @Nullable Migration migration,
            @Nullable SqlScript script,
            @Nullable SqlStatement statement,
            @Nullable Throwable cause) {
        super(message, cause);
        this.migration = migration;
        this.script = script;
        this.statement = statement;
    }

    /** The same with one more line for the user. */
    public MigrationFailedException with(String advice) {
        MigrationFailedException more =
                new MigrationFailedException(getMessage() + "\n" + advice, migration, script, statement, getCause());
        for (Throwable suppressed : getSuppressed()) {
            more.addSuppressed(suppressed);
        }
        return more;
    }

    /** The migration that failed, where one was running. */
    public Optional<Migration> migration() {
        return Optional.ofNullable(migration);
    }

    /** The script that failed. */
    public Optional<SqlScript> script() {
        return Optional.ofNullable(script);
    }

    /** The statement that failed, where it was one of the script's and not the tool's own. */
    public Optional<SqlStatement> statement() {
        return Optional.ofNullable(statement);
    }
}
