package io.github.migrationtest.internal.junit;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.fixtures.DatabaseDirectory;
import io.github.migrationtest.fixtures.ServerSettings;
import io.github.migrationtest.fixtures.ServerUnavailableException;
import io.github.migrationtest.fixtures.server.Servers;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** What embedded servers want of a machine. */
final class EmbeddedServer {
    private EmbeddedServer() {}

    /** Skips a test where the system libraries of a server's binaries are missing, and for no other reason. */
    static void assumeThere(DatabaseKind kind) {
        try (DatabaseDirectory directory = DatabaseDirectory.open(Path.of("target", "migration-test"))) {
            Servers.of(kind, ServerSettings.none().from("embedded"), directory);
        } catch (ServerUnavailableException e) {
            String message = String.valueOf(e.getMessage());
            Assumptions.assumeFalse(message.contains("libaio1"), message);
            throw e;
        }
    }
}
