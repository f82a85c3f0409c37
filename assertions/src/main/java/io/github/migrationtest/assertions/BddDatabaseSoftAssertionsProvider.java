package io.github.migrationtest.assertions;

import io.github.migrationtest.data.DataDiff;
import io.github.migrationtest.data.DataSnapshot;
import io.github.migrationtest.database.Database;
import io.github.migrationtest.schema.SchemaDiff;
import io.github.migrationtest.schema.SchemaSnapshot;
import java.sql.Connection;
import javax.sql.DataSource;
import org.assertj.core.api.BDDSoftAssertionsProvider;
import org.jspecify.annotations.Nullable;

/** {@code then} for databases, schemas and rows, and all of AssertJ's own, for soft assertions of one's own making. */
public interface BddDatabaseSoftAssertionsProvider extends BDDSoftAssertionsProvider {

    /** Assertions on a live database. */
    default DatabaseAssert then(@Nullable Database actual) {
        return AbstractNavigatingAssert.collecting(this, proxy(DatabaseAssert.class, Database.class, actual));
    }

    /** Assertions on the database behind a connection, which stays open and is asked itself. */
    default DatabaseAssert then(@Nullable Connection actual) {
        return then(actual == null ? null : Database.of(actual));
    }

    /** Assertions on the database behind a data source. */
    default DatabaseAssert then(@Nullable DataSource actual) {
        return then(actual == null ? null : Database.of(actual));
    }

    /** Assertions on a schema as it was at one moment. */
    default SchemaAssert then(@Nullable SchemaSnapshot actual) {
        return AbstractNavigatingAssert.collecting(this, proxy(SchemaAssert.class, SchemaSnapshot.class, actual));
    }

    /** Assertions on the rows as they were at one moment. */
    default DataSnapshotAssert then(@Nullable DataSnapshot actual) {
        return AbstractNavigatingAssert.collecting(this, proxy(DataSnapshotAssert.class, DataSnapshot.class, actual));
    }

    /** Assertions on what changed between two schemas. */
    default SchemaDiffAssert then(@Nullable SchemaDiff actual) {
        return AbstractNavigatingAssert.collecting(this, proxy(SchemaDiffAssert.class, SchemaDiff.class, actual));
    }

    /** Assertions on what happened to the rows between two moments. */
    default DataDiffAssert then(@Nullable DataDiff actual) {
        return AbstractNavigatingAssert.collecting(this, proxy(DataDiffAssert.class, DataDiff.class, actual));
    }
}
