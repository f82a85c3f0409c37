package io.github.migrationtest.migration.flyway.unsummed;

import java.sql.Statement;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/** A migration in Java that says no checksum of itself, as most do. */
public class V1__Make_people extends BaseJavaMigration {
    @Override
    public void migrate(Context context) throws Exception {
        try (Statement statement = context.getConnection().createStatement()) {
            statement.execute("CREATE TABLE people(name)");
        }
    }
}
