package io.github.migrationtest;

import static io.github.migrationtest.MigrationAssertions.assertThat;
import static io.github.migrationtest.MigrationAssertions.assertThatThrownBy;
import static io.github.migrationtest.database.DatabaseKind.MARIADB;
import static io.github.migrationtest.database.DatabaseKind.MYSQL;
import static io.github.migrationtest.database.DatabaseKind.POSTGRESQL;
import static io.github.migrationtest.database.DatabaseKind.SQLITE;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.fixtures.DatabaseLogin;
import io.github.migrationtest.fixtures.TestDatabase;
import io.github.migrationtest.migration.MigrationFailedException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What a production's wrapper around its migrations sets: how long a run may take, how long it waits for a lock, how often it tries. */
@EachDatabase({SQLITE, POSTGRESQL, MYSQL, MARIADB})
@MigrationTest(migrations = "classpath:limits/{kind}")
class RunLimitsTests {

    @Test
    @StartAt("2")
    @MigrationTest(timeout = "500ms")
    void endsARunThatTakesTooLong(Migrations migrations, TestDatabase database) {
        Instant start = Instant.now();

        assertThatThrownBy(migrations::up)
                .isInstanceOf(MigrationFailedException.class)
                .hasMessageStartingWith("3_long failed at statement 1 (line 1 of 3_long.sql): ")
                .hasMessageContaining(
                        "\nThe run took longer than 500 ms (timeout), and what it was running was cancelled.");

        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(40));
        assertThat(database.query("select * from t")).isEmpty();
    }

    @Test
    @StartAt("1")
    @MigrationTest(timeout = "2m", lockTimeout = "5s")
    void leavesARunAloneThatIsInTime(Migrations migrations) {
        migrations.upTo("2");

        assertThat(migrations.current())
                .hasValueSatisfying(last -> assertThat(last.name()).isEqualTo("2_lock"));
    }

    @Test
    @StartAt("1")
    @MigrationTest(lockTimeout = "1s", retries = "1")
    void triesAgainAndGivesUpOnALock(Migrations migrations, TestDatabase database) throws SQLException {
        try (Connection other = fromOutside(database)) {
            lock(database.kind(), other);

            assertThatThrownBy(() -> migrations.upTo("2"))
                    .isInstanceOf(MigrationFailedException.class)
                    .hasMessageEndingWith("\nIt was tried 2 times (retries).");
        }
    }

    @Test
    @StartAt("1")
    @MigrationTest(lockTimeout = "1s", retries = "20")
    void goesThroughOnceTheLockIsFree(Migrations migrations, TestDatabase database) throws Exception {
        try (Connection other = fromOutside(database)) {
            lock(database.kind(), other);
            Thread freeing = new Thread(() -> freeSoon(other));
            freeing.start();

            migrations.upTo("2");

            freeing.join();
        }
        assertThat(migrations.pending()).hasSize(1);
        assertThat(database).hasTable("t", table -> table.hasColumn("a"));
    }

    private static Connection fromOutside(TestDatabase database) throws SQLException {
        DatabaseLogin login = database.login();
        return login.user().isEmpty()
                ? DriverManager.getConnection(login.jdbcUrl())
                : DriverManager.getConnection(login.jdbcUrl(), login.user(), login.password());
    }

    private static void lock(DatabaseKind kind, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (kind == SQLITE) {
                statement.execute("begin immediate");
            } else {
                connection.setAutoCommit(false);
                statement.executeQuery("select * from t").close();
            }
        }
    }

    private static void freeSoon(Connection connection) {
        try {
            // Longer than one wait for the lock, so that the run has to begin again.
            Thread.sleep(1500);
            connection.close();
        } catch (InterruptedException | SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
