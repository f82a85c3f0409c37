package io.github.migrationtest.check;

import io.github.migrationtest.migration.Finding;
import java.util.List;

/**
 * A copy of a real database, migrated, has the schema that an empty one has at the same version.
 *
 * <p>Silent: made-up names, the order of columns. Found: an index that somebody made in production by hand, or that it lacks.
 */
public final class NoDrift implements MigrationCheck {
    private static final int LINES = 20;

    /** For {@link java.util.ServiceLoader}. */
    public NoDrift() {}

    @Override
    public String id() {
        return "no-drift";
    }

    @Override
    public boolean looksAtMigrations() {
        return false;
    }

    @Override
    public List<Finding> check(RehearsedRun run) {
        return run.drift()
                .filter(diff -> !diff.isEmpty())
                .map(
                        diff -> List.of(
                                Finding.error(
                                        id(),
                                        "The copy, migrated, is not what these migrations make of an empty database (+ is what only the copy"
                                                + " has):\n" + diff.describe(LINES),
                                        "Bring it into a migration, or take it out of production: what is tested elsewhere is another schema.")))
                .orElse(List.of());
    }
}
