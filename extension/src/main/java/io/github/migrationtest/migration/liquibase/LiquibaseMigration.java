package io.github.migrationtest.migration.liquibase;

import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.SqlStatement;
import java.util.List;
import java.util.Locale;
import liquibase.change.core.TagDatabaseChange;
import liquibase.changelog.ChangeSet;

/**
 * A change set as a migration.
 *
 * @param byChange the statements of each of its changes, as far as they are known without the database
 */
record LiquibaseMigration(Migration migration, ChangeSet changeSet, List<List<SqlStatement>> byChange) {

    /** Whether a row of the history is its: by id, author and path, as Liquibase looks it up. */
    boolean isRecordedBy(LiquibaseHistory.Row row) {
        return isKnownAs(row.id(), row.author(), row.path());
    }

    boolean is(ChangeSet other) {
        return isKnownAs(other.getId(), other.getAuthor(), other.getFilePath());
    }

    /** Whether it sets a tag. */
    boolean tags(String tag) {
        return changeSet.getChanges().stream()
                .anyMatch(change -> change instanceof TagDatabaseChange set && tag.equalsIgnoreCase(set.getTag()));
    }

    private boolean isKnownAs(String id, String author, String path) {
        return id.equalsIgnoreCase(changeSet.getId())
                && author.equalsIgnoreCase(changeSet.getAuthor())
                && plain(path).equals(plain(changeSet.getFilePath()));
    }

    /** {@code classpath:/db/log.xml} and {@code db/log.xml} are one. */
    private static String plain(String path) {
        return path.replace('\\', '/')
                .replaceFirst("^classpath:", "")
                .replaceFirst("^/+", "")
                .replaceFirst("^\\./", "")
                .toLowerCase(Locale.ROOT);
    }
}
