package io.github.migrationtest.benchmarks;

import io.github.migrationtest.database.DatabaseKind;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.embedded.PreparedDbProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;

/** What zonky's {@code PreparedDbProvider} does, on a server that is set as ours is and has its data in the same place. */
final class ZonkyMaker implements DatabaseMaker {
    private static final Path MEMORY = Path.of("/dev/shm");

    private final Path data;
    private final PreparedDbProvider provider;

    ZonkyMaker() throws IOException {
        data = Files.createTempDirectory(
                Files.isWritable(MEMORY) ? MEMORY : Path.of("target").toAbsolutePath(), "zonky");
        Consumer<EmbeddedPostgres.Builder> settings = builder -> {
            builder.setDataDirectory(data.resolve("data"));
            builder.setServerConfig("fsync", "off")
                    .setServerConfig("synchronous_commit", "off")
                    .setServerConfig("full_page_writes", "off")
                    .setServerConfig("wal_level", "minimal")
                    .setServerConfig("max_wal_senders", "0")
                    .setServerConfig("max_wal_size", "4GB")
                    .setServerConfig("checkpoint_timeout", "1h")
                    .setServerConfig("shared_buffers", "128MB")
                    .setServerConfig("max_connections", "200")
                    .setServerConfig("autovacuum", "off")
                    .setServerConfig("jit", "off");
        };
        provider = PreparedDbProvider.forPreparer(
                database -> {
                    try (Connection connection = database.getConnection()) {
                        ServerMigrations.apply(connection, DatabaseKind.POSTGRESQL);
                    }
                },
                List.of(settings));
    }

    /** It never drops one. */
    @Override
    public TestedDatabase make() throws SQLException {
        return new JdbcTestedDatabase(provider.createDataSource().getConnection(), () -> {});
    }

    /** Its server ends with the JVM, and removes its files then. */
    @Override
    public void close() {
        data.toFile().deleteOnExit();
    }
}
