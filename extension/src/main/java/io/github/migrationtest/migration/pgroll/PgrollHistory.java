package io.github.migrationtest.migration.pgroll;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What pgroll has applied ({@code SchemaHistory}, {@code LatestBaseline}).
 *
 * @param baseline the migration from which the history counts
 * @param rows those after it, oldest first
 */
record PgrollHistory(Optional<String> baseline, List<Row> rows) {

    /**
     * One migration.
     *
     * @param done whether it is complete; else it is active, and its old version of the schema still there
     */
    record Row(String name, boolean done) {}

    /** Nothing where pgroll has never been initialized. */
    static PgrollHistory read(Connection connection, PgrollOptions options) throws SQLException {
        if (!isInitialized(connection, options)) {
            return new PgrollHistory(Optional.empty(), List.of());
        }
        Optional<String> baseline = Optional.empty();
        List<Row> rows = new ArrayList<>();
        String table = "\"" + options.stateSchema().replace("\"", "\"\"") + "\".migrations";
        // The type is of later versions of pgroll.
        try (PreparedStatement query =
                connection.prepareStatement("SELECT name, done, to_jsonb(m) ->> 'migration_type' FROM " + table
                        + " m WHERE schema = ? ORDER BY created_at")) {
            query.setString(1, options.schema());
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    if ("baseline".equals(row.getString(3))) {
                        baseline = Optional.of(row.getString(1));
                        rows.clear();
                    } else {
                        rows.add(new Row(row.getString(1), row.getBoolean(2)));
                    }
                }
            }
        }
        return new PgrollHistory(baseline, List.copyOf(rows));
    }

    static boolean isInitialized(Connection connection, PgrollOptions options) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT 1 FROM pg_tables WHERE schemaname = ? AND tablename = 'migrations'")) {
            query.setString(1, options.stateSchema());
            try (ResultSet row = query.executeQuery()) {
                return row.next();
            }
        }
    }

    boolean has(String name) {
        return rows.stream().anyMatch(row -> row.name().equals(name));
    }

    /** The one that is started and not complete. */
    Optional<String> active() {
        return rows.stream().filter(row -> !row.done()).map(Row::name).findFirst();
    }

    boolean isBehindBaseline(String name) {
        return baseline.isEmpty() || name.compareTo(baseline.get()) > 0;
    }
}
