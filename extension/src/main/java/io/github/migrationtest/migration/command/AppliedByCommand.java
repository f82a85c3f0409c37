package io.github.migrationtest.migration.command;

import io.github.migrationtest.database.Confidential;
import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFailedException;
import io.github.migrationtest.migration.MigrationFolder;
import io.github.migrationtest.migration.MigrationRuntime;
import io.github.migrationtest.migration.RunDatabase;
import io.github.migrationtest.migration.RunObserver;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Migrations that commands apply and take back. */
abstract class AppliedByCommand implements MigrationFolder {
    private final Command forward;
    private final Optional<Command> back;

    AppliedByCommand(Command forward, Optional<Command> back) {
        this.forward = forward;
        this.back = back;
    }

    Command forward() {
        return forward;
    }

    Optional<Command> back() {
        return back;
    }

    static void run(Command command, RunDatabase database, List<Migration> wanted, Migration target) {
        DatabaseKind kind = DatabaseKind.of(database.connection());
        command.run(
                kind,
                database.login().get(),
                named(wanted),
                Map.of("{version}", target.version().text(), "{name}", target.name()),
                Confidential.isBehind(database.connection()));
    }

    static MigrationFailedException untouched(Command command, String found) {
        return new MigrationFailedException(
                command.shown() + " ended well, and the test's database is as it was: " + found
                        + ". It migrated something else, or nothing. Tell it where the database is, in the variable"
                        + " and the form that it reads: commandEnvironment has " + named(command.environment()) + ".");
    }

    private static String named(Map<String, String> environment) {
        return environment.isEmpty() ? "none" : String.join(", ", new TreeMap<>(environment).keySet());
    }

    static String named(List<Migration> migrations) {
        if (migrations.isEmpty()) {
            return "nothing";
        }
        return migrations.size() == 1
                ? migrations.get(0).name()
                : migrations.get(0).name() + " to "
                        + migrations.get(migrations.size() - 1).name();
    }

    @Override
    public boolean isRepeatable() {
        return false;
    }

    @Override
    public void apply(Connection connection, MigrationRuntime runtime, List<Migration> wanted, RunObserver observer) {
        throw new IllegalStateException("A command connects by itself: it wants the database and not a connection.");
    }

    @Override
    public void takeBack(
            Connection connection, MigrationRuntime runtime, List<Migration> wanted, RunObserver observer) {
        throw new IllegalStateException("A command connects by itself: it wants the database and not a connection.");
    }
}
