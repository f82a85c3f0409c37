package io.github.migrationtest.internal.walk;

import io.github.migrationtest.check.RestoredBackup;
import io.github.migrationtest.data.DataDiff;
import io.github.migrationtest.fixtures.Backup;
import io.github.migrationtest.fixtures.FileTree;
import io.github.migrationtest.fixtures.TestDatabase;
import io.github.migrationtest.internal.rehearsal.LiveMigrations;
import io.github.migrationtest.internal.rehearsal.Plan;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFailedException;
import io.github.migrationtest.migration.command.BackupCommands;
import io.github.migrationtest.schema.SchemaDiff;
import io.github.migrationtest.schema.SchemaSnapshot;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The user's own backup made of a database, a run of what is pending on it, and the backup put back over what the run has left. */
final class BackupRehearsal {
    private final Plan plan;
    private final BackupCommands commands;
    private final String owner;

    BackupRehearsal(Plan plan, BackupCommands commands, String owner) {
        this.plan = plan;
        this.commands = plan.copyOf().isPresent() ? commands.forCopy() : commands;
        this.owner = owner;
    }

    /**
     * @param before the database as it is before the run; it stays so
     */
    RestoredBackup from(Backup before) {
        Path folder = plan.directory().newFolder("backup");
        try (TestDatabase clone = before.cloned(plan.settings(), owner);
                LiveMigrations moves = new LiveMigrations(plan, clone)) {
            Path place = folder.resolve("backup");
            List<Migration> pending = moves.pending();
            try {
                commands.backUp(clone.kind(), clone.login(), place);
                migrate(moves);
                commands.restore(clone.kind(), clone.login(), place);
            } catch (MigrationFailedException e) {
                return restored(pending, Optional.of(e), Optional.empty(), Optional.empty(), false);
            }
            return restored(
                    pending,
                    Optional.empty(),
                    Optional.of(SchemaDiff.between(SchemaSnapshot.of(before), SchemaSnapshot.of(clone))),
                    Optional.of(DataDiff.between(before, clone)),
                    !moves.pending().equals(pending));
        } finally {
            // It holds what the database held.
            FileTree.remove(folder);
        }
    }

    /** A backup is there for the run that fails, too. */
    private static void migrate(LiveMigrations moves) {
        try {
            moves.upToLatest();
        } catch (MigrationFailedException e) {
            return;
        }
    }

    private RestoredBackup restored(
            List<Migration> migrations,
            Optional<MigrationFailedException> failure,
            Optional<SchemaDiff> schema,
            Optional<DataDiff> data,
            boolean historyDiffers) {
        return new RestoredBackup(commands.shownRestore(), migrations, failure, schema, data, historyDiffers);
    }
}
