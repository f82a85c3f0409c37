package io.github.migrationtest.migration.liquibase;

import io.github.migrationtest.migration.RunObserver;
import io.github.migrationtest.migration.SqlScript;
import io.github.migrationtest.migration.SqlStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import liquibase.change.Change;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.changelog.visitor.AbstractChangeExecListener;
import liquibase.database.Database;
import org.jspecify.annotations.Nullable;

/** Hears from Liquibase which change is done, and passes it on. */
final class RunListener extends AbstractChangeExecListener {
    private final Changelog changelog;
    private final RunObserver observer;
    private final Connection connection;
    private @Nullable LiquibaseMigration failed;
    private boolean back;
    private int change;

    RunListener(Changelog changelog, RunObserver observer, Connection connection) {
        this.changelog = changelog;
        this.observer = observer;
        this.connection = connection;
    }

    /** The change set at which the run stopped. */
    Optional<LiquibaseMigration> failed() {
        return Optional.ofNullable(failed);
    }

    boolean goesBack() {
        return back;
    }

    @Override
    public void willRun(ChangeSet changeSet, DatabaseChangeLog log, Database database, ChangeSet.RunStatus status) {
        change = 0;
    }

    @Override
    public void ran(Change ran, ChangeSet changeSet, DatabaseChangeLog log, Database database) {
        changelog.find(changeSet).ifPresent(migration -> {
            if (change < migration.byChange().size()) {
                tell(migration, migration.migration().up(), migration.byChange().get(change));
            }
        });
        change++;
    }

    @Override
    public void rolledBack(ChangeSet changeSet, DatabaseChangeLog log, Database database) {
        changelog
                .find(changeSet)
                .ifPresent(migration ->
                        migration.migration().down().ifPresent(script -> tell(migration, script, script.statements())));
    }

    @Override
    public void runFailed(ChangeSet changeSet, DatabaseChangeLog log, Database database, Exception failure) {
        failed = changelog.find(changeSet).orElse(null);
    }

    @Override
    public void rollbackFailed(ChangeSet changeSet, DatabaseChangeLog log, Database database, Exception failure) {
        failed = changelog.find(changeSet).orElse(null);
        back = true;
    }

    private void tell(LiquibaseMigration migration, SqlScript script, List<SqlStatement> statements) {
        try {
            for (SqlStatement statement : statements) {
                observer.executed(migration.migration(), script, statement, connection);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("What Liquibase does cannot be watched: " + e.getMessage(), e);
        }
    }
}
