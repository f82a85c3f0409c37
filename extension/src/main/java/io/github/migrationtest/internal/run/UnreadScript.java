package io.github.migrationtest.internal.run;

import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFailedException;
import io.github.migrationtest.migration.MigrationFolderException;
import io.github.migrationtest.migration.SqlScript;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A file that cannot be read, in the folder of a tool that finds it out when it comes to it. */
public final class UnreadScript {
    private UnreadScript() {}

    /** What stands for it until then. */
    public static SqlScript of(Path file) {
        return new SqlScript(String.valueOf(file.getFileName()), Optional.of(file), "", List.of());
    }

    /** What the user is told when its turn has come. */
    public static MigrationFailedException failure(String tool, Migration migration, MigrationFolderException refusal) {
        return failure(tool, migration, refusal, "What ran before it stays.");
    }

    /**
     * The same where something else comes of what ran before it.
     *
     * @param left what, as a sentence
     */
    public static MigrationFailedException failure(
            String tool, Migration migration, MigrationFolderException refusal, String left) {
        return failure(
                migration,
                refusal,
                left + " " + tool + " reads a file when its turn comes, and stops there again next time.");
    }

    /** The same where the tool looks at files at another time, as the outcome says. */
    public static MigrationFailedException failure(
            Migration migration, MigrationFolderException refusal, String outcome) {
        return new MigrationFailedException(
                migration.name() + " failed before its first statement: " + refusal.getMessage() + "\n" + outcome,
                migration,
                migration.up(),
                null,
                refusal);
    }
}
