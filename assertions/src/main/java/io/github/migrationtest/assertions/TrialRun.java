package io.github.migrationtest.assertions;

import io.github.migrationtest.database.Database;
import io.github.migrationtest.database.DatabaseException;
import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.ForeignKeyEnforcement;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** Runs a statement once, and asks for what is only checked at the end of a transaction. */
final class TrialRun {
    private final TrialStatement statement;
    private final boolean copy;
    private final Connection connection;

    TrialRun(TrialStatement statement, boolean copy, Connection connection) {
        this.statement = statement;
        this.copy = copy;
        this.connection = connection;
    }

    /** On a database that is thrown away: what a commit checks, a commit says. */
    Trial committed() throws SQLException {
        connection.setAutoCommit(false);
        int changed;
        try {
            changed = statement.execute(connection);
        } catch (SQLException refusal) {
            return refused(refusal, false);
        }
        try {
            connection.commit();
            return accepted(changed);
        } catch (SQLException refusal) {
            return refused(refusal, true);
        }
    }

    /** On a database that others use: everything is rolled back, and what a commit checks is asked for before. */
    Trial takenBack(Database database) throws SQLException {
        new TrialGround(statement, database, connection).check();
        begin();
        try {
            return tried();
        } finally {
            rollBack();
        }
    }

    private Trial tried() throws SQLException {
        boolean sqlite = statement.kind() == DatabaseKind.SQLITE;
        DeferredKeys keys = new DeferredKeys(connection);
        boolean deferring = sqlite && ForeignKeyEnforcement.isOn(connection) && keys.mayDefer();
        if (deferring) {
            keys.remember();
        }
        int changed;
        try {
            changed = statement.execute(connection);
        } catch (SQLException refusal) {
            return refused(refusal, false);
        }
        if (statement.kind() == DatabaseKind.POSTGRESQL) {
            try {
                execute("set constraints all immediate");
            } catch (SQLException refusal) {
                return refused(refusal, true);
            }
        }
        Optional<Rejection> broken = deferring ? keys.brokenSince() : Optional.empty();
        return broken.isPresent() ? result(Optional.empty(), broken, true, changed) : accepted(changed);
    }

    private Trial accepted(int changed) throws SQLException {
        return result(Optional.empty(), Optional.empty(), false, changed);
    }

    private Trial refused(SQLException refusal, boolean atCommit) throws SQLException {
        Optional<Rejection> rejection = Rejections.of(statement.kind(), refusal, copy);
        if (atCommit) {
            // What was done is in the way of doing it again; on a server nothing works in a transaction that has
            // failed.
            connection.rollback();
        }
        boolean unnamed = statement.kind() == DatabaseKind.SQLITE
                && rejection
                        .filter(each -> each.kind() == ConstraintKind.FOREIGN_KEY)
                        .isPresent();
        return result(
                Optional.of(refusal),
                unnamed ? rejection.map(this::withItsKey) : rejection.map(this::withItsTable),
                atCommit,
                0);
    }

    /** SQLite does not say which foreign key it was: the same statement, with the check put off, shows the orphans it makes. */
    private Rejection withItsKey(Rejection rejection) {
        try {
            return new DeferredKeys(connection)
                    .brokenBy(statement)
                    .map(key -> key.saying(rejection.message()))
                    .orElse(rejection);
        } catch (SQLException | DatabaseException e) {
            // A RESTRICT refuses at once all the same.
            return rejection;
        }
    }

    private Rejection withItsTable(Rejection rejection) {
        return rejection.table().isPresent() || rejection.kind() == ConstraintKind.TRIGGER
                ? rejection
                : rejection.on(statement.table(), rejection.columns());
    }

    private Trial result(Optional<SQLException> refusal, Optional<Rejection> rejection, boolean atCommit, int changed)
            throws SQLException {
        boolean enforced = statement.kind() != DatabaseKind.SQLITE || ForeignKeyEnforcement.isOn(connection);
        return new Trial(statement, refusal, rejection, atCommit, changed, enforced, copy);
    }

    /** SQLite's by hand: JDBC would not know that ON CONFLICT ROLLBACK and RAISE(ROLLBACK) end a transaction. */
    private void begin() throws SQLException {
        if (statement.kind() == DatabaseKind.SQLITE) {
            execute("begin");
        } else {
            connection.setAutoCommit(false);
        }
    }

    private void rollBack() throws SQLException {
        if (statement.kind() != DatabaseKind.SQLITE) {
            connection.rollback();
            connection.setAutoCommit(true);
            return;
        }
        try {
            execute("rollback");
        } catch (SQLException e) {
            if (!String.valueOf(e.getMessage()).contains("no transaction is active")) {
                throw e;
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement words = connection.createStatement()) {
            words.execute(sql);
        }
    }
}
