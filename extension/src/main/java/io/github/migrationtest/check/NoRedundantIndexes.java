package io.github.migrationtest.check;

import io.github.migrationtest.MigrationStep;
import io.github.migrationtest.migration.Finding;
import io.github.migrationtest.schema.RedundantIndex;
import io.github.migrationtest.schema.SchemaSnapshot;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * No index comes, or stays beside one that comes, which a wider one serves as well; a warning.
 *
 * <p>Silent: {@code (user_id)} beside {@code (title, user_id)}. Found: {@code (user_id)} beside {@code (user_id, title)}.
 */
public final class NoRedundantIndexes implements MigrationCheck {

    /** For {@link java.util.ServiceLoader}. */
    public NoRedundantIndexes() {}

    @Override
    public String id() {
        return "no-redundant-indexes";
    }

    @Override
    public Finding.Severity severity() {
        return Finding.Severity.WARNING;
    }

    @Override
    public List<Finding> check(RehearsedMigration migration) {
        return migration.up().map(step -> found(migration, step)).orElse(List.of());
    }

    private List<Finding> found(RehearsedMigration migration, MigrationStep step) {
        Set<String> before = described(step.schemaDiff().renamed(step.schemaBefore(), step.schemaAfter()));
        return step.schemaAfter().redundantIndexes().stream()
                .filter(redundant -> !before.contains(redundant.describe()))
                .map(redundant -> Finding.error(
                                id(),
                                migration.migration(),
                                redundant.describe() + ".",
                                "Drop the narrower one, unless rows that are equal in its columns must come in its order.")
                        .about(redundant.index().name())
                        .asWarning())
                .toList();
    }

    private static Set<String> described(SchemaSnapshot schema) {
        return schema.redundantIndexes().stream().map(RedundantIndex::describe).collect(Collectors.toSet());
    }
}
