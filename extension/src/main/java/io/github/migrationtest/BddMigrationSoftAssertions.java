package io.github.migrationtest;

import java.util.function.Consumer;
import org.assertj.core.api.AbstractSoftAssertions;
import org.assertj.core.api.SoftAssertionsProvider;

/**
 * {@link BddMigrationAssertions} that fail all together at the end.
 *
 * <pre>{@code
 * BddMigrationSoftAssertions.thenSoftly(softly -> softly.then(migrations.up()).keptEveryRow().leftNoOrphans());
 * }</pre>
 *
 * <p>AssertJ's {@code SoftAssertionsExtension} injects it.
 */
public class BddMigrationSoftAssertions extends AbstractSoftAssertions implements BddMigrationSoftAssertionsProvider {

    /**
     * Runs assertions and then fails with all that failed.
     *
     * @param softly makes them
     */
    public static void thenSoftly(Consumer<BddMigrationSoftAssertions> softly) {
        SoftAssertionsProvider.assertSoftly(BddMigrationSoftAssertions.class, softly);
    }
}
