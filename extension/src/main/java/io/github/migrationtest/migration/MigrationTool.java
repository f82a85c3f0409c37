package io.github.migrationtest.migration;

import java.nio.file.Path;

/** A kind of migration folder and how it is applied; found by {@link java.util.ServiceLoader}. */
public interface MigrationTool {

    /** Its name in {@code tool = "..."}: lower case, such as {@code drizzle}. */
    String name();

    /** What its folders look like, in a few words, for the message that finds none. */
    String layout();

    /** Whether a folder looks like one of this tool's. */
    boolean recognises(Path folder);

    /** Whether its folders look like those of others too, so that it is asked only where no other tool claims the folder. */
    default boolean isLastResort() {
        return false;
    }

    /** Whether a file is one that stands for all migrations, such as the root change log of Liquibase. */
    default boolean recognisesFile(Path file) {
        return false;
    }

    /**
     * Reads a folder whole, or what such a file stands for.
     *
     * @throws MigrationFolderException if something in it is not as the tool wants it
     */
    MigrationFolder read(FolderSettings settings);
}
