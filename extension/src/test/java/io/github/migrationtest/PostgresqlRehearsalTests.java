package io.github.migrationtest;

import static io.github.migrationtest.MigrationAssertions.assertThat;
import static io.github.migrationtest.MigrationAssertions.assertThatThrownBy;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.fixtures.TestDatabase;
import io.github.migrationtest.migration.MigrationFailedException;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** golang-migrate's files on PostgreSQL, each test on a clone. */
@MigrationTest(migrations = "postgresql/notes", database = DatabaseKind.POSTGRESQL)
class PostgresqlRehearsalTests {

    @Test
    void goesForwardAndBack(TestDatabase database, Migrations migrations, Connection open) throws SQLException {
        assertThat(open.isClosed()).isFalse();

        migrations.upToLatest();

        assertThat(database.query("select shouted from users").get(0).string("shouted"))
                .isEqualTo("A@EXAMPLE.ORG");
        assertThat(database.query("select indisvalid from pg_index where indexrelid = 'users_email'::regclass"))
                .hasSize(1);
        assertThat(database.query("select version, dirty from schema_migrations")
                        .get(0)
                        .values())
                .hasToString("{version=3, dirty=false}");

        migrations.downToEmpty();

        assertThat(database.query("select count(*) as n from schema_migrations")
                        .get(0)
                        .longValue("n"))
                .isZero();
        assertThat(database.query("select to_regclass('users') as gone").get(0).isNull("gone"))
                .isTrue();
        assertThat(open.isClosed()).isFalse();
    }

    @Test
    @StartAt("2")
    void startsAtAVersion(TestDatabase database, Migrations migrations) {
        database.execute("insert into users (email) values (?)", "b@example.org");

        assertThat(migrations.current().orElseThrow().name()).isEqualTo("2_shout");
        assertThat(database.query("select shouted from users where id = 2")
                        .get(0)
                        .string("shouted"))
                .isEqualTo("B@EXAMPLE.ORG");
    }

    @EachMigration
    void givesEveryMigrationADatabaseThatStandsBeforeIt(MigrationStep step, TestDatabase database) {
        assertThat(step.direction()).isEqualTo(Direction.UP);
        assertThat(database.query("select version from schema_migrations")
                        .get(0)
                        .longValue("version"))
                .isEqualTo(Long.parseLong(step.migration().version().text()));
    }

    @Test
    @MigrationTest(migrations = "postgresql/broken")
    void failsAsPostgresqlDoesOnAFileInOneTransaction(TestDatabase database, Migrations migrations) {
        assertThatThrownBy(migrations::up)
                .isInstanceOf(MigrationFailedException.class)
                .hasMessageStartingWith("1_users failed at statement 2 (line 2 of 1_users.up.sql): ERROR: CREATE INDEX"
                        + " CONCURRENTLY cannot run inside a transaction block")
                .hasMessageContaining(
                        "PostgreSQL took the file as one implicit transaction and rolled it back, what was applied before it"
                                + " stays; golang-migrate leaves schema_migrations at version 1, dirty, and starts nothing until"
                                + " that is forced. Correct the statement.");

        assertThat(database.query("select version, dirty from schema_migrations")
                        .get(0)
                        .values())
                .hasToString("{version=1, dirty=true}");
        assertThat(database.query("select to_regclass('users') as gone").get(0).isNull("gone"))
                .isTrue();
    }
}
