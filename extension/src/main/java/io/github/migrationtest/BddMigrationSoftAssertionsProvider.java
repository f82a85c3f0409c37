package io.github.migrationtest;

import io.github.migrationtest.assertions.AbstractNavigatingAssert;
import io.github.migrationtest.assertions.BddDatabaseSoftAssertionsProvider;
import org.jspecify.annotations.Nullable;

/** {@code then} for runs of migrations and all that a database has, for soft assertions of one's own making. */
public interface BddMigrationSoftAssertionsProvider extends BddDatabaseSoftAssertionsProvider {

    /** Assertions on a run of migrations, one or many. */
    default MigrationRunAssert then(@Nullable MigrationRun actual) {
        return AbstractNavigatingAssert.collecting(this, proxy(MigrationRunAssert.class, MigrationRun.class, actual));
    }
}
