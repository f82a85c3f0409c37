package io.github.migrationtest;

import io.github.migrationtest.assertions.BddDatabaseSoftAssertions;
import java.util.function.Consumer;
import org.assertj.core.api.SoftAssertionsProvider;
import org.jspecify.annotations.Nullable;

/** {@link BddMigrationAssertions} that fail all together at the end; AssertJ's {@code SoftAssertionsExtension} injects it. */
public class BddMigrationSoftAssertions extends BddDatabaseSoftAssertions {

    /** Assertions on a run of migrations, one or many. */
    public MigrationRunAssert then(@Nullable MigrationRun actual) {
        return proxy(MigrationRunAssert.class, MigrationRun.class, actual);
    }

    /**
     * Runs assertions and then fails with all that failed.
     *
     * @param softly makes them
     */
    public static void softly(Consumer<BddMigrationSoftAssertions> softly) {
        SoftAssertionsProvider.assertSoftly(BddMigrationSoftAssertions.class, softly);
    }
}
