package io.github.migrationtest.assertions;

import io.github.migrationtest.data.DataDiff;
import io.github.migrationtest.data.DataSnapshot;
import io.github.migrationtest.database.Database;
import io.github.migrationtest.schema.SchemaDiff;
import io.github.migrationtest.schema.SchemaSnapshot;
import java.sql.Connection;
import javax.sql.DataSource;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;

/**
 * Where assertions begin: {@code assertThat} for databases, schemas and rows, and all of AssertJ's own.
 *
 * <pre>{@code
 * import static io.github.migrationtest.assertions.DatabaseAssertions.assertThat;
 *
 * assertThat(database).hasTable("users", users -> users.hasUniqueIndexOn("email"));
 * assertThat("and").startsWith("a");
 * }</pre>
 */
public class DatabaseAssertions extends Assertions {

    /** For entry points that add their own. */
    protected DatabaseAssertions() {}

    /** Assertions on a live database. */
    public static DatabaseAssert assertThat(@Nullable Database actual) {
        return new DatabaseAssert(actual);
    }

    /** Assertions on the database behind a connection, which stays open and is asked itself. */
    public static DatabaseAssert assertThat(@Nullable Connection actual) {
        return new DatabaseAssert(actual == null ? null : Database.of(actual));
    }

    /** Assertions on the database behind a data source. */
    public static DatabaseAssert assertThat(@Nullable DataSource actual) {
        return new DatabaseAssert(actual == null ? null : Database.of(actual));
    }

    /** Assertions on a schema as it was at one moment. */
    public static SchemaAssert assertThat(@Nullable SchemaSnapshot actual) {
        return new SchemaAssert(actual);
    }

    /** Assertions on the rows as they were at one moment. */
    public static DataSnapshotAssert assertThat(@Nullable DataSnapshot actual) {
        return new DataSnapshotAssert(actual);
    }

    /** Assertions on what changed between two schemas. */
    public static SchemaDiffAssert assertThat(@Nullable SchemaDiff actual) {
        return new SchemaDiffAssert(actual);
    }

    /** Assertions on what happened to the rows between two moments. */
    public static DataDiffAssert assertThat(@Nullable DataDiff actual) {
        return new DataDiffAssert(actual);
    }
}
