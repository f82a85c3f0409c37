package io.github.migrationtest;

import static io.github.migrationtest.MigrationAssertions.assertThat;
import static io.github.migrationtest.MigrationAssertions.assertThatThrownBy;

import io.github.migrationtest.fixtures.TestDatabase;
import io.github.migrationtest.migration.MigrationFailedException;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An application's code between its migrations, under what a production's wrapper sets. */
class CodeWithinLimitsTests {
    /** As SQLite says that somebody else has the lock. */
    private static final int SQLITE_BUSY = 5;

    @Nested
    class RetriesTests {
        private static final AtomicInteger TRIES = new AtomicInteger();

        @RegisterExtension
        static final MigrationExtension MIGRATIONS = MigrationExtension.builder()
                .migrations("classpath:limits/sqlite")
                .retries(3)
                .runAt("1", connection -> {
                    if (TRIES.incrementAndGet() < 3) {
                        throw new SQLException("[SQLITE_BUSY] The database file is locked", "", SQLITE_BUSY);
                    }
                    try (Statement statement = connection.createStatement()) {
                        statement.execute("insert into t values (7)");
                    }
                })
                .build();

        @BeforeEach
        void startAgain() {
            TRIES.set(0);
        }

        @Test
        void runTheCodeThatGotNoLock(Migrations migrations, TestDatabase database) {
            migrations.upTo("2");

            assertThat(database.query("select id from t where id = 7")).hasSize(1);
            assertThat(migrations.pending()).hasSize(1);
        }

        @Test
        void runItThoughNoMigrationIsLeft(Migrations migrations, TestDatabase database) {
            migrations.upTo("1");

            assertThat(database.query("select id from t where id = 7")).hasSize(1);
        }
    }

    @Nested
    class TimeoutTests {

        @RegisterExtension
        static final MigrationExtension MIGRATIONS = MigrationExtension.builder()
                .migrations("classpath:limits/sqlite")
                .timeout(Duration.ofMillis(100))
                .runAt("1", connection -> {
                    try {
                        // Longer than the limit, and nothing of the database that could be cancelled.
                        Thread.sleep(400);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                })
                .build();

        @Test
        void failsARunThatCouldNotBeCancelled(Migrations migrations) {
            assertThatThrownBy(() -> migrations.upTo("1"))
                    .isInstanceOf(MigrationFailedException.class)
                    .hasMessage(
                            "The run took longer than 100 ms (timeout). It could not be cancelled, and is done; a wrapper would have"
                                    + " ended it half-way.");
        }
    }
}
