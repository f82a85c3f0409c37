package io.github.migrationtest.internal.rehearsal;

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

/** A run forward with what the application does in code between its migrations: the tool runs up to there, the code, and the tool again. */
final class CodeRun {
    private final Plan plan;
    private final RunDatabase target;
    private final RunObserver observer;
    private final Deque<Owed> owed = new ArrayDeque<>();

    CodeRun(Plan plan, RunDatabase target, RunObserver observer) {
        this.plan = plan;
        this.target = target;
        this.observer = observer;
    }

    /** Code whose migration is applied, and which has not run. */
    private record Owed(Migration migration, CodeMigration.Code code) {}

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
            if (!code.isEmpty()) {
                apply(upToCode);
                upToCode.clear();
                code.forEach(one -> owed.add(new Owed(migration, one)));
                runOwed();
            }
        }
        if (!upToCode.isEmpty()) {
            apply(upToCode);
        }
    }

    private void runOwed() throws SQLException {
        while (!owed.isEmpty()) {
            run(owed.element().migration(), owed.element().code());
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
