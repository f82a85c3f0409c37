package io.github.migrationtest.check;

import io.github.migrationtest.migration.Finding;
import io.github.migrationtest.migration.MigrationFailedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All migrations apply in one run of the tool, as production applies them, and leave what they leave one at a time.
 *
 * <p>Silent: migrations whose tool commits after each. Found: an enum value that the next migration of the same transaction uses.
 */
public final class AppliesTogether implements MigrationCheck {

    /** For {@link java.util.ServiceLoader}. */
    public AppliesTogether() {}

    @Override
    public String id() {
        return "applies-together";
    }

    @Override
    public boolean looksAtMigrations() {
        return false;
    }

    @Override
    public List<Finding> check(RehearsedRun run) {
        List<Finding> found = new ArrayList<>();
        boolean alone = run.reached().size() == run.migrations().size();
        if (run.togetherFailure().isPresent() && alone) {
            found.add(failed(run, run.togetherFailure().get()));
        }
        run.togetherDiffersFromSteps()
                .filter(diff -> !diff.isEmpty())
                .ifPresent(diff -> found.add(Finding.error(
                        id(),
                        "Applied in one run, as " + run.tool()
                                + " applies them, the migrations leave another schema than one at a time:\n"
                                + diff.describe(10),
                        "Databases that were migrated at different times are not the same: let no migration depend on what"
                                + " else is in its run.")));
        return found;
    }

    private Finding failed(RehearsedRun run, MigrationFailedException failure) {
        Finding finding = new Finding(
                id(),
                severity(),
                failure.migration(),
                failure.migration().flatMap(migration -> migration.up().path()),
                "Each migration applies alone, and all of them in one run of " + run.tool() + " do not.\n"
                        + failure.getMessage(),
                "Apply what must be committed first in a run of its own, or without a transaction where the tool can.");
        Optional<Finding> at = failure.statement().map(finding::at);
        return at.orElse(finding);
    }
}
