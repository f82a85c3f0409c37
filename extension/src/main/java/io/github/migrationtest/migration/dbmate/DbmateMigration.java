package io.github.migrationtest.migration.dbmate;

import io.github.migrationtest.migration.Migration;
import java.util.List;

/** A migration and the blocks that it is run in. */
record DbmateMigration(Migration migration, List<DbmateSection> sections) {
    DbmateMigration {
        sections = List.copyOf(sections);
    }

    /** What the history has of it. */
    String version() {
        return migration.version().text();
    }
}
