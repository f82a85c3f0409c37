package io.github.migrationtest.migration.dbmate;

import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFolderException;
import java.util.List;
import java.util.Optional;

/**
 * A migration and the blocks that it is run in.
 *
 * @param refusal why its file cannot be cut into blocks, which dbmate finds out when it comes to it
 */
record DbmateMigration(Migration migration, List<DbmateSection> sections, Optional<MigrationFolderException> refusal) {
    DbmateMigration {
        sections = List.copyOf(sections);
    }

    /** What the history has of it. */
    String version() {
        return migration.version().text();
    }
}
