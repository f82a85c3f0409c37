package io.github.migrationtest.migration.atlas;

import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFolderException;
import java.util.List;
import java.util.Optional;

/**
 * A file as it is run.
 *
 * @param hash what {@code atlas.sum} has of it
 * @param transaction what its directive {@code atlas:txmode} says, where it has one
 * @param checkpoint whether it stands for all files before it, on a database without a history
 * @param refusal why Atlas stops at it when its turn comes, where it does
 * @param checks what has to hold before it runs, each a query for one truth value
 */
record AtlasFile(
        Migration migration,
        String version,
        String description,
        String hash,
        Optional<String> transaction,
        boolean checkpoint,
        Optional<MigrationFolderException> refusal,
        List<AtlasCheck> checks,
        List<AtlasStatement> statements,
        Optional<List<AtlasStatement>> down) {
    AtlasFile {
        checks = List.copyOf(checks);
        statements = List.copyOf(statements);
    }
}
