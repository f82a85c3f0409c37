package io.github.migrationtest.migration.goose;

import java.util.List;
import java.util.Map;

/** Which migrations are new, and which are missing: older than the newest applied one ({@code UpToContext} in goose's {@code up.go}). */
final class GooseOrder {
    private GooseOrder() {}

    static long newest(Map<Long, Boolean> rows) {
        return rows.keySet().stream().mapToLong(Long::longValue).max().orElse(0);
    }

    /** A row counts whatever it says, as it does in goose. */
    static List<GooseMigration> missing(List<GooseMigration> all, Map<Long, Boolean> rows) {
        long newest = newest(rows);
        return all.stream()
                .filter(migration -> !rows.containsKey(migration.version()) && migration.version() < newest)
                .toList();
    }

    /** What is to be applied, the missing ones first. */
    static List<GooseMigration> pending(List<GooseMigration> all, Map<Long, Boolean> rows) {
        return all.stream()
                .filter(migration -> !rows.containsKey(migration.version()))
                .toList();
    }

    /** Those with a row that says that they are not applied: goose passes over them. */
    static List<GooseMigration> skipped(List<GooseMigration> all, Map<Long, Boolean> rows) {
        return all.stream()
                .filter(migration -> !rows.getOrDefault(migration.version(), true))
                .toList();
    }
}
