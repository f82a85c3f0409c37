package io.github.migrationtest.internal.rehearsal;

import io.github.migrationtest.Direction;
import io.github.migrationtest.check.DataLoss;
import io.github.migrationtest.check.DataLoss.Meaning;
import io.github.migrationtest.migration.MigrationRuntime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Fails a test in which a forward move lost rows or values that neither its script nor the test said a word about. */
public final class DataGuard {
    private final Plan plan;
    private final Report report;
    private final String className;

    public DataGuard(Plan plan, Report report, String className) {
        this.plan = plan;
        this.report = report;
        this.className = className;
    }

    /**
     * Judges all moves of a test.
     *
     * @throws AssertionError if one of them lost something unsaid
     */
    public void judge(Collection<RecordedRun> runs) {
        if (!plan.guarded()) {
            return;
        }
        List<String> losses = new ArrayList<>();
        for (RecordedRun run : runs) {
            if (run.direction() != Direction.UP || run.isAnsweredFor()) {
                continue;
            }
            if (run.isHeld()) {
                judge(run, losses);
            } else {
                report.warn(
                        className,
                        plan,
                        "rows are not compared, since no move holds the state before it: assert with queries.");
            }
        }
        if (!losses.isEmpty()) {
            throw new AssertionError(String.join("\n", losses));
        }
    }

    private void judge(RecordedRun run, List<String> losses) {
        of(run, Meaning.TAKEN_ALONG)
                .forEach(child -> report.warn(
                        className, plan, run + " takes along with the rows that it deletes: " + child.describe()));
        of(run, Meaning.NUMBERED_ANEW)
                .forEach(rows -> report.warn(
                        className, plan, run + " gives rows other keys, which it does not copy: " + rows.describe()));
        List<DataLoss> unsaid = of(run, Meaning.UNSAID);
        if (unsaid.isEmpty()) {
            return;
        }
        List<MigrationRuntime> kept = plan.otherRuntimes().stream()
                .filter(other -> new LossExplanation(run).keepsUnder(other))
                .toList();
        String what = unsaid.stream().map(DataLoss::describe).collect(Collectors.joining("\n  "));
        if (!kept.isEmpty()) {
            report.warn(
                    className,
                    plan,
                    run + " loses data that is kept under "
                            + kept.stream().map(MigrationRuntime::name).collect(Collectors.joining(", "))
                            + "; set runtime to the one that migrates production: " + what.replace("\n ", ";"));
            return;
        }
        losses.add("Migration " + run + " lost data without its script saying so, and the test did not look:\n  " + what
                + run.explainLoss().map(why -> "\n" + why).orElse("")
                + "\nAssert on it, as in assertThat(step).keptEveryRow(), or accept it: step.acceptDataChanges(\"why\")."
                + " migrationtest.guard = off leaves it to the assertions.");
    }

    private static List<DataLoss> of(RecordedRun run, Meaning kind) {
        return run.judgedLosses().stream()
                .filter(loss -> loss.meaning() == kind)
                .toList();
    }
}
