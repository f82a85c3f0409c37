package io.github.migrationtest;

import java.util.function.Consumer;
import org.assertj.core.api.AbstractSoftAssertions;
import org.assertj.core.api.SoftAssertionsProvider;

/**
 * {@link MigrationAssertions} that fail all together at the end.
 *
 * <pre>{@code
 * MigrationSoftAssertions.assertSoftly(softly -> {
 *     softly.assertThat(migrations.up()).keptEveryRow().leftNoOrphans();
 *     softly.assertThat(database).hasNoDuplicateIndexes();
 * });
 * }</pre>
 *
 * <p>AssertJ's {@code SoftAssertionsExtension} injects it.
 */
public class MigrationSoftAssertions extends AbstractSoftAssertions implements MigrationSoftAssertionsProvider {

    /**
     * Runs assertions and then fails with all that failed.
     *
     * @param softly makes them
     */
    public static void assertSoftly(Consumer<MigrationSoftAssertions> softly) {
        SoftAssertionsProvider.assertSoftly(MigrationSoftAssertions.class, softly);
    }
}
