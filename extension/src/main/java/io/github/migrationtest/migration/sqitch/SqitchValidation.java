package io.github.migrationtest.migration.sqitch;

import io.github.migrationtest.migration.Finding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where plan and registry contradict each other: what {@code sqitch check} and {@code sqitch verify} look at, without the scripts. */
final class SqitchValidation {
    private final SqitchFolder folder;
    private final SqitchPlan plan;
    private final List<Deployed> deployed;
    private final List<Finding> findings = new ArrayList<>();

    SqitchValidation(SqitchFolder folder, List<Deployed> deployed) {
        this.folder = folder;
        this.plan = folder.plan();
        this.deployed = deployed;
    }

    List<Finding> findings() {
        Set<String> ids = new HashSet<>();
        deployed.forEach(change -> ids.add(change.id()));
        int newest = -1;
        for (Deployed change : deployed) {
            int place = plan.indexOf(change.id());
            if (place < 0) {
                missing(change);
                continue;
            }
            SqitchRun.Step step = folder.steps().get(place);
            script(change, step);
            if (place < newest) {
                findings.add(Finding.error(
                        "out-of-order",
                        step.migration(),
                        step.migration().name() + " was deployed after "
                                + folder.steps().get(newest).migration().name() + ", and the plan has it before (line "
                                + step.change().line() + " of " + plan.file().getFileName() + ").",
                        "Put the lines of the plan back into the order in which they were deployed."));
            }
            newest = Math.max(newest, place);
            dependencies(step, ids);
        }
        for (int i = 0; i <= newest; i++) {
            SqitchRun.Step step = folder.steps().get(i);
            if (!ids.contains(step.change().id())) {
                findings.add(Finding.error(
                        "skipped",
                        step.migration(),
                        step.migration().name() + " is not deployed, and stands in the plan before "
                                + folder.steps().get(newest).migration().name()
                                + ", which is: sqitch deploys only what comes after that.",
                        "Move its line to the end of the plan."));
            }
        }
        return List.copyOf(findings);
    }

    private void missing(Deployed change) {
        Optional<PlanChange> edited = plan.changes().stream()
                .filter(one -> one.name().equals(change.name()))
                .findFirst();
        findings.add(Finding.error(
                "missing",
                edited.map(one ->
                                change + " is deployed, and the plan's " + one.name() + " (line " + one.line() + " of "
                                        + plan.file().getFileName() + ") is another change to sqitch, "
                                        + one.id().substring(0, 8)
                                        + ": its line was edited after it was deployed, or one before it.")
                        .orElseGet(() ->
                                change + " is deployed, and " + plan.file().getFileName() + " does not have it."),
                "Bring its line back as it was."));
    }

    private void script(Deployed change, SqitchRun.Step step) {
        Optional<String> now = step.scripts().hash();
        if (change.scriptHash().isPresent() && !change.scriptHash().equals(now)) {
            findings.add(Finding.error(
                    "changed-after-applying",
                    step.migration(),
                    now.map(hash -> "The deploy script of " + step.migration().name()
                                    + " is not the one that was deployed: its SHA-1 is " + hash + ", deployed was "
                                    + change.scriptHash().get() + ".")
                            .orElseGet(() -> step.migration().name() + " is deployed, and its deploy script "
                                    + step.scripts().deployFile() + " is not there."),
                    "Bring the script back as it was, and make a new change with \"sqitch rework\"."));
        }
    }

    private void dependencies(SqitchRun.Step step, Set<String> ids) {
        for (Dependency dependency : step.change().requires()) {
            Optional<PlanChange> required = dependency.isOf(plan.project()) ? plan.find(dependency) : Optional.empty();
            if (required.isPresent() && !ids.contains(required.get().id())) {
                findings.add(Finding.error(
                        "missing-dependency",
                        step.migration(),
                        step.migration().name() + " is deployed, and " + dependency.key()
                                + ", which it requires, is not.",
                        "Deploy what it requires, or revert it."));
            }
        }
    }
}
