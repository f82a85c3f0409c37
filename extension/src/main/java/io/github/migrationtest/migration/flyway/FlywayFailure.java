package io.github.migrationtest.migration.flyway;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.run.StatementFailure;
import io.github.migrationtest.migration.MigrationFailedException;
import io.github.migrationtest.migration.SqlStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.flywaydb.core.internal.sqlscript.FlywaySqlScriptException;

/** A run of flyway-core that failed, in our words: at which statement, and how the database stands. */
record FlywayFailure(RuntimeException failure, FlywayWatch watch, FlywayAftermath aftermath) {

    /**
     * What the user is told.
     *
     * @throws SQLException if it was not Flyway's failure but that of who looked at the run
     */
    MigrationFailedException explained(Connection connection) throws SQLException {
        Optional<FlywayWatch.Stopped> stopped = find(FlywayWatch.Stopped.class);
        if (stopped.isPresent() && stopped.get().getCause() instanceof SQLException cause) {
            throw cause;
        }
        if (watch.current().isEmpty()) {
            return new MigrationFailedException(
                    "Flyway refuses to migrate: " + failure.getMessage(), null, null, null, failure);
        }
        FlywayMigration entry = watch.current().get();
        String leftBehind = aftermath.of(entry.up(), false, aftermath.ofRow(entry.up()));
        Optional<SQLException> refusal = find(SQLException.class);
        Optional<SqlStatement> statement =
                find(FlywaySqlScriptException.class).flatMap(place -> statementAt(entry, place));
        if (refusal.isPresent() && statement.isPresent()) {
            return StatementFailure.of(
                            entry.migration(),
                            entry.up().script(),
                            statement.get(),
                            DatabaseKind.of(connection),
                            refusal.get())
                    .toException(connection, leftBehind);
        }
        if (watch.stage() == FlywayWatch.Stage.RUN && refusal.isPresent()) {
            return StatementFailure.ofTool(entry.migration(), "behind its last statement", refusal.get())
                    .toException(connection, leftBehind);
        }
        return new MigrationFailedException(
                entry.migration().name() + " failed in "
                        + entry.java()
                                .map(java -> "the Java of " + java.className())
                                .orElse("Flyway") + ": "
                        + reason() + "\n"
                        + (entry.java().isPresent()
                                ? leftBehind.replace("Correct the statement.", "Correct its code.")
                                : leftBehind),
                entry.migration(),
                entry.up().script(),
                null,
                failure);
    }

    /** Where it was, if it was in the migration's script and not in that of a callback. */
    private static Optional<SqlStatement> statementAt(FlywayMigration entry, FlywaySqlScriptException place) {
        return place.getResource() == null
                        || !place.getResource()
                                .getRelativePath()
                                .equals(entry.file().script())
                ? Optional.empty()
                : entry.up().script().statements().stream()
                        .filter(statement -> statement.line() <= place.getLineNumber())
                        .filter(statement -> statement
                                        .sql()
                                        .strip()
                                        .equals(place.getStatement().strip())
                                || statement.line() == place.getLineNumber())
                        .reduce((first, second) -> second);
    }

    private String reason() {
        String script = find(FlywaySqlScriptException.class)
                .map(place -> place.getResource())
                .map(resource -> " in " + resource.getFilename())
                .orElse("");
        return cause().getMessage() + script;
    }

    private Throwable cause() {
        Throwable deepest = failure;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return deepest;
    }

    private <T extends Throwable> Optional<T> find(Class<T> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return Optional.of(type.cast(cause));
            }
        }
        return Optional.empty();
    }
}
