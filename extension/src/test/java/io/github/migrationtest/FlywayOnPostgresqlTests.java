package io.github.migrationtest;

import static io.github.migrationtest.MigrationAssertions.assertThat;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.fixtures.TestDatabase;
import io.github.migrationtest.migration.Migration;
import org.junit.jupiter.api.Test;

/** Flyway's scripts on PostgreSQL, each test on a clone. */
@MigrationTest(migrations = "postgresql/flyway", database = DatabaseKind.POSTGRESQL)
class FlywayOnPostgresqlTests {

    @Test
    void goesForwardAndBack(TestDatabase database, Migrations migrations) {
        MigrationRun run = migrations.upToLatest();

        assertThat(run.migrations()).extracting(Migration::name).containsExactly("V1__users", "V2__shout", "R__names");
        assertThat(database.query("select shouted from users").get(0).string("shouted"))
                .isEqualTo("A@EXAMPLE.ORG");
        assertThat(migrations.pending()).isEmpty();

        migrations.down();

        assertThat(migrations.current()).map(Migration::name).contains("V1__users");
        assertThat(database.query("select count(*) as n from flyway_schema_history where version = '2'")
                        .get(0)
                        .longValue("n"))
                .isZero();
    }

    @Test
    void replaysARunInSteps(Migrations migrations) {
        MigrationRun run = migrations.upToLatest();

        assertThat(run.steps())
                .extracting(step -> step.migration().name())
                .containsExactly("V1__users", "V2__shout", "R__names");
    }

    @Test
    @StartAt("1")
    void startsAtAVersion(TestDatabase database, Migrations migrations) {
        assertThat(migrations.current()).map(Migration::name).contains("V1__users");
        assertThat(database.query("select success from flyway_schema_history")).hasSize(1);
    }
}
