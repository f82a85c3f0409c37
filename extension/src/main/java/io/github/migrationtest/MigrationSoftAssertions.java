package io.github.migrationtest;

import io.github.migrationtest.assertions.DatabaseSoftAssertions;
import java.util.function.Consumer;
import org.assertj.core.api.SoftAssertionsProvider;
import org.jspecify.annotations.Nullable;

/**
 * {@link MigrationAssertions} that fail all together at the end.
 *
 * <pre>{@code
 * MigrationSoftAssertions.softly(softly -> {
 *     softly.assertThat(migrations.up()).keptEveryRow().leftNoOrphans();
 *     softly.assertThat(database).hasNoDuplicateIndexes();
 * });
 * }</pre>
 *
 * <p>AssertJ's {@code SoftAssertionsExtension} injects it.
 */
public class MigrationSoftAssertions extends DatabaseSoftAssertions {

    /** Assertions on a run of migrations, one or many. */
    public MigrationRunAssert assertThat(@Nullable MigrationRun actual) {
        return proxy(MigrationRunAssert.class, MigrationRun.class, actual);
    }

    /**
     * Runs assertions and then fails with all that failed.
     *
     * @param softly makes them
     */
    public static void softly(Consumer<MigrationSoftAssertions> softly) {
        SoftAssertionsProvider.assertSoftly(MigrationSoftAssertions.class, softly);
    }
}
