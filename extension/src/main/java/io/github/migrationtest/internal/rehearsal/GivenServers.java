package io.github.migrationtest.internal.rehearsal;

import io.github.migrationtest.fixtures.ServerAccess;
import io.github.migrationtest.fixtures.ServerSettings;
import io.github.migrationtest.fixtures.ServerUnavailableException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Who uses the servers that the user's own code starts: such a server may stop, and start again elsewhere, between two classes. */
final class GivenServers {
    private final Map<ServerAccess, Integer> users = new HashMap<>();

    /** Somebody uses it until {@link #end}. */
    synchronized void begin(ServerAccess access) {
        users.merge(access, 1, Integer::sum);
    }

    /** Whether that was the last who uses it. */
    synchronized boolean end(ServerAccess access) {
        return users.computeIfPresent(access, (key, count) -> count == 1 ? null : count - 1) == null;
    }

    /**
     * Where a given server is now; the same where none is given.
     *
     * @throws ServerUnavailableException if it does not say
     */
    static ServerSettings located(ServerSettings server) {
        return server.given().isEmpty()
                ? server
                : new ServerSettings(
                        server.from(),
                        server.image(),
                        server.createOnHosts(),
                        server.given().map(GivenServers::now),
                        server.setUp());
    }

    private static ServerAccess now(ServerAccess access) {
        return new ServerAccess(
                answer("URL", access.jdbcUrl()), answer("user", access.user()), answer("password", access.password()));
    }

    private static Answer answer(String asked, Supplier<String> supplier) {
        try {
            @Nullable String answer = supplier.get();
            if (answer != null) {
                return new Answer(answer);
            }
            throw unknown(asked, "null", null);
        } catch (RuntimeException e) {
            throw e instanceof ServerUnavailableException ours ? ours : unknown(asked, e.toString(), e);
        }
    }

    private static ServerUnavailableException unknown(String asked, String answer, @Nullable Throwable cause) {
        return new ServerUnavailableException(
                "server(...) (MigrationExtension.builder()) was asked for its " + asked + " and gave " + answer
                        + ".\nStart the server before the first test: a static @Container of a class with @Testcontainers, or"
                        + " @BeforeAll.",
                cause);
    }

    /** Two servers are the same if they answer the same. */
    private record Answer(String text) implements Supplier<String> {
        @Override
        public String get() {
            return text;
        }

        /** One of them is a password. */
        @Override
        public String toString() {
            return "***";
        }
    }
}
