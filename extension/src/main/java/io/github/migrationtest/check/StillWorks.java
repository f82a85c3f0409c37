package io.github.migrationtest.check;

import io.github.migrationtest.MigrationStep;
import io.github.migrationtest.database.DisposableDatabase;
import io.github.migrationtest.migration.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Every table can be read, written and deleted from, and every view read, as before.
 *
 * <p>Silent: a row that a constraint or a trigger refuses. Found: a trigger or view that names a column which is gone; a foreign key
 * to a table that is gone, which SQLite tells with the first row.
 *
 * <p>It needs runs of its own: on a clone that is thrown away, with one row of each table, in transactions that are taken back.
 */
public final class StillWorks implements MigrationCheck {

    /** For {@link java.util.ServiceLoader}. */
    public StillWorks() {}

    @Override
    public String id() {
        return "still-works";
    }

    @Override
    public List<Finding> check(RehearsedMigration migration) {
        return migration.up().map(step -> found(migration, step)).orElse(List.of());
    }

    private List<Finding> found(RehearsedMigration migration, MigrationStep step) {
        if (step.schemaDiff().isEmpty()) {
            return List.of();
        }
        Affected affected = Affected.between(step.schemaBefore(), step.schemaAfter());
        Map<String, String> broken;
        try (DisposableDatabase database = migration.throwAwayAfter()) {
            broken = FirstUse.of(database, step.schemaAfter(), affected);
        }
        if (broken.isEmpty()) {
            return List.of();
        }
        Map<String, String> before;
        try (DisposableDatabase database = migration.throwAwayBefore()) {
            before = FirstUse.of(database, step.schemaBefore(), affected);
        }
        List<Finding> found = new ArrayList<>();
        broken.forEach((use, refusal) -> {
            if (!before.containsKey(use)) {
                found.add(Finding.error(
                                id(),
                                migration.migration(),
                                use + " fails since this migration: " + refusal,
                                "Change what still names what is gone, in the same migration.")
                        .about(use.substring(use.lastIndexOf(' ') + 1)));
            }
        });
        return found;
    }
}
