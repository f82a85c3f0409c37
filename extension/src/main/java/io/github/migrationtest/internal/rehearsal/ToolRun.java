package io.github.migrationtest.internal.rehearsal;

import io.github.migrationtest.Direction;
import io.github.migrationtest.fixtures.TestDatabase;
import io.github.migrationtest.internal.reach.Sending;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFailedException;
import io.github.migrationtest.migration.RunDatabase;
import io.github.migrationtest.migration.RunObserver;
import io.github.migrationtest.migration.SqlScript;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One run of the tool, the only way in which scripts reach a database. */
record ToolRun(Plan plan, TestDatabase database, Connection connection) {

    /**
     * Runs the scripts of some migrations; of none the tool is not even started, unless it does something then too.
     *
     * @throws MigrationFailedException if a statement fails, or if a script would reach beyond the database: then nothing has run
     */
    void go(Direction direction, List<Migration> migrations, RunObserver observer) throws SQLException {
        if (migrations.isEmpty()
                && (direction == Direction.DOWN || !plan.folder().runsWithoutPending())) {
            return;
        }
        migrations.forEach(migration ->
                script(direction, migration).ifPresent(script -> plan.reach().check(migration, script)));
        List<SqlScript> others = plan.folder().otherScripts();
        Migration first = migrations.isEmpty() ? plan.folder().all().get(0) : migrations.get(0);
        others.forEach(script -> plan.reach().check(first, script));
        List<SqlScript> scripts = Stream.concat(
                        migrations.stream().flatMap(migration -> script(direction, migration).stream()),
                        others.stream())
                .toList();
        try (Sending sending = plan.reach().sending(connection, scripts)) {
            RunDatabase target = new RunDatabase(
                    sending.connection(),
                    LockTimeout.on(
                            sending.dataSource(database.dataSource()),
                            plan.limits().lockTimeout()),
                    database::login);
            withRetries(target, direction, migrations, observer);
        } catch (MigrationFailedException e) {
            MigrationFailedException explained = ExpectedOfServer.explained(e, plan, connection);
            throw direction == Direction.DOWN ? explained : NoHistory.explained(explained, plan, migrations);
        }
    }

    /** A run that got no lock begins again with what is still to do, as a production's wrapper begins it again. */
    private void withRetries(RunDatabase target, Direction direction, List<Migration> migrations, RunObserver observer)
            throws SQLException {
        List<Migration> left = migrations;
        CodeRun forward = new CodeRun(plan, database, target, observer);
        for (int tries = 1; ; tries++) {
            List<Migration> remaining = left;
            try (LimitedRun limited = LimitedRun.begin(database, connection, plan.limits())) {
                limited.run(() -> {
                    if (direction == Direction.DOWN) {
                        plan.folder().takeBack(target, plan.runtime(), remaining, observer);
                    } else {
                        forward.go(remaining);
                    }
                });
                return;
            } catch (MigrationFailedException e) {
                if (!LockFailure.isOne(e)) {
                    throw e;
                }
                if (tries > plan.limits().retries()) {
                    throw plan.limits().retries() == 0 ? e : e.with("It was tried " + tries + " times (retries).");
                }
                left = left(direction, left);
                if (left.isEmpty() && !forward.owesCode()) {
                    // The tool itself would not begin again: golang-migrate's history is dirty.
                    throw e;
                }
            }
        }
    }

    private List<Migration> left(Direction direction, List<Migration> migrations) throws SQLException {
        List<Migration> candidates = direction == Direction.DOWN
                ? plan.folder().applied(connection)
                : plan.folder().pending(connection);
        return migrations.stream().filter(candidates::contains).toList();
    }

    private static Optional<SqlScript> script(Direction direction, Migration migration) {
        return direction == Direction.DOWN ? migration.down() : Optional.of(migration.up());
    }
}
