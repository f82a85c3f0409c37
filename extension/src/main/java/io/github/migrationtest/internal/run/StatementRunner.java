package io.github.migrationtest.internal.run;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.SqlLexer;
import io.github.migrationtest.internal.sql.SqlToken;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationRuntime;
import io.github.migrationtest.migration.RunObserver;
import io.github.migrationtest.migration.SqlScript;
import io.github.migrationtest.migration.SqlStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sends the statements of scripts, one by one, as production's driver would take them. */
public final class StatementRunner {
    private final Connection connection;
    private final MigrationRuntime runtime;
    private final RunObserver observer;
    private final DatabaseKind kind;
    private boolean endedTransaction;
    private @Nullable Alarm deadline;
    private volatile @Nullable Statement running;

    /** A runner on an open connection in auto-commit mode. */
    public StatementRunner(Connection connection, MigrationRuntime runtime, RunObserver observer) {
        this.connection = connection;
        this.runtime = runtime;
        this.observer = observer;
        this.kind = DatabaseKind.of(connection);
    }

    /** Runs every statement of a script. */
    public void run(Migration migration, SqlScript script) throws StatementFailure, SQLException {
        for (SqlStatement statement : script.statements()) {
            run(migration, script, statement);
        }
    }

    /**
     * Runs one statement.
     *
     * @throws StatementFailure if it is refused
     * @throws SQLException if the observer fails
     */
    public void run(Migration migration, SqlScript script, SqlStatement statement)
            throws StatementFailure, SQLException {
        run(migration, script, statement, () -> {
            if (!runtime.doubleQuotedText()) {
                StrictQuotes.check(connection, statement.sql());
            }
            executeWhole(statement.sql());
        });
    }

    /**
     * Runs one statement in a way of the tool's own.
     *
     * @throws StatementFailure if it is refused
     * @throws SQLException if the observer fails
     */
    public void run(Migration migration, SqlScript script, SqlStatement statement, Sending sending)
            throws StatementFailure, SQLException {
        try {
            if (isOutOfTime()) {
                throw new SQLTimeoutException("context deadline exceeded: the time was up before it");
            }
            sending.send();
        } catch (SQLException e) {
            int line = ErrorPlace.line(kind, e, statement.sql()).orElse(1);
            throw StatementFailure.of(migration, script, statement, statement.line() + line - 1, e);
        }
        endedTransaction |= TransactionEnd.isIn(kind, statement.sql());
        observer.executed(migration, script, statement, connection);
    }

    /** How a statement gets to the server. */
    @FunctionalInterface
    public interface Sending {

        /** Sends it and takes its results. */
        void send() throws SQLException;
    }

