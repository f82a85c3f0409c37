package io.github.migrationtest.internal.rehearsal;

import io.github.migrationtest.migration.CodeMigration;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFailedException;
import io.github.migrationtest.migration.RunDatabase;
import io.github.migrationtest.migration.RunObserver;
import io.github.migrationtest.migration.VersionQuery;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A run forward with what the application does in code between its migrations: the tool runs up to there, the code, and the tool again. */
record CodeRun(Plan plan, RunDatabase target, RunObserver observer) {

    void go(List<Migration> migrations) throws SQLException {
        List<Migration> upToCode = new ArrayList<>();
        for (Migration migration : migrations) {
            upToCode.add(migration);
            List<CodeMigration.Code> code = codeBehind(migration);
            if (!code.isEmpty()) {
                apply(upToCode);
                upToCode.clear();
                for (CodeMigration.Code one : code) {
                    run(migration, one);
                }
            }
        }
        if (!upToCode.isEmpty()) {
            apply(upToCode);
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
