package io.github.migrationtest.migration.atlas;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.run.StatementFailure;
import io.github.migrationtest.internal.run.StatementRunner;
import io.github.migrationtest.internal.run.UnreadScript;
import io.github.migrationtest.migration.MigrationFailedException;
import io.github.migrationtest.migration.MigrationRuntime;
import io.github.migrationtest.migration.NoWayBackException;
import io.github.migrationtest.migration.RunObserver;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One run of {@code atlas migrate apply} ({@code cmd/atlas/internal/cmdapi/migrate.go}, {@code Executor.Execute}): a file's row is
 * written before its first statement, after each, and after the last.
 *
 * <p>Its lock is left out: it keeps other runs from the same database, and on MySQL from the whole server.
 */
final class AtlasRun {
    private static final int BASELINE = 1;
    private static final int EXECUTED = 2;

    private final Connection connection;
    private final MigrationRuntime runtime;
    private final RunObserver observer;
    private final AtlasOptions options;
    private final List<AtlasFile> all;
    private final AtlasHistory history;
    private final AtlasTransaction transaction;

    AtlasRun(
            Connection connection,
            MigrationRuntime runtime,
            RunObserver observer,
            AtlasOptions options,
            List<AtlasFile> all) {
        this.connection = connection;
        this.runtime = runtime;
        this.observer = observer;
        this.options = options;
        this.all = all;
        this.history = new AtlasHistory(connection, options);
        this.transaction = new AtlasTransaction(connection);
    }

    void apply(List<AtlasFile> files) throws SQLException {
        run(() -> {
            history.create();
            List<AtlasRevision> rows = history.rows();
            refuse(rows);
            String table = history.table();
            if (rows.isEmpty()) {
                baseline(table);
            }
            inTransactions(files, file -> execute(file, table));
        });
    }

    /** A row that says nothing but where the first run begins ({@code RevisionTypeBaseline}). */
    private void baseline(String table) throws SQLException {
        Optional<AtlasFile> file = new AtlasOrder(all, List.of(), options).baseline();
        if (file.isPresent()) {
            history.write(
                    table,
                    new AtlasRevision(file.get().version(), file.get().description(), BASELINE, 0, 0, "", "", "", ""),
                    0);
        }
    }

    void takeBack(List<AtlasFile> files) throws SQLException {
        for (AtlasFile file : files) {
            refuse(file);
            if (file.down().isEmpty()) {
                throw new NoWayBackException(
                        file.migration(),
                        file.migration()
                                + ".sql has no section down.sql. atlas migrate down computes the way back from the database"
                                + " itself, which is not rehearsed: write one (-- atlas:txtar, -- migration.sql --, -- down.sql --).");
            }
        }
        run(() -> {
            String table = history.table();
            inTransactions(files, file -> {
                StatementRunner runner = new StatementRunner(connection, runtime, observer);
                AtlasExecution execution = new AtlasExecution(connection, runner);
                int number = 0;
                for (AtlasStatement statement : file.down().orElseThrow()) {
                    execution.run(file, file.migration().down().orElseThrow(), statement, ++number);
                }
                tool(file, "at its row in " + AtlasHistory.TABLE, () -> history.delete(table, file.version()));
            });
        });
    }

    private void run(Step steps) throws SQLException {
        try {
            steps.run();
        } catch (SQLException | RuntimeException | Error failure) {
            transaction.rollBack(failure);
            throw failure;
        }
        // A transaction that a file without one left open ends with Atlas's connection.
        SQLException failure = new SQLException("The transaction that a script left open cannot be rolled back.");
        transaction.rollBack(failure);
        if (failure.getSuppressed().length > 0) {
            throw failure;
        }
    }

    private void refuse(List<AtlasRevision> rows) throws SQLException {
        if (rows.isEmpty()) {
            String table = options.allowDirty() || options.baseline().isPresent() ? "" : history.someTable();
            if (!table.isEmpty()) {
                throw new MigrationFailedException(
                        "connected database is not clean: found table \"" + table
                                + "\". baseline version or allow-dirty is required. Atlas starts nothing then. Say with baseline where the"
                                + " database stands, or set allow-dirty=true in options if production runs with --allow-dirty.");
            }
        }
        rows.stream()
                .skip(Math.max(0, rows.size() - 1))
                .filter(last -> last.isPartial()
                        && all.stream().noneMatch(file -> file.version().equals(last.version())))
                .forEach(AtlasRun::refuseMissing);
        List<AtlasFile> outOfOrder = new AtlasOrder(all, rows, options).outOfOrder();
        if (!outOfOrder.isEmpty() && options.order().equals(AtlasOptions.LINEAR)) {
            throw new MigrationFailedException((outOfOrder.size() == 1 ? "migration file " : "migration files ")
                    + outOfOrder.stream()
                            .map(file -> file.migration().name() + ".sql")
                            .collect(Collectors.joining(", "))
                    + (outOfOrder.size() == 1 ? " was" : " were")
                    + " added out of order. Atlas starts nothing then. Rename (atlas migrate rebase), or set exec-order in options as"
                    + " production does.");
        }
    }

    private static void refuseMissing(AtlasRevision last) {
        throw new MigrationFailedException("missing migration: revision \"" + last.version() + "_" + last.description()
                + ".sql\" is partially applied but migration file was not found. Atlas starts nothing then. Restore the file, or set"
                + " the version by hand (atlas migrate set).");
    }

