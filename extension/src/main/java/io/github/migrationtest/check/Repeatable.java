package io.github.migrationtest.check;

import io.github.migrationtest.migration.Finding;
import io.github.migrationtest.migration.Migration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A second run of the tool finds nothing to do.
 *
 * <p>Silent: any tool whose history holds all that it applied. Found: a migration that stays pending for ever, and so is applied by
 * every deployment.
 */
public final class Repeatable implements MigrationCheck {

    /** For {@link java.util.ServiceLoader}. */
    public Repeatable() {}

    @Override
    public String id() {
        return "repeatable";
    }

    @Override
    public boolean looksAtMigrations() {
        return false;
    }

    @Override
    public List<Finding> check(RehearsedRun run) {
        return run.pendingAtTheEnd().isEmpty()
                ? List.of()
                : List.of(Finding.error(
                        id(),
                        "All migrations were applied, and " + run.tool() + " would apply again: "
                                + run.pendingAtTheEnd().stream()
                                        .map(Migration::name)
                                        .collect(Collectors.joining(", "))
                                + ".",
                        "Look why its history does not hold them; the next deployment runs them once more."));
    }
}
