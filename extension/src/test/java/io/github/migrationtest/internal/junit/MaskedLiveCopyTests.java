package io.github.migrationtest.internal.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationtest.Masked;
import io.github.migrationtest.MigrationTest;
import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.fixtures.DatabaseDirectory;
import io.github.migrationtest.fixtures.DatabaseFactory;
import io.github.migrationtest.fixtures.DatabaseLogin;
import io.github.migrationtest.fixtures.DatabaseSettings;
import io.github.migrationtest.fixtures.ServerSettings;
import io.github.migrationtest.fixtures.TestDatabase;
import io.github.migrationtest.fixtures.container.Containers;
import io.github.migrationtest.fixtures.postgresql.PostgresqlProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineExecutionResults;

/** A running PostgreSQL 15 as the source of a masked copy on the embedded server: no file of that one has what it hid. */
class MaskedLiveCopyTests {
    /** No other test's, whose copies may be on the same server. */
    private static final String MARK = "live" + Long.toString(System.nanoTime(), 36) + "x";

    @TempDir
    private Path directory;

    @Test
    void leavesNothingOfItInAnyFileOfTheServer() throws Exception {
        EmbeddedServer.assumeThere(DatabaseKind.POSTGRESQL);
        Assumptions.assumeTrue(Containers.areThere(DatabaseKind.POSTGRESQL), "no Docker answers on this machine");
        try {
            new ProcessBuilder("pg_dump", "--version").start().waitFor();
        } catch (IOException e) {
            Assumptions.abort("pg_dump is not on this machine");
        }
        Path migrations = Files.createDirectory(directory.resolve("migrations"));
        Files.writeString(migrations.resolve("1_notes.up.sql"), "create table notes (id int);");
        ServerSettings settings = new ServerSettings(
                Optional.of("testcontainers"),
                Optional.of("postgres:15"),
                Set.of(),
                Optional.empty(),
                Optional.empty());
        try (DatabaseDirectory databases = DatabaseDirectory.open(directory.resolve("originals"));
                DatabaseFactory factory = new PostgresqlProvider().open(databases, settings);
                TestDatabase original = factory.create(factory.empty(), DatabaseSettings.none(), "ATests.original")) {
            original.execute("""
                    create table users (id int primary key, email varchar(100) unique, profile jsonb, photo bytea, note text);
                    insert into users select n, '%1$s' || n || '@example.org', jsonb_build_object('name', '%1$s' || n),
                      ('%1$s' || n)::bytea, 'kept-for-all' from generate_series(1, 1000) n;
                    create index on users (lower(email));
                    create materialized view people as select email from users;
                    update users set note = note; analyze;
                    """.formatted(MARK));
            DatabaseLogin login = original.login();
            String url = login.jdbcUrl().replaceFirst("\\?.*", "");

            EngineExecutionResults run = InnerRun.of(directory.resolve("databases"), MaskedTestCase.class)
                    .with("migrationtest.database", "postgresql")
                    .with("migrationtest.postgresql.from", "embedded")
                    .with("migrationtest.migrations", migrations.toString())
                    .with("migrationtest.copy-of", url + "?user=" + login.user() + "&password=" + login.password())
                    .with(
                            "migrationtest.copy-from-hosts",
                            URI.create(url.replaceFirst("^jdbc:", "")).getAuthority())
                    .execute();

            assertThat(InnerRun.failures(run)).isEmpty();
            run.testEvents().assertStatistics(events -> events.succeeded(1));
        }
        assertThat(filesWith(directory.resolve("databases"), MARK)).isEmpty();
    }

    @MigrationTest
    @Masked({"users.email", "users.profile", "users.photo"})
    static class MaskedTestCase {

        @Test
        void hidesThemInEveryFile(TestDatabase database) throws IOException {
            database.execute("checkpoint");
            Path data = Path.of(database.query("show data_directory").get(0).string("data_directory"));

            assertThat(database.query("select count(distinct email) as n from users")
                            .get(0)
                            .integer("n"))
                    .isEqualTo(1000);
            assertThat(filesWith(data, MARK)).isEmpty();
            assertThat(filesWith(data, HexFormat.of().formatHex(MARK.getBytes(StandardCharsets.UTF_8))))
                    .isEmpty();
            assertThat(filesWith(data, "kept-for-all"))
                    .as("what is not masked, so that the search can find anything")
                    .isNotEmpty();
        }
    }

    private static List<Path> filesWith(Path folder, String text) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> contains(file, text))
                    .toList();
        }
    }

    private static boolean contains(Path file, String text) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text);
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
