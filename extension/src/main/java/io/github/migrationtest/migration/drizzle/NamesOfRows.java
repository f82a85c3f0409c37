package io.github.migrationtest.migration.drizzle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which folder a row of drizzle-orm 0.x is of, now that {@code drizzle-kit up} has made folders of the journal (drizzle-orm 1.0,
 * {@code up-migrations}).
 */
final class NamesOfRows {
    private NamesOfRows() {}

    /** The rows with their names, where they have one. */
    static List<DrizzleHistory.Row> of(List<DrizzleHistory.Row> rows, List<DrizzleMigration> migrations) {
        List<DrizzleHistory.Row> named = new ArrayList<>();
        for (DrizzleHistory.Row row : rows) {
            named.add(new DrizzleHistory.Row(
                    row.key(),
                    row.hash(),
                    row.createdAt(),
                    match(row, migrations).map(found -> found.migration().name())));
        }
        return named;
    }

    /** By the second; by the hash where several folders have that second, or none. */
    private static Optional<DrizzleMigration> match(DrizzleHistory.Row row, List<DrizzleMigration> migrations) {
        List<DrizzleMigration> sameSecond = migrations.stream()
                .filter(migration -> row.createdAt().isPresent()
                        && migration.when() == (long) row.createdAt().getAsDouble() / 1000 * 1000)
                .toList();
        if (sameSecond.size() == 1) {
            return Optional.of(sameSecond.get(0));
        }
        List<DrizzleMigration> sameHash = (sameSecond.isEmpty() ? migrations : sameSecond)
                .stream()
                        .filter(migration -> migration.hash().equals(row.hash()))
                        .toList();
        if (sameHash.isEmpty()) {
            return Optional.empty();
        }
        // Among all folders the migrator keeps the last of a hash, among those of one second it takes the first.
        return Optional.of(sameHash.get(sameSecond.isEmpty() ? sameHash.size() - 1 : 0));
    }
}
