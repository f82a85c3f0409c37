package io.github.migrationtest;

import io.github.migrationtest.assertions.AbstractNavigatingAssert;
import io.github.migrationtest.assertions.DatabaseSoftAssertionsProvider;
import org.jspecify.annotations.Nullable;

/** {@code assertThat} for runs of migrations and all that a database has, for soft assertions of one's own making. */
public interface MigrationSoftAssertionsProvider extends DatabaseSoftAssertionsProvider {

    /** Assertions on a run of migrations, one or many. */
    default MigrationRunAssert assertThat(@Nullable MigrationRun actual) {
        return AbstractNavigatingAssert.collecting(this, proxy(MigrationRunAssert.class, MigrationRun.class, actual));
    }
}
