package io.github.migrationtest.migration.sqitch;

import io.github.migrationtest.internal.run.StatementFailure;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFailedException;
import io.github.migrationtest.migration.MigrationRuntime;
import io.github.migrationtest.migration.RunObserver;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** One {@code sqitch deploy} or {@code sqitch revert} ({@code App::Sqitch::Engine}). */
final class SqitchRun {
    private final Connection connection;
    private final SqitchProject project;
    private final SqitchPlan plan;
    private final Registry registry;
    private final RegistryLog log;
    private final ScriptRun observed;

    /** Verify scripts, and what a failure has reverted: nothing of the migration that somebody watches. */
    private final ScriptRun aside;

    SqitchRun(
            Connection connection,
            MigrationRuntime runtime,
            RunObserver observer,
            SqitchProject project,
            SqitchPlan plan) {
        this.connection = connection;
        this.project = project;
        this.plan = plan;
        this.registry = new Registry(connection, project.registry());
        this.log = new RegistryLog(registry, plan, project.committer());
        this.observed = new ScriptRun(connection, runtime, observer, project.variables("deploy"));
        this.aside = new ScriptRun(connection, runtime, RunObserver.none(), project.variables("deploy"));
    }

    /** A migration and its scripts. */
    record Step(Migration migration, Scripts scripts) {
        PlanChange change() {
            return scripts.change();
        }
    }

    void deploy(List<Step> steps) throws SQLException {
        steps.forEach(step -> {
            refuse(step, step.scripts().deploy());
            if (project.verifies()) {
                refuse(step, step.scripts().verify());
            }
        });
        List<Deployed> deployed = registry.deployed(plan.project());
        if (deployed.isEmpty()) {
            registry.make(project.committer());
            registry.register(plan, project.committer());
        } else {
            standAt(deployed.get(deployed.size() - 1));
        }
        DeployCheck check = new DeployCheck(plan, registry);
        check.check(steps.stream().map(Step::scripts).toList());
        Deque<Step> done = new ArrayDeque<>();
        for (Step step : steps) {
            try {
                deploy(step, check);
            } catch (StatementFailure failure) {
                log.failed(step.change());
                String standing = takeBack(done, failure);
                throw failure.toException(connection, standing);
            }
            done.push(step);
            if (project.mode() == DeployMode.TAG && !step.change().tags().isEmpty()) {
                done.clear();
            }
        }
    }

    /** Before anything runs. */
    private static void refuse(Step step, Optional<ClientScript> script) {
        script.flatMap(ClientScript::refusal).ifPresent(refusal -> {
            throw new MigrationFailedException(
                    refusal + "\nNothing of the run was started.",
                    step.migration(),
                    script.get().script(),
                    null,
                    null);
        });
    }

    private void standAt(Deployed newest) throws SQLException {
        int place = plan.indexOf(newest.id());
        if (place < 0) {
            throw new MigrationFailedException("Cannot find change " + newest.id() + " (" + newest.name() + ") in "
                    + plan.file()
                    + ": it is the newest that the registry has, and sqitch starts nothing then. Bring its line"
                    + " back as it was, or start from a copy that was deployed with this plan.");
        }
        registry.make(project.committer());
        log.newTags(plan.changes().get(place));
    }

    private void deploy(Step step, DeployCheck check) throws StatementFailure, SQLException {
        Scripts scripts = step.scripts();
        observed.run(step.migration(), scripts.deploy().orElseThrow());
        try {
            if (project.verifies() && scripts.verify().isPresent()) {
                aside.run(step.migration(), scripts.verify().get());
            }
            tool(step, () -> log.deployed(step.change(), scripts.hash().orElse(null), check.required(step.change())));
        } catch (StatementFailure failure) {
            undo(step, failure);
            throw failure;
        }
    }

    /** After a failed verify script, or a row that the registry refused, sqitch runs the revert script. */
    private void undo(Step step, StatementFailure failure) throws SQLException {
        try {
            if (step.scripts().revert().isPresent()) {
                refuse(step, step.scripts().revert());
                aside.run(step.migration(), step.scripts().revert().get());
            }
        } catch (StatementFailure | MigrationFailedException second) {
            failure.addSuppressed(second);
        }
    }

    private static void tool(Step step, Registry.Writes writes) throws StatementFailure {
        try {
            writes.write();
        } catch (SQLException e) {
            throw StatementFailure.ofTool(step.migration(), "at its row in sqitch's registry", e);
        }
    }

    /** Reverts what the mode says; gives a sentence about where the database stands then. */
    private String takeBack(Deque<Step> done, StatementFailure failure) throws SQLException {
        String begin = "What the script itself had committed stays";
        if (project.mode() == DeployMode.CHANGE || done.isEmpty()) {
            return begin + ", and what was deployed before it too. Correct the statement.";
        }
        List<String> reverted = new ArrayList<>();
        for (Step step : done) {
            try {
                revert(step, aside);
                reverted.add(step.migration().name());
            } catch (StatementFailure | MigrationFailedException second) {
                failure.addSuppressed(second);
                return begin + ". sqitch reverted " + (reverted.isEmpty() ? "nothing" : String.join(", ", reverted))
                        + " of what the run had deployed, since the revert script of "
                        + step.migration().name() + " failed too: the schema will need to be manually repaired.";
            }
        }
        return begin + "; sqitch reverted what the run had deployed"
                + (project.mode() == DeployMode.TAG ? " since the last tag" : "") + ": " + String.join(", ", reverted)
                + ". Correct the statement.";
    }

    void revert(List<Step> steps) throws SQLException {
        steps.forEach(step -> refuse(step, step.scripts().revert()));
        Set<String> ids = steps.stream().map(step -> step.change().id()).collect(Collectors.toSet());
        for (Step step : steps) {
            List<String> requiring = registry.requiring(step.change().id(), ids);
            if (!requiring.isEmpty()) {
                throw new MigrationFailedException("Change \"" + step.change()
                        + "\" required by currently deployed change: " + String.join(" ", requiring)
                        + ". Nothing was reverted. Revert that first.");
            }
        }
        for (Step step : steps) {
            try {
                revert(step, observed);
            } catch (StatementFailure failure) {
                throw failure.toException(
                        connection,
                        "What the script itself had committed stays, the change is still deployed to sqitch, and what was"
                                + " reverted before it stays reverted. Correct the statement.");
            }
        }
    }

    private void revert(Step step, ScriptRun run) throws StatementFailure, SQLException {
        Optional<ClientScript> script = step.scripts().revert();
        if (script.isEmpty()) {
            throw new MigrationFailedException("Change \"" + step.change() + "\" has no revert script.");
        }
        refuse(step, script);
        run.run(step.migration(), script.get());
        tool(step, () -> log.reverted(step.change()));
    }
}
