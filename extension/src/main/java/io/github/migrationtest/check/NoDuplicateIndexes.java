package io.github.migrationtest.check;

import io.github.migrationtest.MigrationStep;
import io.github.migrationtest.migration.Finding;
import io.github.migrationtest.schema.DuplicateIndex;
import io.github.migrationtest.schema.SchemaSnapshot;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * No index comes that does nothing which another index or key of its table does not do as well.
 *
 * <p>Silent: an index on more columns, or on other rows. Found: {@code CREATE UNIQUE INDEX} over a column that is {@code UNIQUE}
 * already, as a second rebuild leaves it.
 */
public final class NoDuplicateIndexes implements MigrationCheck {

    /** For {@link java.util.ServiceLoader}. */
    public NoDuplicateIndexes() {}

    @Override
    public String id() {
        return "no-duplicate-indexes";
    }

    @Override
    public List<Finding> check(RehearsedMigration migration) {
        return migration.up().map(step -> found(migration, step)).orElse(List.of());
    }

    private List<Finding> found(RehearsedMigration migration, MigrationStep step) {
        Set<String> before = described(step.schemaBefore());
        return step.schemaAfter().duplicateIndexes().stream()
                .filter(duplicate -> !before.contains(duplicate.describe()))
                .map(duplicate -> Finding.error(
                                id(),
                                migration.migration(),
                                duplicate.describe() + ": every write pays for it, and no query needs it.",
                                "Leave it out: the other does all that it does.")
                        .about(duplicate.index().name()))
                .toList();
    }

    private static Set<String> described(SchemaSnapshot schema) {
        return schema.duplicateIndexes().stream().map(DuplicateIndex::describe).collect(Collectors.toSet());
    }
}