    private void inTransactions(List<AtlasFile> files, FileStep step) throws SQLException {
        boolean all = options.transaction().equals(AtlasOptions.ALL);
        boolean open = false;
        for (AtlasFile file : files) {
            refuse(file);
            String mode = file.transaction().orElse(options.transaction());
            boolean none = mode.equals(AtlasOptions.NONE);
            try {
                if (!none && !open) {
                    tool(file, "at its BEGIN", transaction::begin);
                    open = true;
                }
                step.run(file);
                if (open && (!all || file.equals(files.get(files.size() - 1)))) {
                    tool(file, "at its COMMIT", transaction::commit);
                    open = false;
                }
            } catch (StatementFailure failure) {
                transaction.rollBack(failure);
                throw failure.toException(connection, leftBehind(mode));
            }
        }
    }

    /** Transaction mode and statements of a file are looked at right before it is run ({@code driverFor}, {@code fileStmts}). */
    private void refuse(AtlasFile file) {
        String left = !options.transaction().equals(AtlasOptions.ALL)
                ? "What ran before it stays."
                : commitsByItself()
                        ? "What the server had committed by itself stays."
                        : "All files of the run were rolled back.";
        file.refusal().ifPresent(refusal -> {
            throw UnreadScript.failure("Atlas", file.migration(), refusal, left);
        });
    }

    private boolean commitsByItself() {
        DatabaseKind kind = DatabaseKind.of(connection);
        return kind == DatabaseKind.MYSQL || kind == DatabaseKind.MARIADB;
    }

    private String leftBehind(String mode) {
        if (mode.equals(AtlasOptions.NONE)) {
            return "The file runs without a transaction (txmode none): what ran before this statement stays, its row says how far it"
                    + " came, and Atlas goes on there next time. Correct the statement.";
        }
        String what =
                mode.equals(AtlasOptions.ALL) ? "All files of the run were rolled back" : "Its file was rolled back";
        return commitsByItself()
                ? "The server ends the transaction at the first CREATE, ALTER or DROP: with one before this statement, all that ran stays,"
                        + " with the row that says how far the file came, and Atlas goes on there next time; without, it was rolled back."
                        + " Correct the statement."
                : what + (mode.equals(AtlasOptions.ALL) ? "" : ", what was applied before it stays")
                        + ". Correct the statement.";
    }

    private void execute(AtlasFile file, String table) throws StatementFailure, SQLException {
        if (file.hash().isEmpty()) {
            throw new MigrationFailedException("scanning checksum from \"" + file.migration()
                    + ".sql\": checksum not found. The file says atlas:sum ignore, and Atlas runs no file that atlas.sum does not have."
                    + " Take the directive out, and run atlas migrate hash.");
        }
        long start = System.nanoTime();
        List<String> sums = AtlasSum.ofStatements(file.statements());
        AtlasRevision row = history.rows().stream()
                .filter(one -> one.version().equals(file.version()))
                .findFirst()
                .orElseGet(() -> new AtlasRevision(
                        file.version(),
                        file.description(),
                        EXECUTED,
                        0,
                        file.statements().size(),
                        "",
                        "",
                        file.hash(),
                        ""));
        if (!AtlasRevision.written(sums.subList(0, Math.min(sums.size(), row.applied())))
                .equals(row.partialHashes())) {
            throw new MigrationFailedException("history changed: a statement of " + file.migration()
                    + ".sql that has run already was changed (the first " + row.applied()
                    + " have). Atlas goes on behind them, and does not where they differ. Restore them.");
        }
        write(file, table, row, 0);
        AtlasExecution execution = new AtlasExecution(connection, new StatementRunner(connection, runtime, observer));
        String running = row.failedStatement();
        try {
            execution.check(file);
            for (int i = row.applied(); i < file.statements().size(); i++) {
                running = file.statements().get(i).text();
                execution.run(file, file.migration().up(), file.statements().get(i), i + 1);
                row = row.withOneMore(sums.get(i));
                write(file, table, row, 0);
            }
        } catch (StatementFailure failure) {
            // In a transaction of the others this goes with it; MySQL's may have ended.
            if (commitsByItself()
                    || file.transaction().orElse(options.transaction()).equals(AtlasOptions.NONE)) {
                String error = failure.getCause() == null
                        ? ""
                        : String.valueOf(failure.getCause().getMessage());
                write(file, table, row.failedAt(running, error), System.nanoTime() - start);
            }
            throw failure;
        }
        write(file, table, row.done(), System.nanoTime() - start);
    }

    private void write(AtlasFile file, String table, AtlasRevision row, long nanoseconds) throws StatementFailure {
        tool(file, "at its row in " + AtlasHistory.TABLE, () -> history.write(table, row, nanoseconds));
    }

    private static void tool(AtlasFile file, String what, Step step) throws StatementFailure {
        try {
            step.run();
        } catch (SQLException e) {
            throw StatementFailure.ofTool(file.migration(), what, e);
        }
    }

    /** Something that is sent to the database. */
    @FunctionalInterface
    private interface Step {
        void run() throws SQLException;
    }

    /** What is done with each file. */
    @FunctionalInterface
    private interface FileStep {
        void run(AtlasFile file) throws StatementFailure, SQLException;
    }
}
