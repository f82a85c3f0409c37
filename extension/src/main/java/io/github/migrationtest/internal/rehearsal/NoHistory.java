package io.github.migrationtest.internal.rehearsal;

import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFailedException;
import java.util.List;
import java.util.regex.Pattern;

/** A copy that holds what the first migration makes was made without the tool: its statement is right. */
final class NoHistory {
    /** How SQLite says it, the only engine of which there are copies: between the driver's brackets. */
    private static final Pattern IS_THERE = Pattern.compile(
            "\\((?:\\w+ \\S.* already exists|there is already an? .+|.*another table or index with this name: .+)\\)");

    /** Of an ALTER only: a CREATE that says it names a column twice. */
    private static final Pattern HAS_COLUMN = Pattern.compile("\\(duplicate column name: .+\\)");

    private static final Pattern ALTER = Pattern.compile("(?i)\\s*alter\\b");

    private NoHistory() {}

    static MigrationFailedException explained(MigrationFailedException failure, Plan plan, List<Migration> migrations) {
        boolean fromTheFirst = !migrations.isEmpty()
                && migrations.get(0).equals(plan.folder().all().get(0));
        if (plan.copyOf().isEmpty() || !fromTheFirst || !isThere(failure)) {
            return failure;
        }
        return failure.with("The copy has no history of " + plan.folder().tool()
                + ", and holds what the migration makes: say where it stands with baseline = \"<version>\".");
    }

    private static boolean isThere(MigrationFailedException failure) {
        String message = String.valueOf(failure.getMessage());
        return IS_THERE.matcher(message).find()
                || HAS_COLUMN.matcher(message).find()
                        && failure.statement()
                                .filter(statement ->
                                        ALTER.matcher(statement.sql()).lookingAt())
                                .isPresent();
    }
}
