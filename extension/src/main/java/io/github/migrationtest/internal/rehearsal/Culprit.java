package io.github.migrationtest.internal.rehearsal;

import io.github.migrationtest.internal.run.ScriptIntent;
import io.github.migrationtest.internal.run.StatementIntent;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.SqlScript;
import io.github.migrationtest.migration.SqlStatement;
import java.util.Optional;

/**
 * A statement that took rows or values.
 *
 * @param enforced whether foreign keys were enforced while it ran
 * @param switchedOn the statement of its script since which they were, if they were not before
 */
record Culprit(
        Migration migration,
        SqlScript script,
        SqlStatement statement,
        boolean enforced,
        Optional<SqlStatement> switchedOn) {

    /** What it says of itself, if it says anything of rows. */
    Optional<StatementIntent> says(ScriptIntent intent) {
        return intent.statements().stream()
                .filter(each -> each.script().equals(script.name()) && each.number() == statement.number())
                .findFirst();
    }

    /** Where it stands: {@code statement 3 of 2_rebuild.up.sql, line 7}. */
    String place() {
        return "statement " + statement.number() + " of " + script.name() + ", line " + statement.line();
    }
}
