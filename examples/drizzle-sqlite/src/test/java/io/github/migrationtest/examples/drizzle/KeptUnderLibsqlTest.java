package io.github.migrationtest.examples.drizzle;

import static io.github.migrationtest.MigrationAssertions.assertThat;
import static io.github.migrationtest.schema.ReferentialAction.CASCADE;
import static io.github.migrationtest.schema.ReferentialAction.SET_NULL;

import io.github.migrationtest.EachMigration;
import io.github.migrationtest.MigrationRun;
import io.github.migrationtest.MigrationStep;
import io.github.migrationtest.MigrationTest;
import io.github.migrationtest.Migrations;
import io.github.migrationtest.StartAt;
import io.github.migrationtest.fixtures.Backup;
import io.github.migrationtest.fixtures.TestDatabase;
import org.junit.jupiter.api.Test;

/** The same folder on the same rows is safe under libsql, which switches foreign keys off before its transaction begins. */
@MigrationTest(migrations = "drizzle", copyOf = "production.db.gz", runtime = "libsql", rollbacks = "rollbacks")
class KeptUnderLibsqlTest {

    @Test
    void keepsEveryRowOverAllMigrations(TestDatabase database, Migrations migrations) {
        MigrationRun run = migrations.upToLatest();

        assertThat(run)
                .keptEveryRow()
                .ignoringColumns("users.age")
                .keptEveryValue()
                .leftNoOrphans()
                .leftNoDuplicateIndexes()
                .enforcesForeignKeys();
        assertThat(database)
                .hasTable("notes", notes -> notes.hasRowCount(20_000)
                        .hasForeignKey(
                                key -> key.from("owner_id").to("users", "id").onDelete(CASCADE))
                        .hasForeignKey(
                                key -> key.from("edited_by").to("users", "id").onDelete(SET_NULL)))
                .rejects("insert into users (email, name) select email, 'again' from users limit 1");
    }

    @EachMigration
    void keepsEveryRowInEachMigration(MigrationStep step) {
        assertThat(step).keptEveryRow().leftNoOrphans();
    }

    @Test
    @StartAt("0003")
    void comesBackFromTheTypeChangeByItsRollback(TestDatabase database, Migrations migrations) {
        var before = database.schema();

        migrations.up().acceptDataChanges("ages written as 042 become 42");
        migrations.down();

        assertThat(database).hasSameSchemaAs(before).hasRowCount("notes", 20_000);
    }

    @Test
    void comesBackByABackupWhereThereIsNoRollback(TestDatabase database, Migrations migrations) {
        var schema = database.schema();
        Backup backup = database.backup();

        migrations.up();
        database.restore(backup);

        assertThat(database).hasSameSchemaAs(schema);
        assertThat(migrations.current())
                .hasValueSatisfying(last -> assertThat(last.name()).isEqualTo("0002_tag_colour"));
    }
}
