package io.github.migrationtest.internal.rehearsal;

import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFailedException;
import java.util.List;

/** A copy that holds what the first migration makes was made without the tool: its statement is right. */
final class NoHistory {
    private NoHistory() {}

    static MigrationFailedException explained(MigrationFailedException failure, Plan plan, List<Migration> migrations) {
        String message = String.valueOf(failure.getMessage());
        boolean fromTheFirst = !migrations.isEmpty()
                && migrations.get(0).equals(plan.folder().all().get(0));
        if (plan.copyOf().isEmpty() || !fromTheFirst || !message.contains(" already exists)")) {
            return failure;
        }
        return failure.with("The copy has no history of " + plan.folder().tool()
                + ", and holds what the migration makes: say where it stands with baseline = \"<version>\".");
    }
}
