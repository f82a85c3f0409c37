package io.github.migrationtest.check;

import io.github.migrationtest.MigrationStep;
import io.github.migrationtest.migration.Finding;
import io.github.migrationtest.migration.SqlStatement;
import io.github.migrationtest.schema.DuplicateIndex;
import io.github.migrationtest.schema.Index;
import io.github.migrationtest.schema.SchemaSnapshot;
import java.util.List;
import java.util.Optional;
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
        Set<String> before = described(step.schemaDiff().renamed(step.schemaBefore(), step.schemaAfter()));
        return step.schemaAfter().duplicateIndexes().stream()
                .filter(duplicate -> !before.contains(duplicate.index().describe()))
                .map(duplicate -> found(migration, step, duplicate))
                .toList();
    }

    private Finding found(RehearsedMigration migration, MigrationStep step, DuplicateIndex duplicate) {
        StatementsOfIndex statements = new StatementsOfIndex(migration.kind(), step.statements());
        Optional<SqlStatement> second = statements.makes(duplicate.index().name());
        Finding finding = Finding.error(
                        id(),
                        migration.migration(),
                        duplicate.describe() + ": every write pays for it, and no query needs it.",
                        second.map(statement -> "Take the statement in line " + statement.line()
                                        + " out: the other does all that it does.")
                                .orElse("Leave it out: the other does all that it does."))
                .about(duplicate.index().name())
                .because(why(statements, duplicate));
        return second.map(finding::at).orElse(finding);
    }

    /** Where this migration makes the first too: behind a rebuild, of which each tool has its own idea. */
    private static Optional<String> why(StatementsOfIndex statements, DuplicateIndex duplicate) {
        String table = duplicate.index().table();
        Optional<SqlStatement> first = duplicate.original() instanceof Index index
                ? statements.makes(index.name())
                : statements.defines(table);
        String rebuilt = statements
                .rebuilds(table)
                .map(drop -> "The rebuild of " + table + " (DROP TABLE in line " + drop.line()
                        + ") took the index along that was there, and it has come back twice: ")
                .orElse("This migration makes both: ");
        return first.map(statement -> rebuilt + "line " + statement.line() + " has made "
                + duplicate.original().describe() + " already.");
    }

    private static Set<String> described(SchemaSnapshot schema) {
        return schema.duplicateIndexes().stream()
                .map(duplicate -> duplicate.index().describe())
                .collect(Collectors.toSet());
    }
}
