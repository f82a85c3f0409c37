package io.github.migrationtest.examples.drizzle;

import static io.github.migrationtest.MigrationAssertions.assertThat;
import static io.github.migrationtest.MigrationAssertions.assertThatThrownBy;

import io.github.migrationtest.MigrationRun;
import io.github.migrationtest.MigrationTest;
import io.github.migrationtest.Migrations;
import io.github.migrationtest.StartAt;
import io.github.migrationtest.migration.MigrationFailedException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A unique index that is made twice after a rebuild, as {@code drizzle-kit push} does: once under two names, once under one. */
class DuplicateIndexTest {

    @Nested
    @MigrationTest(migrations = "drizzle-duplicate-index", copyOf = "production.db.gz", runtime = "libsql")
    class UnderTwoNames {

        @Test
        @StartAt("0003")
        void isCaughtThoughNothingFails(Migrations migrations) {
            MigrationRun run = migrations.up();

            assertThat(run).keptEveryRow();
            assertThatThrownBy(() -> assertThat(run).leftNoDuplicateIndexes())
                    .hasMessageContaining("users_email_idx")
                    .hasMessageContaining("users_email_unique");
        }
    }

    @Nested
    @MigrationTest(
            migrations = "drizzle-duplicate-index-same-name",
            copyOf = "production.db.gz",
            runtime = "better-sqlite3")
    class UnderOneName {

        @Test
        void stopsTheRunAndLeavesNothingOfIt(Migrations migrations) {
            assertThatThrownBy(migrations::upToLatest)
                    .isInstanceOf(MigrationFailedException.class)
                    .hasMessageContaining("0004_age_integer.sql")
                    .hasMessageContaining("index users_email_unique already exists");
            assertThat(migrations.current())
                    .hasValueSatisfying(last -> assertThat(last.name()).isEqualTo("0002_tag_colour"));
        }
    }
}
