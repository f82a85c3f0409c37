package io.github.migrationtest.migration.mybatis;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.run.SqliteTransaction;
import io.github.migrationtest.internal.run.StatementFailure;
import io.github.migrationtest.internal.run.StatementRunner;
import io.github.migrationtest.migration.CodeMigration;
import io.github.migrationtest.migration.MigrationFailedException;
import io.github.migrationtest.migration.MigrationRuntime;
import io.github.migrationtest.migration.RunObserver;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** One run of {@code migrate up}, {@code pending} or {@code down}: each script in a transaction, its row in another. */
final class MybatisRun {
    private final Connection connection;
    private final StatementRunner runner;
    private final MybatisScripts scripts;
    private final ScriptRun scriptRun;
    private final Changelog changelog;
    private final Path folder;

    MybatisRun(
            Connection connection,
            MigrationRuntime runtime,
            RunObserver observer,
            MybatisScripts scripts,
            Path folder) {
        this.connection = connection;
        this.runner = new StatementRunner(connection, runtime, observer);
        this.scripts = scripts;
        this.scriptRun = new ScriptRun(connection, runner, scripts);
        this.changelog = new Changelog(connection, scripts.environment().changelog());
        this.folder = folder;
    }

    /** Code by migration is run in the migration's transaction, behind its script. */
    interface CodeOf {
        List<CodeMigration.Code> of(MybatisMigration migration);
    }

    void apply(List<MybatisMigration> migrations, CodeOf code) throws SQLException {
        if (migrations.isEmpty()) {
            return;
        }
        try {
            bootstrap(migrations.get(0));
            for (MybatisMigration migration : migrations) {
                step(migration, migration.up(), code.of(migration));
                tool(migration, "at its row in " + changelog.table(), () -> changelog.insert(migration.file()));
            }
        } catch (StatementFailure failure) {
            MigrationFailedException told = told(failure);
            abort(migrations.get(0), told);
            throw told;
        } finally {
            end();
        }
    }

    void takeBack(List<MybatisMigration> migrations) throws SQLException {
        try {
            for (MybatisMigration migration : migrations) {
                checkIsLast(migration);
                step(migration, migration.undo().orElseGet(() -> nothing(migration)), List.of());
                // The undo of the migration that made the table drops it.
                if (!isThere()) {
                    return;
                }
                tool(
                        migration,
                        "at its row in " + changelog.table(),
                        () -> changelog.delete(migration.file().id()));
            }
        } catch (StatementFailure failure) {
            throw told(failure);
        } finally {
            end();
        }
    }

    /** PostgreSQL takes nothing more in a transaction in which the table was not found. */
    private boolean isThere() throws SQLException {
        boolean there = changelog.exists();
        if (!there && !connection.getAutoCommit()) {
            connection.rollback();
        }
        return there;
    }

    private void checkIsLast(MybatisMigration migration) throws SQLException {
        List<Change> applied = changelog.read();
        if (applied.isEmpty()) {
            throw new MigrationFailedException(
                    migration.migration().name() + " is not taken back: " + changelog.table() + " has no row.");
        }
        Change last = applied.get(applied.size() - 1);
        if (last.id().compareTo(migration.file().id()) != 0) {
            throw new MigrationFailedException(
                    migration.migration().name() + " is not taken back: MyBatis Migrations undoes the"
                            + " last row of " + changelog.table() + " and nothing else, and that is " + last
                            + ", of which the folder has no script. Put that file back.");
        }
        // 2.0 and 2e1 are in order among numbers, but to Change.equals no 2 and no 20.
        if (last.id().scale() != migration.file().id().scale()) {
            throw new MigrationFailedException(migration.migration().name()
                    + " is not taken back: MyBatis Migrations does not see its number in the "
                    + last.id().toPlainString() + " of " + changelog.table()
                    + ", and undoes nothing. Write the number in the name as it stands there.");
        }
    }

    private MybatisScript nothing(MybatisMigration migration) {
        return scripts.script(migration.file().path(), ScriptPart.NOTHING);
    }

    private void step(MybatisMigration migration, MybatisScript script, List<CodeMigration.Code> code)
            throws StatementFailure, SQLException {
        scriptRun.run(migration.migration(), script, code);
    }

    /** Somebody has run {@code migrate bootstrap} before the first migration of a new database. */
    private void bootstrap(MybatisMigration first) throws StatementFailure, SQLException {
        Path file = folder.resolve(MybatisFile.BOOTSTRAP);
        if (scripts.environment().bootstrap() && Files.isRegularFile(file) && isEmpty()) {
            scriptRun.run(first.migration(), scripts.up(file), List.of());
        }
    }

    private boolean isEmpty() throws SQLException {
        try (ResultSet tables = connection
                .getMetaData()
                .getTables(connection.getCatalog(), null, "%", new String[] {"TABLE", "VIEW"})) {
            return !tables.next();
        }
    }

    private void abort(MybatisMigration first, MigrationFailedException failure) throws SQLException {
        Path file = folder.resolve(MybatisFile.ON_ABORT);
        if (!Files.isRegularFile(file)) {
            return;
        }
        try {
            scriptRun.run(first.migration(), scripts.up(file), List.of());
        } catch (StatementFailure alsoFailed) {
            failure.addSuppressed(alsoFailed.toException(connection, "That was the script for failed runs."));
        }
    }

    private MigrationFailedException told(StatementFailure failure) {
        return failure.toException(connection, leftBehind() + " Correct the statement.");
    }

    private String leftBehind() {
        if (scripts.environment().autoCommit()) {
            return "With auto_commit each statement is its own transaction: what ran before it stays.";
        } else if (runner.hasEndedTransaction()) {
            return "The script had ended the transaction by itself: what it committed stays.";
        } else if (scripts.kind() == DatabaseKind.MYSQL || scripts.kind() == DatabaseKind.MARIADB) {
            return "Its script was rolled back up to the last CREATE, ALTER or DROP, which MySQL commits by itself; what was"
                    + " applied before it stays.";
        }
        return "What its script had not committed was rolled back, what was applied before it stays.";
    }

    private void end() throws SQLException {
        if (!connection.getAutoCommit()) {
            if (scripts.kind() == DatabaseKind.SQLITE && !SqliteTransaction.isOpen(connection)) {
                // A script has ended it, of which sqlite-jdbc knows nothing: it refuses to roll back or to commit none.
                SqliteTransaction.begin(connection);
            }
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private static void tool(MybatisMigration migration, String what, ToolStep step) throws StatementFailure {
        try {
            step.run();
        } catch (SQLException e) {
            throw StatementFailure.ofTool(migration.migration(), what, e);
        }
    }

    private interface ToolStep {
        void run() throws SQLException;
    }
}
