package io.github.migrationtest.assertions;

import java.util.function.Consumer;
import org.assertj.core.api.AbstractSoftAssertions;
import org.assertj.core.api.SoftAssertionsProvider;

/**
 * Assertions that fail all together at the end, those inside callbacks one by one.
 *
 * <pre>{@code
 * DatabaseSoftAssertions.assertSoftly(softly -> softly.assertThat(database)
 *         .hasTable("users", users -> users.hasColumn("email").hasUniqueIndexOn("email"))
 *         .hasNoOrphans());
 * }</pre>
 *
 * <p>AssertJ's {@code SoftAssertionsExtension} injects it.
 */
public class DatabaseSoftAssertions extends AbstractSoftAssertions implements DatabaseSoftAssertionsProvider {

    /**
     * Runs assertions and then fails with all that failed.
     *
     * @param softly makes them
     */
    public static void assertSoftly(Consumer<DatabaseSoftAssertions> softly) {
        SoftAssertionsProvider.assertSoftly(DatabaseSoftAssertions.class, softly);
    }
}
