package io.github.migrationtest;

import io.github.migrationtest.assertions.DatabaseAssertions;
import org.jspecify.annotations.Nullable;

/**
 * The one entry point of a test: {@code assertThat} for runs of migrations, databases, schemas and rows, and all of AssertJ's
 * own.
 *
 * <pre>{@code
 * import static io.github.migrationtest.MigrationAssertions.assertThat;
 *
 * assertThat(migrations.up()).keptEveryRow().leftNoDuplicateIndexes();
 * assertThat(database).hasTable("users");
 * }</pre>
 */
public class MigrationAssertions extends DatabaseAssertions {

    /** For entry points that add their own. */
    protected MigrationAssertions() {}

    /** Assertions on a run of migrations, one or many. */
    public static MigrationRunAssert assertThat(@Nullable MigrationRun actual) {
        return new MigrationRunAssert(actual);
    }
}
