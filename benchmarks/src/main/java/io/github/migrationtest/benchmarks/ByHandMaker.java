package io.github.migrationtest.benchmarks;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.fixtures.DatabaseDirectory;
import io.github.migrationtest.fixtures.ServerSettings;
import io.github.migrationtest.fixtures.server.Server;
import io.github.migrationtest.fixtures.server.Servers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The least that can be done by hand on the same server: {@code CREATE DATABASE ... TEMPLATE} where there is that, else an empty
 * database and the hundred migrations; connect; drop it afterwards.
 */
final class ByHandMaker implements DatabaseMaker {
    private static final String TEMPLATE = "by_hand_template";
    private static final ThreadLocal<Connection> ADMINS = new ThreadLocal<>();

    private final DatabaseKind kind;
    private final Server server;
    private final AtomicLong number = new AtomicLong();

    ByHandMaker(DatabaseKind kind, DatabaseDirectory directory) throws SQLException {
        this.kind = kind;
        server = Servers.of(kind, ServerSettings.none().from("embedded"), directory);
        if (kind == DatabaseKind.POSTGRESQL) {
            admin("CREATE DATABASE " + TEMPLATE);
            try (Connection connection = server.connect(TEMPLATE)) {
                ServerMigrations.apply(connection, kind);
            }
            admin("ALTER DATABASE " + TEMPLATE + " ALLOW_CONNECTIONS false");
        }
    }

    /** As it would be done by hand: one connection of each thread for this. */
    private void admin(String sql) throws SQLException {
        Connection mine = ADMINS.get();
        if (mine == null) {
            mine = server.connect(server.maintenanceDatabase());
            ADMINS.set(mine);
        }
        try (Statement statement = mine.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public TestedDatabase make() throws SQLException {
        String name = "by_hand_" + number.incrementAndGet();
        if (kind == DatabaseKind.POSTGRESQL) {
            admin("CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE + " STRATEGY FILE_COPY");
        } else {
            admin("CREATE DATABASE " + name);
        }
        Connection connection = server.connect(name);
        if (kind != DatabaseKind.POSTGRESQL) {
            ServerMigrations.apply(connection, kind);
        }
        String drop = "DROP DATABASE " + name + (kind == DatabaseKind.POSTGRESQL ? " WITH (FORCE)" : "");
        return new JdbcTestedDatabase(connection, () -> admin(drop));
    }

    /** The server ends with the JVM. */
    @Override
    public void close() {}
}
