package io.github.migrationtest.migration.drizzle;

import io.github.migrationtest.database.DatabaseKind;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** The two ways in which Drizzle Kit lays out migrations, and what each version of drizzle-orm takes for applied. */
enum DrizzleLayout {
    /** Kit up to 0.31, orm 0.x: a journal, and everything dated after the newest row is pending. */
    JOURNAL {
        @Override
        Optional<DrizzleMigration> recorded(DrizzleHistory.Row row, List<DrizzleMigration> migrations) {
            Optional<DrizzleMigration> same = migrations.stream()
                    .filter(migration -> isDated(migration, row) && row.hash().equals(migration.hash()))
                    .findFirst();
            // By its time, or, after the journal was edited, by its content.
            return same.or(() -> migrations.stream()
                    .filter(migration -> isDated(migration, row) || row.hash().equals(migration.hash()))
                    .findFirst());
        }

        @Override
        List<DrizzleMigration> pending(
                DatabaseKind kind, List<DrizzleHistory.Row> rows, List<DrizzleMigration> migrations) {
            // ORDER BY created_at DESC: PostgreSQL has a NULL before all others, and drizzle-orm takes it for 0.
            boolean undated = kind == DatabaseKind.POSTGRESQL
                    && rows.stream().anyMatch(row -> row.createdAt().isEmpty());
            OptionalDouble newest = undated
                    ? OptionalDouble.of(0)
                    : rows.stream()
                            .mapToDouble(row -> row.createdAt().orElse(0))
                            .max();
            return migrations.stream()
                    .filter(migration -> newest.isEmpty() || migration.when() > newest.getAsDouble())
                    .toList();
        }
    },

    /** Kit and orm from 1.0 on: a folder per migration, and every one whose name is in no row is pending. */
    FOLDERS {
        @Override
        Optional<DrizzleMigration> recorded(DrizzleHistory.Row row, List<DrizzleMigration> migrations) {
            return migrations.stream()
                    .filter(migration ->
                            row.name().equals(Optional.of(migration.migration().name())))
                    .findFirst();
        }

        @Override
        List<DrizzleMigration> pending(
                DatabaseKind kind, List<DrizzleHistory.Row> rows, List<DrizzleMigration> migrations) {
            Set<String> names = new HashSet<>();
            rows.forEach(row -> row.name().ifPresent(names::add));
            return migrations.stream()
                    .filter(migration -> !names.contains(migration.migration().name()))
                    .toList();
        }
    };

    /** The migration of which a row is, if the folder has it. */
    abstract Optional<DrizzleMigration> recorded(DrizzleHistory.Row row, List<DrizzleMigration> migrations);

    /** What the migrator would apply. */
    abstract List<DrizzleMigration> pending(
            DatabaseKind kind, List<DrizzleHistory.Row> rows, List<DrizzleMigration> migrations);

    /** Whether the rows of this layout's migrator have names. */
    boolean hasNames() {
        return this == FOLDERS;
    }

    static boolean isDated(DrizzleMigration migration, DrizzleHistory.Row row) {
        return row.createdAt().isPresent() && row.createdAt().getAsDouble() == migration.when();
    }
}
