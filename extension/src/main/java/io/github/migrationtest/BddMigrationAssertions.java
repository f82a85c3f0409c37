package io.github.migrationtest;

import io.github.migrationtest.assertions.BddDatabaseAssertions;
import org.jspecify.annotations.Nullable;

/** {@link MigrationAssertions} in the words of behaviour-driven development: {@code then(migrations.up()).keptEveryRow()}. */
public class BddMigrationAssertions extends BddDatabaseAssertions {

    /** For entry points that add their own. */
    protected BddMigrationAssertions() {}

    /** Assertions on a run of migrations, one or many. */
    public static MigrationRunAssert then(@Nullable MigrationRun actual) {
        return new MigrationRunAssert(actual);
    }
}