    /** All results are taken: what fails behind the first, such as in a procedure, is told only then. */
    private void executeWhole(String sql) throws SQLException {
        if (kind == DatabaseKind.SQLITE) {
            execute(connection, sql);
            return;
        }
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            running = statement;
            boolean result = statement.execute(sql);
            while (result || statement.getUpdateCount() >= 0) {
                result = statement.getMoreResults();
            }
        } finally {
            running = null;
        }
    }

    /**
     * Does something that may take so long on a server; what it has running then is cancelled, as a context of Go's drivers cancels it.
     *
     * @throws StatementFailure if a statement is refused, or cancelled: {@link #isOutOfTime} tells which
     * @throws SQLException if the observer fails
     */
    public void within(Optional<Duration> time, Work work) throws StatementFailure, SQLException {
        if (time.isEmpty()) {
            work.run();
            return;
        }
        try (Alarm alarm = Alarm.after(time.get(), this::cancel)) {
            deadline = alarm;
            work.run();
        }
    }

    /** What is done with a runner. */
    @FunctionalInterface
    public interface Work {

        /** Runs statements. */
        void run() throws StatementFailure, SQLException;
    }

    /** Whether the time of the last work that had one was up before its end. */
    public boolean isOutOfTime() {
        return deadline != null && deadline.rang();
    }

    private void cancel() {
        try {
            Statement statement = running;
            if (kind == DatabaseKind.POSTGRESQL) {
                PostgresqlSimpleQuery.cancel(connection);
            } else if (statement != null) {
                statement.cancel();
            }
        } catch (SQLException e) {
            // It has ended by itself in the meantime, or is cancelled when the alarm rings again.
        }
    }

    /**
     * Runs a script of PostgreSQL in one query, as drivers do that hand the whole text to the server; who watches is told of its
     * statements after the last of them.
     *
     * @throws StatementFailure if one is refused
     * @throws SQLException if the observer fails
     */
    public void runWhole(Migration migration, SqlScript script) throws StatementFailure, SQLException {
        runWhole(migration, script, script, 1, 1);
    }

    /**
     * The same of a part of a script that begins in one of its lines; the part's own statements have their places in the part.
     *
     * @throws StatementFailure if one is refused
     * @throws SQLException if the observer fails
     */
    public void runWhole(Migration migration, SqlScript script, SqlScript part, int firstLine, int firstColumn)
            throws StatementFailure, SQLException {
        if (part.text().isBlank()) {
            return;
        }
        if (observer.looksAtEach() && part.statements().size() > 1 && !UnclosedEnd.isIn(kind, part.text())) {
            runEach(
                    migration,
                    script,
                    part.statements().stream()
                            .map(statement -> statement.within(firstLine, firstColumn))
                            .toList());
            return;
        }
        PostgresqlSimpleQuery query = new PostgresqlSimpleQuery(connection);
        try {
            query.execute(part.text());
        } catch (SQLException e) {
            part.statements().stream()
                    .limit(query.completed())
                    .forEach(statement -> endedTransaction |= TransactionEnd.isIn(kind, statement.sql()));
            int place = ErrorPlace.statement(part, e, query.completed());
            if (place < 0) {
                throw StatementFailure.ofTool(migration, "in " + script.name(), e);
            }
            SqlStatement statement = part.statements().get(place);
            int line = ErrorPlace.line(kind, e, part.text()).orElse(statement.line());
            throw StatementFailure.of(
                    migration, script, statement.within(firstLine, firstColumn), firstLine + line - 1, e);
        }
        for (SqlStatement statement : part.statements()) {
            endedTransaction |= TransactionEnd.isIn(kind, statement.sql());
            observer.executed(migration, script, statement.within(firstLine, firstColumn), connection);
        }
    }

    /** The same for who looks after each statement. */
    private void runEach(Migration migration, SqlScript script, List<SqlStatement> statements)
            throws StatementFailure, SQLException {
        boolean ofServer = !PostgresqlSimpleQuery.isInTransaction(connection)
                && statements.stream().noneMatch(statement -> TransactionEnd.isIn(kind, statement.sql()));
        if (ofServer) {
            new PostgresqlSimpleQuery(connection).execute("begin");
        }
        for (SqlStatement statement : statements) {
            run(migration, script, statement, () -> new PostgresqlSimpleQuery(connection).execute(statement.sql()));
        }
        if (ofServer) {
            new PostgresqlSimpleQuery(connection).execute("commit");
        }
    }

    /**
     * Runs one piece of a script on a server, as it stands between two marks: in PostgreSQL in one query of the simple protocol,
     * however many statements it has. The blanks in front of it, which servers drop or which count in none of their errors, stay
     * out.
     *
     * @throws StatementFailure if it is refused
     * @throws SQLException if the observer fails
     */
    public void runPiece(Migration migration, SqlScript script, SqlStatement piece)
            throws StatementFailure, SQLException {
        String sql = piece.sql().stripLeading();
        try {
            if (kind == DatabaseKind.POSTGRESQL) {
                new PostgresqlSimpleQuery(connection).execute(sql);
            } else {
                executeWhole(sql);
            }
        } catch (SQLException e) {
            // The piece's line is that of its first statement, while servers count the comments before it.
            int first = SqlLexer.stream(kind, sql)
                    .mapToInt(SqlToken::line)
                    .findFirst()
                    .orElse(1);
            int line = ErrorPlace.line(kind, e, sql).orElse(first);
            throw StatementFailure.of(migration, script, piece, piece.line() + line - first, e);
        }
        endedTransaction |= TransactionEnd.isIn(kind, sql);
        observer.executed(migration, script, piece, connection);
    }

    /** A refusal that the driver itself would speak, before the database sees the statement. */
    public static StatementFailure refused(
            Migration migration, SqlScript script, SqlStatement statement, String message) {
        return refused(migration, script, statement, new SQLException(message));
    }

    /** The same with the code that the server would give it. */
    public static StatementFailure refused(
            Migration migration, SqlScript script, SqlStatement statement, SQLException refusal) {
        return StatementFailure.of(migration, script, statement, statement.line(), refusal);
    }

    /** A script begins that has a transaction of its own: what an earlier one has ended is nothing to it. */
    public void startScript() {
        endedTransaction = false;
        deadline = null;
    }

    /** Whether a statement of a script has ended the run's transaction, so that a rollback does not take back everything. */
    public boolean hasEndedTransaction() {
        return endedTransaction;
    }

    /** Executes one statement of the tool's own. */
    public static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
