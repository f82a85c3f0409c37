package io.github.migrationtest.examples.yourfolder;

import static io.github.migrationtest.MigrationAssertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.migrationtest.MigrationTest;
import io.github.migrationtest.Migrations;
import io.github.migrationtest.StartAt;
import io.github.migrationtest.fixtures.TestDatabase;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.schema.SchemaSnapshot;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Whatever the folder is that {@code migrationtest.migrations} names: by default the one of this example. */
@MigrationTest
class YourFolderTest {

    @Test
    void appliesWhole(Migrations migrations, TestDatabase database, TestReporter reporter) {
        migrations.upToLatest();

        assertThat(migrations.pending()).isEmpty();
        assertThat(migrations.validate()).isEmpty();
        reporter.publishEntry(
                "applied",
                migrations.all().size() + " migrations, "
                        + database.schema().tables().size() + " tables");
    }

    @Test
    void endsAlikeOneByOne(Migrations migrations, TestDatabase database) {
        migrations.upToLatest();
        SchemaSnapshot whole = database.schema();
        List<Migration> all = migrations.all();
        assumeTrue(canGoBack(all), "There is no way back: some migrations have no down script.");

        migrations.downToEmpty();
        upOneByOne(migrations);

        assertThat(database).hasSameSchemaAs(whole);
    }

    @Test
    void appliesOneByOne(Migrations migrations) {
        upOneByOne(migrations);

        assertThat(migrations.validate()).isEmpty();
    }

    @Test
    @StartAt(StartAt.LATEST)
    void goesBackOneByOne(Migrations migrations) {
        assumeTrue(canGoBack(migrations.all()), "There is no way back: some migrations have no down script.");

        while (migrations.current().isPresent()) {
            migrations.down();
        }

        assertThat(migrations.pending()).hasSameSizeAs(migrations.all());
    }

    /** Not until nothing is pending: Liquibase may leave pending what it has run. */
    private static void upOneByOne(Migrations migrations) {
        for (int left = migrations.pending().size(); left > 0; left--) {
            migrations.up();
        }
    }

    private static boolean canGoBack(List<Migration> migrations) {
        return migrations.stream().allMatch(migration -> migration.down().isPresent());
    }
}
