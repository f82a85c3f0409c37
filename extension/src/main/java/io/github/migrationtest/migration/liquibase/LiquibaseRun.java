package io.github.migrationtest.migration.liquibase;

import io.github.migrationtest.internal.run.StatementFailure;
import io.github.migrationtest.internal.run.StatementRunner;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFailedException;
import io.github.migrationtest.migration.RunObserver;
import io.github.migrationtest.migration.SqlScript;
import io.github.migrationtest.migration.SqlStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.changelog.ChangeLogHistoryService;
import liquibase.changelog.ChangeLogHistoryServiceFactory;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.FastCheckService;
import liquibase.database.Database;
import liquibase.exception.LiquibaseException;
import liquibase.lockservice.LockServiceFactory;

/** One run of Liquibase on a connection, which stays open. */
final class LiquibaseRun {
    private final Connection connection;
    private final Changelog changelog;
    private final LiquibaseSettings settings;
    private final LiquibaseHistory history;

    LiquibaseRun(Connection connection, Changelog changelog, LiquibaseSettings settings) {
        this.connection = connection;
        this.changelog = changelog;
        this.settings = settings;
        this.history = new LiquibaseHistory(connection, settings.history());
    }

    /** Something that is asked of Liquibase. */
    private interface Command {
        void run(Liquibase liquibase, Database database) throws LiquibaseException;
    }

    private Contexts contexts() {
        return new Contexts(settings.contexts());
    }

    private LabelExpression labels() {
        return new LabelExpression(settings.labels());
    }

    /**
     * Applies what comes up to a change set, or everything.
     *
     * @param count how many change sets Liquibase would run to get there; empty for all
     */
    void apply(Optional<Integer> count, RunObserver observer) throws SQLException {
        run(observer, (liquibase, database) -> {
            if (settings.update().clearsChecksums()) {
                liquibase.clearCheckSums();
            }
            if (count.isPresent()) {
                liquibase.update(count.get(), contexts(), labels());
            } else {
                // It remembers, by the URL, that there was nothing to do: the same database may have been put back
                // since.
                Scope.getCurrentScope().getSingleton(FastCheckService.class).clearCache();
                if (settings.update().tag().isPresent()) {
                    liquibase.update(settings.update().tag().get(), contexts(), labels());
                } else {
                    liquibase.update(contexts(), labels());
                }
            }
        });
    }

    void takeBack(int count, RunObserver observer) throws SQLException {
        run(observer, (liquibase, database) -> liquibase.rollback(count, contexts(), labels()));
    }

    /** Writes that they were run, as {@code changelog-sync} does. */
    void sync(List<LiquibaseMigration> applied) throws SQLException {
        run(RunObserver.none(), (liquibase, database) -> {
            ChangeLogHistoryService service = Scope.getCurrentScope()
                    .getSingleton(ChangeLogHistoryServiceFactory.class)
                    .getChangeLogService(database);
            service.init();
            LockServiceFactory.getInstance().getLockService(database).init();
            for (LiquibaseMigration migration : applied) {
                service.setExecType(migration.changeSet(), ChangeSet.ExecType.EXECUTED);
            }
            database.commit();
            service.reset();
        });
    }

    private void run(RunObserver observer, Command command) throws SQLException {
        Optional<String> holder = history.lockedBy();
        if (holder.isPresent()) {
            throw new MigrationFailedException(settings.history().lockTable() + " is locked by " + holder.get()
                    + ": a run of Liquibase was ended before its end, or goes on. Liquibase waits five minutes for it,"
                    + " and gives up. Start from a copy that is free, or release the lock: liquibase release-locks.");
        }
        RunListener listener = new RunListener(changelog, observer, connection);
        LentConnection lent = LentConnection.of(connection);
        try {
            changelog.scope().in(() -> {
                Database database = new DatabaseOpener(settings).open(lent.keptOpen());
                Liquibase liquibase =
                        new Liquibase(changelog.path(), changelog.scope().accessor(), database);
                settings.parameters().forEach((name, value) -> liquibase.setChangeLogParameter(name, value));
                liquibase.setShowSummary(UpdateSummaryEnum.OFF);
                liquibase.setChangeExecListener(listener);
                command.run(liquibase, database);
                return true;
            });
        } catch (LiquibaseException e) {
            lent.putBack(e);
            throw failure(e, listener);
        } catch (RuntimeException e) {
            lent.putBack(e);
            throw e;
        }
        lent.putBack(null);
    }

    private MigrationFailedException failure(LiquibaseException failure, RunListener listener) {
        Optional<SQLException> refusal = refusal(failure);
        Optional<LiquibaseMigration> failed = listener.failed();
        if (refusal.isEmpty() || failed.isEmpty()) {
            return new MigrationFailedException(
                    "Liquibase stopped: " + message(failure).strip() + lost(failure),
                    failed.map(LiquibaseMigration::migration).orElse(null),
                    null,
                    null,
                    refusal.<Throwable>map(e -> e).orElse(failure));
        }
        Migration migration = failed.get().migration();
        SqlScript script = listener.goesBack() ? migration.down().orElse(migration.up()) : migration.up();
        StatementFailure told = statement(failure, script)
                .map(statement -> StatementRunner.refused(migration, script, statement, refusal.get()))
                .orElseGet(() -> StatementFailure.ofTool(migration, "in its change set", refusal.get()));
        return told.toException(connection, leftBehind(failed.get().changeSet()));
    }

    private String lost(LiquibaseException failure) {
        return LostFiles.why(failure, changelog.directory().stream().toList());
    }

    private String leftBehind(ChangeSet changeSet) {
        String rest = " What was applied before the change set stays, and it has no row. Correct the statement.";
        if (!changeSet.isRunInTransaction()) {
            return "The change set says runInTransaction=false: what ran before the statement stays." + rest;
        }
        return switch (io.github.migrationtest.database.DatabaseKind.of(connection)) {
            case MYSQL, MARIADB ->
                "The server commits at every CREATE, ALTER and DROP: what ran up to the last of them stays." + rest;
            case SQLITE, POSTGRESQL -> "Liquibase rolled the change set back." + rest;
        };
    }

    private static Optional<SqlStatement> statement(LiquibaseException failure, SqlScript script) {
        String message = message(failure);
        return script.statements().stream()
                .filter(statement -> message.contains(statement.sql().strip()))
                .max(java.util.Comparator.comparingInt(
                        statement -> statement.sql().length()));
    }

    private static String message(LiquibaseException failure) {
        String message = String.valueOf(failure.getMessage());
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof LiquibaseException inner && inner.getMessage() != null) {
                message = inner.getMessage();
            }
        }
        return message.replaceFirst("^liquibase\\.exception\\.\\w+: ", "");
    }

    private static Optional<SQLException> refusal(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refusal) {
                return Optional.of(refusal);
            }
        }
        return Optional.empty();
    }
}
