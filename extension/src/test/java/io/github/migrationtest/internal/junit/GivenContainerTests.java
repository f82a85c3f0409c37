package io.github.migrationtest.internal.junit;

import static io.github.migrationtest.database.DatabaseKind.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationtest.MigrationExtension;
import io.github.migrationtest.StartAt;
import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.fixtures.TestDatabase;
import io.github.migrationtest.fixtures.container.Containers;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** A container that the user declares, as Testcontainers' own extension starts and stops it. */
class GivenContainerTests {

    @TempDir
    Path directory;

    @BeforeEach
    void needsDocker() {
        Assumptions.assumeTrue(Containers.areThere(DatabaseKind.POSTGRESQL), "no Docker answers on this machine");
    }

    @Test
    void isAskedWhereItIsOnceItHasStarted() {
        EngineExecutionResults results =
                InnerRun.of(directory, DeclaredTestCase.class).execute();

        assertThat(InnerRun.failures(results)).isEmpty();
        results.testEvents()
                .assertStatistics(statistics -> statistics.started(2).succeeded(2));
    }

    @Testcontainers
    @StartAt(StartAt.LATEST)
    static class DeclaredTestCase {
        @Container
        static final PostgreSQLContainer POSTGRES = new PostgreSQLContainer("postgres:15");

        @RegisterExtension
        static final MigrationExtension MIGRATIONS = MigrationExtension.builder()
                .migrations("each/notes")
                .database(POSTGRESQL)
                .server(POSTGRES::getJdbcUrl, POSTGRES::getUsername, POSTGRES::getPassword)
                .build();

        @Test
        void isInIt(TestDatabase database) {
            database.execute("insert into users (id, email) values (1, 'a@example.org')");

            assertThat(database.jdbcUrl()).contains(":" + POSTGRES.getFirstMappedPort() + "/mt_");
            assertThat(database.query("select current_setting('server_version') as version")
                            .get(0)
                            .string("version"))
                    .startsWith("15.");
        }

        @Test
        void isInItAlone(TestDatabase database) {
            assertThat(database.query("select id from users")).isEmpty();
        }
    }
}
