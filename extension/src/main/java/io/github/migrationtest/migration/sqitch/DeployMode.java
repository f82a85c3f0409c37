package io.github.migrationtest.migration.sqitch;

import io.github.migrationtest.migration.MigrationFolderException;
import java.nio.file.Path;

/** What sqitch takes back when a change fails ({@code sqitch deploy --mode}). */
enum DeployMode {
    /** Everything that this run has deployed. */
    ALL,
    /** What this run has deployed since the last tag. */
    TAG,
    /** Nothing. */
    CHANGE;

    static DeployMode of(String name, Path folder) {
        return switch (name) {
            case "all" -> ALL;
            case "tag" -> TAG;
            case "change" -> CHANGE;
            default ->
                throw new MigrationFolderException(
                        "mode = \"" + name + "\" is none of sqitch's deployment modes. They are all, tag and change.",
                        folder);
        };
    }
}
