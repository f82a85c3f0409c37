package io.github.migrationtest.migration.command;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.migration.Finding;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFailedException;
import io.github.migrationtest.migration.MigrationFolder;
import io.github.migrationtest.migration.MigrationRuntime;
import io.github.migrationtest.migration.NoWayBackException;
import io.github.migrationtest.migration.RunDatabase;
import io.github.migrationtest.migration.RunObserver;
import io.github.migrationtest.schema.SchemaSnapshot;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A folder of a tool that is known, applied by the user's command instead of ours: the folder and the tool's history say what there
 * is and what is applied.
 */
final class CommandFolder extends AppliedByCommand {
    private final MigrationFolder known;
    private final boolean preparing;

    CommandFolder(MigrationFolder known, Command forward, Optional<Command> back) {
        this(known, forward, back, false);
    }

    private CommandFolder(MigrationFolder known, Command forward, Optional<Command> back, boolean preparing) {
        super(forward, back);
        this.known = known;
        this.preparing = preparing;
    }

    /** Where a test starts half-way, its database is brought there as we apply the folder: both leave the same history. */
    @Override
    public MigrationFolder preparing() {
        return new CommandFolder(known, forward(), back(), true);
    }

    @Override
    public String tool() {
        return known.tool() + " by command";
    }

    @Override
    public Path path() {
        return known.path();
    }

    @Override
    public Optional<DatabaseKind> kind() {
        return known.kind();
    }

    /** One: which driver the command uses is the command's. */
    @Override
    public List<MigrationRuntime> runtimes() {
        return known.runtimes().subList(0, 1);
    }

    @Override
    public List<Migration> all() {
        return known.all();
    }

    @Override
    public List<Migration> applied(Connection connection) throws SQLException {
        return known.applied(connection);
    }

    @Override
    public List<Migration> pending(Connection connection) throws SQLException {
        return known.pending(connection);
    }

    @Override
    public List<Migration> skipped(Connection connection) throws SQLException {
        return known.skipped(connection);
    }

    @Override
    public List<String> unknown(Connection connection) throws SQLException {
        return known.unknown(connection);
    }

    @Override
    public List<Finding> validate(Connection connection) throws SQLException {
        return known.validate(connection);
    }

    @Override
    public List<Finding> intended(Migration migration, SchemaSnapshot schema) {
        return known.intended(migration, schema);
    }

    @Override
    public List<Finding> intended(Migration migration, SchemaSnapshot before, SchemaSnapshot after) {
        return known.intended(migration, before, after);
    }

    @Override
    public List<String> warnings() {
        return known.warnings();
    }

    @Override
    public void baseline(Connection connection, List<Migration> migrations) throws SQLException {
        known.baseline(connection, migrations);
    }

    @Override
    public Set<String> historyTables() {
        return known.historyTables();
    }

    @Override
    public void apply(RunDatabase database, MigrationRuntime runtime, List<Migration> wanted, RunObserver observer)
            throws SQLException {
        List<Migration> pending = known.pending(database.connection());
        if (!forward().takesVersion() && !wanted.equals(pending)) {
            if (preparing) {
                known.apply(database, runtime, wanted, observer);
                return;
            }
            throw cannotStep(wanted, pending);
        }
        List<Migration> before = known.applied(database.connection());
        run(forward(), database, wanted, wanted.get(wanted.size() - 1));
        List<Migration> added = new ArrayList<>(known.applied(database.connection()));
        added.removeAll(before);
        if (added.isEmpty()) {
            throw untouched(forward(), "its history has none of " + named(wanted));
        }
        List<Migration> missing = new ArrayList<>(wanted);
        missing.removeAll(added);
        added.removeAll(wanted);
        if (!missing.isEmpty() || !added.isEmpty()) {
            throw new MigrationFailedException(forward().shown() + " ended well, and did not do what was asked: "
                    + (missing.isEmpty() ? named(added) + " is applied too" : named(missing) + " is not applied")
                    + " by the history of " + known.tool() + ".");
        }
    }

    private MigrationFailedException cannotStep(List<Migration> wanted, List<Migration> pending) {
        return new MigrationFailedException(
                named(wanted) + " cannot be applied alone: " + forward().shown()
                        + " applies everything that is pending, and that is " + named(pending)
                        + ". Use upToLatest(), from a version at which the test starts (@StartAt) or from a copy (copyOf), or write {version}"
                        + " or {name} into a command that can be told how far to go.");
    }

    /** Once for each migration, the newest first. */
    @Override
    public void takeBack(RunDatabase database, MigrationRuntime runtime, List<Migration> wanted, RunObserver observer)
            throws SQLException {
        Command command = back().orElseThrow(() -> noWayBack(wanted.get(0)));
        for (Migration migration : wanted) {
            List<Migration> before = known.applied(database.connection());
            run(command, database, List.of(migration), migration);
            List<Migration> gone = new ArrayList<>(before);
            gone.removeAll(known.applied(database.connection()));
            if (gone.isEmpty()) {
                throw untouched(command, "its history still has " + migration.name());
            }
            if (!gone.equals(List.of(migration))) {
                throw new MigrationFailedException(command.shown()
                        + " ended well, and did not do what was asked: of the history" + " of " + known.tool()
                        + " it took " + named(gone) + ", and not " + migration.name() + " alone.");
            }
        }
    }

    private static NoWayBackException noWayBack(Migration migration) {
        return new NoWayBackException(
                migration,
                migration.name()
                        + " cannot be taken back: a command applied it, and none is named for the way back. Name it with"
                        + " rollbackCommand.");
    }
}
