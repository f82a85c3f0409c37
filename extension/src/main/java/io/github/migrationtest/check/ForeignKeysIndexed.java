package io.github.migrationtest.check;

import io.github.migrationtest.MigrationStep;
import io.github.migrationtest.migration.Finding;
import io.github.migrationtest.schema.ForeignKeyFault;
import io.github.migrationtest.schema.SchemaSnapshot;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An index finds the rows behind every new foreign key; a warning.
 *
 * <p>Silent: a key whose columns begin an index, a unique constraint or the primary key. Found: one without, so that the deletion of
 * one parent reads the whole table.
 */
public final class ForeignKeysIndexed implements MigrationCheck {

    /** For {@link java.util.ServiceLoader}. */
    public ForeignKeysIndexed() {}

    @Override
    public String id() {
        return "foreign-keys-indexed";
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
        return step.schemaAfter().unindexedForeignKeys().stream()
                .filter(fault -> !before.contains(fault.describe()))
                // Of one that points nowhere, something worse is to be told.
                .filter(fault ->
                        step.schemaAfter().table(fault.key().referencedTable()).isPresent())
                .map(fault -> Finding.error(
                                id(),
                                migration.migration(),
                                fault.describe() + ", so that deleting one row of "
                                        + fault.key().referencedTable() + " reads all of " + fault.table() + ".",
                                "CREATE INDEX ON " + fault.table() + " ("
                                        + String.join(", ", fault.key().columns()) + ").")
                        .about(fault.table())
                        .asWarning())
                .toList();
    }

    private static Set<String> described(SchemaSnapshot schema) {
        return schema.unindexedForeignKeys().stream()
                .map(ForeignKeyFault::describe)
                .collect(Collectors.toSet());
    }
}
