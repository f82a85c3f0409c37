package io.github.migrationtest;

import static io.github.migrationtest.MigrationAssertions.assertThat;
import static io.github.migrationtest.database.DatabaseKind.MARIADB;
import static io.github.migrationtest.database.DatabaseKind.MYSQL;
import static io.github.migrationtest.database.DatabaseKind.POSTGRESQL;
import static io.github.migrationtest.database.DatabaseKind.SQLITE;

import io.github.migrationtest.fixtures.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/**
 * One class on all four kinds, without Docker. A kind is skipped where its server cannot start, which the other tests of that kind then
 * fail of, unless it is for want of a system library.
 */
@MigrationTest(migrations = "each/notes", whenUnavailable = WhenUnavailable.SKIP)
@EachDatabase({SQLITE, POSTGRESQL, MARIADB, MYSQL})
class FourDatabasesTests {

    @Test
    @StartAt("1")
    void movesThereAndBackWithItsConnectionsOpen(TestDatabase database, Migrations migrations, Connection open)
            throws SQLException {
        database.execute("insert into users (id, email) values (?, ?)", 1, "a@example.org");

        migrations.up();
        database.execute("insert into notes (id, user_id, body) values (1, 1, 'kept')");
        assertThat(database.query("select body from notes").get(0).string("body"))
                .isEqualTo("kept");
        migrations.down();

        assertThat(database.query("select email from users").get(0).string("email"))
                .isEqualTo("a@example.org");
        assertThat(open.isClosed()).isFalse();
    }

    @Test
    @StartAt(StartAt.LATEST)
    void putsBackWhatItHeld(TestDatabase database) {
        database.execute("insert into users (id, email) values (1, 'a@example.org')");
        try (var backup = database.backup()) {
            database.execute("delete from users");
            database.restore(backup);
        }

        assertThat(database.query("select id from users")).hasSize(1);
    }

    @EachMigration
    void standsAtEachMigration(MigrationStep step, Migrations migrations) {
        assertThat(migrations.current()).contains(step.migration());
    }
}
