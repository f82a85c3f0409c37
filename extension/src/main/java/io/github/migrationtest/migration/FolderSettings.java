package io.github.migrationtest.migration;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Which folder a tool reads, and what the user said about it.
 *
 * @param folder the migrations
 * @param rollbacks a folder of down scripts, for tools that have none of their own
 * @param runtime the driver that migrates production, such as {@code better-sqlite3}; empty where the folder decides
 */
public record FolderSettings(Path folder, Optional<Path> rollbacks, Optional<String> runtime) {

    /** A folder and nothing said about it. */
    public static FolderSettings of(Path folder) {
        return new FolderSettings(folder, Optional.empty(), Optional.empty());
    }
}
