package io.github.migrationtest.migration.command;

import io.github.migrationtest.database.Confidential;
import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.fixtures.DatabaseLogin;
import io.github.migrationtest.migration.CommandSettings;
import io.github.migrationtest.migration.MigrationFailedException;
import io.github.migrationtest.migration.MigrationFolderException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The user's own commands that back a database up and put it back: the way back of tools that have no other. */
public final class BackupCommands {
    private final Command backup;
    private final Command restore;

    private final boolean confidential;

    private BackupCommands(Command backup, Command restore, boolean confidential) {
        this.confidential = confidential;
        this.backup = backup;
        this.restore = restore;
    }

    /**
     * Two commands that may be run.
     *
     * @param said the backup as {@code forward}, the restore as {@code back}, and what holds for both
     * @param directory where they are run
     * @param limit how long each may take, as the option says it
     * @throws MigrationFolderException if one may not
     */
    public static BackupCommands of(CommandSettings said, Path directory, Optional<String> limit) {
        return new BackupCommands(
                CommandTool.command(said.forward(), said, directory, limit),
                CommandTool.command(said.back().orElseThrow(), said, directory, limit),
                false);
    }

    /** The same for a copy of a real database, of which no value is shown unless the user asks. */
    public BackupCommands forCopy() {
        return new BackupCommands(backup, restore, !Confidential.isLifted());
    }

    /**
     * Backs a database up.
     *
     * @param place where {@code {backup}} is; nothing is there yet
     * @throws MigrationFailedException if it is refused, fails or does not end
     */
    public void backUp(DatabaseKind kind, DatabaseLogin login, Path place) {
        run(backup, kind, login, place);
    }

    /**
     * Puts it back.
     *
     * @throws MigrationFailedException if it is refused, fails or does not end
     */
    public void restore(DatabaseKind kind, DatabaseLogin login, Path place) {
        run(restore, kind, login, place);
    }

    /** How messages call what puts it back. */
    public String shownRestore() {
        return restore.shown();
    }

    private void run(Command command, DatabaseKind kind, DatabaseLogin login, Path place) {
        command.run(
                kind,
                login,
                command.shown(),
                Map.of("{backup}", place.toAbsolutePath().toString()),
                confidential);
    }
}
