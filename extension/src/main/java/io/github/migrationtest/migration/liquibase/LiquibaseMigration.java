package io.github.migrationtest.migration.liquibase;

import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.SqlStatement;
import java.util.List;
import liquibase.change.core.TagDatabaseChange;
import liquibase.changelog.ChangeSet;

/**
 * A change set as a migration.
 *
 * @param byChange the statements of each of its changes, as far as they are known without the database
 * @param key by which its row is found
 */
record LiquibaseMigration(
        Migration migration, ChangeSet changeSet, List<List<SqlStatement>> byChange, ChangeSetKey key) {

    LiquibaseMigration(Migration migration, ChangeSet changeSet, List<List<SqlStatement>> byChange) {
        this(migration, changeSet, byChange, ChangeSetKey.of(changeSet));
    }

    /** Whether it sets a tag. */
    boolean tags(String tag) {
        return changeSet.getChanges().stream()
                .anyMatch(change -> change instanceof TagDatabaseChange set && tag.equalsIgnoreCase(set.getTag()));
    }
}
