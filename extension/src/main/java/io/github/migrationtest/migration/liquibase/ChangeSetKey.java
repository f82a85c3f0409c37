package io.github.migrationtest.migration.liquibase;

import java.util.Locale;
import liquibase.changelog.ChangeSet;

/** What a change set is known by, as Liquibase looks it up: case does not count, nor how a path begins. */
record ChangeSetKey(String id, String author, String path) {
    static ChangeSetKey of(String id, String author, String path) {
        return new ChangeSetKey(id.toLowerCase(Locale.ROOT), author.toLowerCase(Locale.ROOT), plain(path));
    }

    static ChangeSetKey of(ChangeSet changeSet) {
        return of(changeSet.getId(), changeSet.getAuthor(), changeSet.getFilePath());
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
