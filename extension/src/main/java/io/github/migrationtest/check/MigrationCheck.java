package io.github.migrationtest.check;

import io.github.migrationtest.migration.Finding;
import java.util.List;

/**
 * A rule that migrations are held to.
 *
 * <p>One of the user's own is found by {@link java.util.ServiceLoader}: its class is named in {@code
 * META-INF/services/io.github.migrationtest.check.MigrationCheck}, public, and has a constructor without parameters; or a class of tests
 * names it with {@link io.github.migrationtest.WithChecks}. It is
 * asked once for each migration that was rehearsed, and once for the whole rehearsal; either may find nothing.
 *
 * <p>A check only reads: what it is given is what was seen when the migrations ran. It may be asked from any thread. What it throws is
 * told as an error of its own, and the other checks are asked all the same.
 */
public interface MigrationCheck {

    /** Its name in lower case with dashes, such as {@code keeps-rows}; no other check has it. */
    String id();

    /** How much what it finds weighs, where it does not say otherwise of a finding. */
    default Finding.Severity severity() {
        return Finding.Severity.ERROR;
    }

    /** Whether it looks at each migration; one that does not is shown once for the whole rehearsal only. */
    default boolean looksAtMigrations() {
        return true;
    }

    /** What one migration breaks. It is asked only of those that were reached. */
    default List<Finding> check(RehearsedMigration migration) {
        return List.of();
    }

    /** What is broken by all of them together, or by none in particular. */
    default List<Finding> check(RehearsedRun run) {
        return List.of();
    }
}
