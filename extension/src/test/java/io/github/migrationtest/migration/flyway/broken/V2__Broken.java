package io.github.migrationtest.migration.flyway.broken;

import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/** A migration in Java that fails. */
public class V2__Broken extends BaseJavaMigration {
    @Override
    public void migrate(Context context) {
        throw new IllegalStateException("no such luck");
    }
}
