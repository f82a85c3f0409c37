package io.github.migrationtest.check;

import io.github.migrationtest.migration.Finding;
import io.github.migrationtest.migration.MigrationFailedException;
import java.util.ArrayList;
import java.util.List;

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
            found.add(failed(
                    run,
                    run.togetherFailure().get(),
                    "Each migration applies alone, and all of them in one run of " + run.tool() + " do not."));
        }
        run.laterRunFailure()
                .filter(failure -> alone && run.togetherFailure().isEmpty())
                .ifPresent(failure -> found.add(failed(
                                run,
                                failure,
                                "All migrations apply in one run of " + run.tool()
                                        + " on an empty database, where the enum"
                                        + " is as new as its values. They do not where it was there before, and what is"
                                        + " to come is applied in one run.")
                        .asWarning()));
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

    private Finding failed(RehearsedRun run, MigrationFailedException failure, String what) {
        Refusal refusal = Refusal.of(run.kind(), run.tool(), failure);
        Finding finding = new Finding(
                id(),
                severity(),
                failure.migration(),
                failure.migration().flatMap(migration -> migration.up().path()),
                what + "\n" + failure.getMessage(),
                refusal.remedy().isEmpty()
                        ? "Apply what must be committed first in a run of its own, or without a transaction where the tool"
                                + " can."
                        : refusal.remedy());
        Finding explained = finding.because(refusal.why());
        return failure.statement().map(explained::at).orElse(explained);
    }
}
