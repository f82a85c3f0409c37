package io.github.migrationtest.migration.flyway;

import io.github.migrationtest.migration.CodeMigration;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.RunObserver;
import io.github.migrationtest.migration.SqlStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/** Follows a run of flyway-core from inside, as one of its callbacks: at which migration and statement it is. */
final class FlywayWatch implements Callback {
    private final FlywayWanted wanted;
    private final FlywayDatabase database;
    private final RunObserver observer;
    private Optional<FlywayMigration> current = Optional.empty();
    private int executed;
    private Stage stage = Stage.BEFORE;

    /** How far the current migration has come. */
    enum Stage {
        BEFORE,
        RUNNING,
        /** All its statements have run. */
        RUN
    }

    /** What the observer or the application's code threw, on its way through Flyway. */
    static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stopped(SQLException cause) {
            super(cause);
        }
    }

    FlywayWatch(FlywayWanted wanted, FlywayDatabase database, RunObserver observer) {
        this.wanted = wanted;
        this.database = database;
        this.observer = observer;
    }

    /** The migration that was running last. */
    Optional<FlywayMigration> current() {
        return current;
    }

    Stage stage() {
        return stage;
    }

    /** The statement behind those of which was told. */
    private Optional<SqlStatement> next() {
        return current.map(entry -> entry.up().script().statements())
                .filter(statements -> executed < statements.size())
                .map(statements -> statements.get(executed));
    }

    @Override
    public boolean supports(Event event, Context context) {
        return switch (event) {
            case BEFORE_EACH_MIGRATE, AFTER_EACH_MIGRATE_STATEMENT, AFTER_EACH_MIGRATE -> true;
            default -> false;
        };
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        try {
            switch (event) {
                case BEFORE_EACH_MIGRATE -> {
                    current =
                            wanted.find(context.getMigrationInfo().getScript()).map(entry -> entry.on(database));
                    executed = 0;
                    stage = Stage.RUNNING;
                }
                case AFTER_EACH_MIGRATE_STATEMENT -> executed(context.getConnection());
                default -> {
                    stage = Stage.RUN;
                    // Flyway 10 tells of statements in its paid editions only: here of all of them behind the last.
                    while (next().isPresent()) {
                        executed(context.getConnection());
                    }
                    runCode(context.getConnection());
                }
            }
        } catch (SQLException e) {
            throw new Stopped(e);
        }
    }

    private void executed(Connection connection) throws SQLException {
        Optional<SqlStatement> statement = next();
        executed++;
        if (statement.isPresent()) {
            FlywayMigration entry = current.orElseThrow();
            observer.executed(entry.migration(), entry.up().script(), statement.get(), connection);
        }
    }

    /** What the application does in its own code at this version, in the migration's transaction. */
    private void runCode(Connection connection) throws SQLException {
        if (current.isPresent()) {
            Migration migration = current.get().migration();
            List<CodeMigration.Code> code = wanted.options().codeAt(migration, wanted.folder());
            for (CodeMigration.Code one : code) {
                one.run(connection);
            }
        }
    }

    @Override
    public String getCallbackName() {
        return "migration-test";
    }
}
