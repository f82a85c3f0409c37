package io.github.migrationtest.assertions;

import io.github.migrationtest.data.Orphan;
import io.github.migrationtest.data.Orphans;
import io.github.migrationtest.schema.SchemaSnapshot;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which foreign keys of SQLite a commit would refuse: it counts the breaches, and does not say whose they are. */
final class DeferredKeys {
    private static final String SAVEPOINT = "migration_test_keys";

    private final Connection connection;
    private final Map<String, Long> before = new HashMap<>();

    DeferredKeys(Connection connection) {
        this.connection = connection;
    }

    boolean mayDefer() throws SQLException {
        return LiveDatabase.number(connection, "pragma defer_foreign_keys") == 1
                || SchemaSnapshot.of(connection).tables().stream()
                        .flatMap(table -> table.foreignKeys().stream())
                        .anyMatch(key -> key.initiallyDeferred());
    }

    /** Orphans that are there now are nobody's fault. */
    void remember() {
        Orphans.of(connection).forEach(orphan -> before.merge(orphan.foreignKey(), orphan.rows(), Long::sum));
    }

    Optional<Rejection> brokenSince() {
        List<Orphan> broken = Orphans.of(connection).stream()
                .filter(orphan -> orphan.rows() > before.getOrDefault(orphan.foreignKey(), 0L))
                .toList();
        return broken.isEmpty() ? Optional.empty() : Optional.of(rejection(broken));
    }

    private static Rejection rejection(List<Orphan> broken) {
        String keys = broken.stream().map(Orphan::foreignKey).collect(Collectors.joining(", "));
        return Rejection.of(ConstraintKind.FOREIGN_KEY, keys)
                .on(Optional.of(broken.get(0).table()), broken.get(0).columns());
    }

    /** Runs a statement that was refused again, with all checks put off, and takes it back. */
    Optional<Rejection> brokenBy(TrialStatement statement) throws SQLException {
        boolean deferred = LiveDatabase.number(connection, "pragma defer_foreign_keys") == 1;
        execute("savepoint " + SAVEPOINT);
        try {
            remember();
            execute("pragma defer_foreign_keys = on");
            statement.execute(connection);
            return brokenSince();
        } finally {
            execute("rollback to " + SAVEPOINT);
            execute("release " + SAVEPOINT);
            if (!deferred) {
                execute("pragma defer_foreign_keys = off");
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement words = connection.createStatement()) {
            words.execute(sql);
        }
    }
}
