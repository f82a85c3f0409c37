package io.github.migrationtest.internal.junit;

import static io.github.migrationtest.database.DatabaseKind.MARIADB;
import static io.github.migrationtest.database.DatabaseKind.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationtest.EachDatabase;
import io.github.migrationtest.EachMigration;
import io.github.migrationtest.MigrationStep;
import io.github.migrationtest.MigrationTest;
import io.github.migrationtest.Migrations;
import io.github.migrationtest.StartAt;
import io.github.migrationtest.fixtures.TestDatabase;
import io.github.migrationtest.fixtures.container.Containers;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EachDatabaseInContainersTests {

    @Test
    void runsAClassOnServersInContainers(@TempDir Path directory) {
        Assumptions.assumeTrue(
                Containers.areThere(POSTGRESQL) && Containers.areThere(MARIADB), "no Docker answers on this machine");

        InnerRun.of(directory, InContainersTestCase.class)
                .with("migrationtest.postgresql.from", "testcontainers")
                .with("migrationtest.postgresql.image", "postgres:15")
                .with("migrationtest.mariadb.from", "testcontainers")
                .with("migrationtest.mariadb.image", "mariadb:10.11")
                .execute()
                .testEvents()
                .assertStatistics(statistics -> statistics.started(6).succeeded(6));

        assertThat(InContainersTestCase.VERSIONS).hasSize(2);
        assertThat(InContainersTestCase.VERSIONS.poll()).startsWith("PostgreSQL 15.");
        assertThat(InContainersTestCase.VERSIONS.poll()).startsWith("10.11.").contains("MariaDB");
    }

    @MigrationTest(migrations = "each/notes")
    @EachDatabase({POSTGRESQL, MARIADB})
    static class InContainersTestCase {
        private static final Queue<String> VERSIONS = new ConcurrentLinkedQueue<>();

        @Test
        @StartAt(StartAt.LATEST)
        void saysWhereItIs(TestDatabase database) {
            VERSIONS.add(database.query("select version() as version").get(0).string("version"));
        }

        @EachMigration
        void goesBackAndForth(MigrationStep step, Migrations migrations) {
            migrations.down();
            migrations.up();
            assertThat(migrations.current()).contains(step.migration());
        }
    }
}
