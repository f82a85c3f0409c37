package io.github.migrationtest.internal.junit;

import static io.github.migrationtest.internal.junit.InnerRun.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationtest.MigrationExtension;
import io.github.migrationtest.Migrations;
import io.github.migrationtest.database.DatabaseException;
import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.fixtures.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Hooks of the user's that are wrong. */
class HookFailureTests {
    private final Path directory;

    HookFailureTests(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void saysThatOnConnectFailed() {
        assertThat(failure(InnerRun.of(directory, OnConnectTestCase.class).execute()))
                .isInstanceOf(DatabaseException.class)
                .hasMessage("What is to be done with each connection (onConnect) failed on one of "
                        + OnConnectTestCase.class.getName() + ".neverRuns: there is no function unaccent");
    }

    static class OnConnectTestCase {
        @RegisterExtension
        static final MigrationExtension MIGRATIONS = MigrationExtension.builder()
                .migrations("classpath:limits/sqlite")
                .onConnect(connection -> {
                    throw new SQLException("there is no function unaccent");
                })
                .build();

        @Test
        void neverRuns(TestDatabase database) {
            database.query("select 1");
        }
    }

    @Test
    void saysThatOnConnectFailedOnAServer() {
        assertThat(failure(InnerRun.of(directory, OnServerTestCase.class).execute()))
                .isInstanceOf(DatabaseException.class)
                .hasMessage("What is to be done with each connection (onConnect) failed on one of "
                        + OnServerTestCase.class.getName() + ".neverRuns: no role app")
                .hasRootCauseInstanceOf(IllegalArgumentException.class);
    }

    static class OnServerTestCase {
        @RegisterExtension
        static final MigrationExtension MIGRATIONS = MigrationExtension.builder()
                .migrations("classpath:limits/postgresql")
                .database(DatabaseKind.POSTGRESQL)
                .onConnect(connection -> {
                    throw new IllegalArgumentException("no role app");
                })
                .build();

        @Test
        void neverRuns(TestDatabase database) {
            database.query("select 1");
        }
    }

    @Test
    void saysWhichVersionsThereAreForRunAt() {
        assertThat(failure(InnerRun.of(directory, UnknownVersionTestCase.class).execute()))
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessageMatching(
                        "runAt\\(\"7\", \\.\\.\\.\\) \\(MigrationExtension\\.builder\\(\\)\\) names a version that .*limits/sqlite"
                                + " does not have\\.\nIt has 1_t, 2_lock, 3_long\\.");
    }

    static class UnknownVersionTestCase {
        @RegisterExtension
        static final MigrationExtension MIGRATIONS = MigrationExtension.builder()
                .migrations("classpath:limits/sqlite")
                .runAt("7", connection -> {})
                .build();

        @Test
        void neverRuns(Migrations migrations) {
            migrations.up();
        }
    }
}
