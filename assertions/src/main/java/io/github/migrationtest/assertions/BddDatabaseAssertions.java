package io.github.migrationtest.assertions;

import io.github.migrationtest.data.DataDiff;
import io.github.migrationtest.data.DataSnapshot;
import io.github.migrationtest.database.Database;
import io.github.migrationtest.schema.SchemaDiff;
import io.github.migrationtest.schema.SchemaSnapshot;
import java.sql.Connection;
import javax.sql.DataSource;
import org.assertj.core.api.BDDAssertions;
import org.jspecify.annotations.Nullable;

/**
 * Where assertions begin in the words of given, when, then: {@code then} for databases, schemas and rows, and all of AssertJ's
 * own.
 *
 * <pre>{@code
 * import static io.github.migrationtest.assertions.BddDatabaseAssertions.then;
 *
 * then(database).hasTable("users", users -> users.hasUniqueIndexOn("email"));
 * }</pre>
 */
public class BddDatabaseAssertions extends BDDAssertions {

    /** For entry points that add their own. */
    protected BddDatabaseAssertions() {}

    /** Assertions on a live database. */
    public static DatabaseAssert then(@Nullable Database actual) {
        return new DatabaseAssert(actual);
    }

    /** Assertions on the database behind a connection, which stays open and is asked itself. */
    public static DatabaseAssert then(@Nullable Connection actual) {
        return new DatabaseAssert(actual == null ? null : Database.of(actual));
    }

    /** Assertions on the database behind a data source. */
    public static DatabaseAssert then(@Nullable DataSource actual) {
        return new DatabaseAssert(actual == null ? null : Database.of(actual));
    }

    /** Assertions on a schema as it was at one moment. */
    public static SchemaAssert then(@Nullable SchemaSnapshot actual) {
        return new SchemaAssert(actual);
    }

    /** Assertions on the rows as they were at one moment. */
    public static DataSnapshotAssert then(@Nullable DataSnapshot actual) {
        return new DataSnapshotAssert(actual);
    }

    /** Assertions on what changed between two schemas. */
    public static SchemaDiffAssert then(@Nullable SchemaDiff actual) {
        return new SchemaDiffAssert(actual);
    }

    /** Assertions on what happened to the rows between two moments. */
    public static DataDiffAssert then(@Nullable DataDiff actual) {
        return new DataDiffAssert(actual);
    }
}
