package io.github.migrationtest.internal.rehearsal;

import io.github.migrationtest.Direction;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFailedException;
import io.github.migrationtest.migration.RunObserver;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** One run of the tool, the only way in which scripts reach a database. */
record ToolRun(Plan plan, Connection connection) {

    /**
     * Runs the scripts of some migrations; of none the tool is not even started.
     *
     * @throws MigrationFailedException if a statement fails, or if a script would reach beyond the database: then nothing has run
     */
    void go(Direction direction, List<Migration> migrations, RunObserver observer) throws SQLException {
        if (migrations.isEmpty()) {
            return;
        }
        if (direction == Direction.DOWN) {
            migrations.forEach(migration ->
                    migration.down().ifPresent(script -> plan.reach().check(migration, script)));
        } else {
            migrations.forEach(migration -> plan.reach().check(migration, migration.up()));
        }
        Connection sent = plan.reach().mapped(connection);
        try {
            if (direction == Direction.DOWN) {
                plan.folder().takeBack(sent, plan.runtime(), migrations, observer);
            } else {
                plan.folder().apply(sent, plan.runtime(), migrations, observer);
            }
        } catch (MigrationFailedException e) {
            MigrationFailedException explained = ExpectedOfServer.explained(e, plan, connection);
            throw direction == Direction.DOWN ? explained : NoHistory.explained(explained, plan, migrations);
        }
    }
}
