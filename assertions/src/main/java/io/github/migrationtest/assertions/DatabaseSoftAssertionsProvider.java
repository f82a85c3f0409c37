package io.github.migrationtest.assertions;

import io.github.migrationtest.data.DataDiff;
import io.github.migrationtest.data.DataSnapshot;
import io.github.migrationtest.database.Database;
import io.github.migrationtest.schema.SchemaDiff;
import io.github.migrationtest.schema.SchemaSnapshot;
import java.sql.Connection;
import javax.sql.DataSource;
import org.assertj.core.api.StandardSoftAssertionsProvider;
import org.jspecify.annotations.Nullable;

/** {@code assertThat} for databases, schemas and rows, and all of AssertJ's own, for soft assertions of one's own making. */
public interface DatabaseSoftAssertionsProvider extends StandardSoftAssertionsProvider {

    /** Assertions on a live database. */
    default DatabaseAssert assertThat(@Nullable Database actual) {
        return AbstractNavigatingAssert.collecting(this, proxy(DatabaseAssert.class, Database.class, actual));
    }

    /** Assertions on the database behind a connection, which stays open and is asked itself. */
    default DatabaseAssert assertThat(@Nullable Connection actual) {
        return assertThat(actual == null ? null : Database.of(actual));
    }

    /** Assertions on the database behind a data source. */
    default DatabaseAssert assertThat(@Nullable DataSource actual) {
        return assertThat(actual == null ? null : Database.of(actual));
    }

    /** Assertions on a schema as it was at one moment. */
    default SchemaAssert assertThat(@Nullable SchemaSnapshot actual) {
        return AbstractNavigatingAssert.collecting(this, proxy(SchemaAssert.class, SchemaSnapshot.class, actual));
    }

    /** Assertions on the rows as they were at one moment. */
    default DataSnapshotAssert assertThat(@Nullable DataSnapshot actual) {
        return AbstractNavigatingAssert.collecting(this, proxy(DataSnapshotAssert.class, DataSnapshot.class, actual));
    }

    /** Assertions on what changed between two schemas. */
    default SchemaDiffAssert assertThat(@Nullable SchemaDiff actual) {
        return AbstractNavigatingAssert.collecting(this, proxy(SchemaDiffAssert.class, SchemaDiff.class, actual));
    }

    /** Assertions on what happened to the rows between two moments. */
    default DataDiffAssert assertThat(@Nullable DataDiff actual) {
        return AbstractNavigatingAssert.collecting(this, proxy(DataDiffAssert.class, DataDiff.class, actual));
    }
}
