package io.github.migrationtest.internal.run;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.database.JdbcUrls;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFailedException;
import io.github.migrationtest.migration.SqlScript;
import io.github.migrationtest.migration.SqlStatement;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Something that a run sent to the database was refused; the tool has still to clean up and to say what it left behind. */
public final class StatementFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable Migration migration;
    private final transient @Nullable SqlScript script;
    private final transient @Nullable SqlStatement statement;
    private final String step;
    private final SQLException refusal;

    private StatementFailure(
            @Nullable Migration migration,
            @Nullable SqlScript script,
            @Nullable SqlStatement statement,
            String step,
            SQLException refusal) {
        super(refusal);
        this.migration = migration;
        this.script = script;
        this.statement = statement;
        this.step = step;
        this.refusal = refusal;
    }

    /**
     * A statement of a script was refused.
     *
     * @param line which line of the script, where the server says one inside the statement; else the one on which it starts
     */
    static StatementFailure of(
            Migration migration, SqlScript script, SqlStatement statement, int line, SQLException refusal) {
        String place = "at statement " + statement.number() + " (line " + line + " of " + script.name() + ")";
        return new StatementFailure(migration, script, statement, place, refusal);
    }

    /** The same where the refusal itself may say the line inside the statement. */
    public static StatementFailure of(
            Migration migration, SqlScript script, SqlStatement statement, DatabaseKind kind, SQLException refusal) {
        int line = ErrorPlace.line(kind, refusal, statement.sql()).orElse(1);
        return of(migration, script, statement, statement.line() + line - 1, refusal);
    }

    /**
     * Something was refused that the tool itself sends, such as the {@code COMMIT}.
     *
     * @param migration the one that it was sent for, if it was for one
     * @param step what was refused, as in "at its COMMIT"
     */
    public static StatementFailure ofTool(@Nullable Migration migration, String step, SQLException refusal) {
        return new StatementFailure(migration, null, null, step, refusal);
    }

    /**
     * What the user is told.
     *
     * @param leftBehind how the database stands now, in whole sentences
     */
    public MigrationFailedException toException(Connection connection, String leftBehind) {
        StringBuilder message = new StringBuilder();
        message.append(migration == null ? "The run" : migration.name())
                .append(" failed ")
                .append(step);
        message.append(": ").append(refusal.getMessage());
        if (statement != null) {
            message.append("\n    ").append(shown(statement.sql()).replace("\n", "\n    "));
        }
        message.append("\nDatabase: ").append(url(connection));
        message.append("\n").append(leftBehind);
        message.append(Hint.of(refusal, statement));
        MigrationFailedException exception =
                new MigrationFailedException(message.toString(), migration, script, statement, refusal);
        for (Throwable suppressed : getSuppressed()) {
            exception.addSuppressed(suppressed);
        }
        return exception;
    }

    private static String shown(String sql) {
        String text = sql.strip();
        return text.length() <= MigrationFailedException.SQL_SHOWN
                ? text
                : text.substring(0, MigrationFailedException.SQL_SHOWN) + "... (" + text.length() + " characters)";
    }

    private static String url(Connection connection) {
        try {
            String url = connection.getMetaData().getURL();
            return url == null ? "unknown" : JdbcUrls.withoutPassword(url);
        } catch (SQLException e) {
            return "unknown (" + e.getMessage() + ")";
        }
    }
}
