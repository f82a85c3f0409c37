package io.github.migrationtest.migration.flyway.people;

import java.sql.PreparedStatement;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/** A migration in Java between two in SQL. */
public class V2__Fill_people extends BaseJavaMigration {
    @Override
    public void migrate(Context context) throws Exception {
        try (PreparedStatement insert = context.getConnection().prepareStatement("INSERT INTO people VALUES ('Ada')")) {
            insert.executeUpdate();
        }
    }

    @Override
    public Integer getChecksum() {
        return 7;
    }
}
