package io.github.migrationtest.migration;

import io.github.migrationtest.database.DatabaseKind;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Which folder a tool reads, and what the user said about it.
 *
 * @param folder the migrations
 * @param rollbacks a folder of down scripts, for tools that have none of their own
 * @param kind the engine that the user named, for folders that do not say theirs
 * @param runtime the driver that migrates production, such as {@code better-sqlite3}; empty where the folder decides
 * @param options what else was said to the tool
 */
public record FolderSettings(
        Path folder,
        Optional<Path> rollbacks,
        Optional<String> runtime,
        Optional<DatabaseKind> kind,
        ToolOptions options) {

    /** The same with nothing else said to the tool. */
    public FolderSettings(
            Path folder, Optional<Path> rollbacks, Optional<String> runtime, Optional<DatabaseKind> kind) {
        this(folder, rollbacks, runtime, kind, ToolOptions.none());
    }

    /** The same of a folder for the engine that it says, or else SQLite. */
    public FolderSettings(Path folder, Optional<Path> rollbacks, Optional<String> runtime) {
        this(folder, rollbacks, runtime, Optional.empty());
    }

    /** A folder and nothing said about it. */
    public static FolderSettings of(Path folder) {
        return new FolderSettings(folder, Optional.empty(), Optional.empty());
    }
}
