package io.github.migrationtest.internal.rehearsal;

import io.github.migrationtest.fixtures.TestDatabase;
import io.github.migrationtest.migration.CodeMigration;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFailedException;
import io.github.migrationtest.migration.RunDatabase;
import io.github.migrationtest.migration.RunObserver;
import io.github.migrationtest.migration.VersionQuery;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A run forward with what is done between its migrations, by the application in code or by the test with its rows: the tool runs up to there, the code, and the tool again. */
final class CodeRun {
    private final Plan plan;
    private final TestDatabase database;
    private final RunDatabase target;
    private final RunObserver observer;
    private final Deque<Owed> owed = new ArrayDeque<>();

    CodeRun(Plan plan, TestDatabase database, RunDatabase target, RunObserver observer) {
        this.plan = plan;
        this.database = database;
        this.target = target;
        this.observer = observer;
    }

    /**
     * Code whose migration is applied, and which has not run.
     *
     * @param inTransaction whether it runs in a transaction of the run's connection, and not on its own
     */
    private record Owed(Migration migration, CodeMigration.Code code, boolean inTransaction) {}

    /** Whether code has still to run that belongs to what is applied. */
    boolean owesCode() {
        return !owed.isEmpty();
    }

    /** First what an earlier try has left owing. */
    void go(List<Migration> migrations) throws SQLException {
        runOwed();
        List<Migration> upToCode = new ArrayList<>();
        for (Migration migration : migrations) {
            upToCode.add(migration);
            List<CodeMigration.Code> code = codeBehind(migration);
            List<CodeMigration.Code> rows = rowsAt(migration);
            if (!code.isEmpty() || !rows.isEmpty()) {
                apply(upToCode);
                upToCode.clear();
                code.forEach(one -> owed.add(new Owed(migration, one, true)));
                rows.forEach(one -> owed.add(new Owed(migration, one, false)));
                runOwed();
            }
        }
        if (!upToCode.isEmpty() || migrations.isEmpty() && plan.folder().runsWithoutPending()) {
            apply(upToCode);
        }
    }

    private void runOwed() throws SQLException {
        while (!owed.isEmpty()) {
            if (owed.element().inTransaction()) {
                run(owed.element().migration(), owed.element().code());
            } else {
                owed.element().code().run(target.connection());
            }
            owed.remove();
        }
    }

    private void apply(List<Migration> migrations) throws SQLException {
        plan.folder().apply(target, plan.runtime(), List.copyOf(migrations), observer);
    }

    private List<CodeMigration.Code> codeBehind(Migration migration) {
        return plan.folder().runsCode()
                ? List.of()
                : plan.hooks().code().stream()
                        .filter(code -> VersionQuery.find(plan.folder().all(), code.version())
                                .equals(migration))
                        .map(CodeMigration::code)
                        .toList();
    }

    private List<CodeMigration.Code> rowsAt(Migration migration) {
        return plan.rows().stream()
                .filter(rows -> rows.at().equals(migration))
                .<CodeMigration.Code>map(rows -> connection -> rows.rows().into(database))
                .toList();
    }

    /** In a transaction of its own. */
    private void run(Migration migration, CodeMigration.Code code) throws SQLException {
        Connection connection = target.connection();
        connection.setAutoCommit(false);
        try {
            code.run(connection);
            connection.commit();
        } catch (SQLException | RuntimeException e) {
            connection.rollback();
            throw new MigrationFailedException(
                    "The code that runs behind " + migration + " (runAt) failed: " + e.getMessage()
                            + "\nIts transaction was rolled back; " + migration + " is applied.",
                    migration,
                    null,
                    null,
                    e);
        } finally {
            connection.setAutoCommit(true);
        }
    }
}
