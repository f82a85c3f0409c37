package io.github.migrationtest.assertions;

import io.github.migrationtest.data.Orphan;
import io.github.migrationtest.data.Orphans;
import io.github.migrationtest.database.Database;
import io.github.migrationtest.database.DatabaseException;
import io.github.migrationtest.internal.sql.ForeignKeyEnforcement;
import io.github.migrationtest.schema.SchemaSnapshot;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What SQLite says to a statement that is run and taken back.
 *
 * @param statement what was run
 * @param refusal what the driver threw, if it did
 * @param brokenAtCommit the deferred foreign keys that would refuse the commit
 * @param changedRows as the driver counts them
 * @param foreignKeysEnforced whether the connection enforces them
 * @param copy whether no message may show a row's value
 */
record Trial(
        TrialStatement statement,
        Optional<SQLException> refusal,
        List<String> brokenAtCommit,
        int changedRows,
        boolean foreignKeysEnforced,
        boolean copy) {

    /** SQLite's primary result codes, which sqlite-jdbc gives as the exception's error code. */
    private static final int CONSTRAINT = 19;

    /** A text for an {@code integer primary key}: no constraint by its code, but a value that is refused. */
    private static final int MISMATCH = 20;

    private static final String SAVEPOINT = "migration_test_trial";

    static Trial of(String claim, LiveDatabase live, String sql, @Nullable Object... parameters) {
        TrialStatement statement = TrialStatement.of(claim, live.database().kind(), sql, Arrays.asList(parameters));
        return live.read(connection -> run(statement, live.database(), connection));
    }

    /** Savepoints by hand: JDBC's need auto-commit switched off, which fails where a script has said {@code BEGIN} itself. */
    private static Trial run(TrialStatement statement, Database database, Connection connection) throws SQLException {
        boolean enforced = ForeignKeyEnforcement.isOn(connection);
        execute(connection, "savepoint " + SAVEPOINT);
        try {
            boolean deferring = enforced && mayDefer(connection);
            Map<String, Long> before = deferring ? orphans(connection) : Map.of();
            int changed = statement.execute(connection);
            List<String> broken = deferring ? brokenSince(before, orphans(connection)) : List.of();
            return new Trial(statement, Optional.empty(), broken, changed, enforced, database.isCopy());
        } catch (SQLException refusal) {
            return new Trial(statement, Optional.of(refusal), List.of(), 0, enforced, database.isCopy());
        } finally {
            takeBack(connection);
        }
    }

    private static void takeBack(Connection connection) throws SQLException {
        try {
            execute(connection, "rollback to " + SAVEPOINT);
            execute(connection, "release " + SAVEPOINT);
        } catch (SQLException e) {
            // ON CONFLICT ROLLBACK and RAISE(ROLLBACK) have ended the transaction, and with it the savepoint.
            if (!connection.getAutoCommit()) {
                throw new DatabaseException(
                        "The statement has rolled back the whole transaction that was open on the connection, as"
                                + " ON CONFLICT ROLLBACK and RAISE(ROLLBACK) do. Use a connection without one.",
                        e);
            }
        }
    }

    private static boolean mayDefer(Connection connection) throws SQLException {
        return LiveDatabase.number(connection, "pragma defer_foreign_keys") == 1
                || SchemaSnapshot.of(connection).tables().stream()
                        .flatMap(table -> table.foreignKeys().stream())
                        .anyMatch(key -> key.initiallyDeferred());
    }

    private static Map<String, Long> orphans(Connection connection) {
        return Orphans.of(connection).stream().collect(Collectors.toMap(Orphan::foreignKey, Orphan::rows, Long::sum));
    }

    private static List<String> brokenSince(Map<String, Long> before, Map<String, Long> after) {
        return after.entrySet().stream()
                .filter(key -> key.getValue() > before.getOrDefault(key.getKey(), 0L))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    boolean isAccepted() {
        return refusal.isEmpty() && brokenAtCommit.isEmpty();
    }

    boolean isRejected() {
        return !brokenAtCommit.isEmpty()
                || refusal.filter(e -> e.getErrorCode() == CONSTRAINT || e.getErrorCode() == MISMATCH)
                        .isPresent();
    }

    UnmetExpectation shouldBeRejected(UnmetExpectation message) {
        statement.describe(message, "reject");
        if (refusal.isPresent()) {
            return message.but("no constraint did, the statement itself failed", said(refusal.get()));
        }
        message.but(changedRows == 0 ? "it was accepted, and changed no row" : "it was accepted");
        return foreignKeysEnforced
                ? message
                : message.and("foreign keys are not enforced on this connection", List.of());
    }

    UnmetExpectation shouldBeAccepted(UnmetExpectation message) {
        statement.describe(message, "accept");
        return refusal.map(e -> message.but("it was refused", said(e)))
                .orElseGet(() -> message.but(
                        "the commit would be refused, for it breaks deferred foreign keys", brokenAtCommit));
    }

    /** The driver's message; of a copy without what a trigger says, which may hold a row's values. */
    private String said(SQLException e) {
        String text = String.valueOf(e.getMessage());
        return copy && text.startsWith("[SQLITE_CONSTRAINT_TRIGGER]") ? text.replaceFirst(" \\(.*", "") : text;
    }
}
