package io.github.migrationtest.migration.sqitch;

import io.github.migrationtest.migration.MigrationFailedException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What sqitch looks at before it deploys anything ({@code check_deploy_dependencies} of {@code App::Sqitch::Engine}), and whether every change
 * has its script: sqitch would deploy what stands before one that has none, and revert that again.
 */
final class DeployCheck {
    private final SqitchPlan plan;
    private final Registry registry;
    private final Map<String, Map<Dependency, String>> required = new HashMap<>();

    DeployCheck(SqitchPlan plan, Registry registry) {
        this.plan = plan;
        this.registry = registry;
    }

    /** Refuses a run whose changes lack something, collide, or are there already. */
    void check(List<Scripts> run) throws SQLException {
        Set<String> conflicts = new LinkedHashSet<>();
        Set<String> missing = new LinkedHashSet<>();
        Set<String> seen = new LinkedHashSet<>();
        for (Scripts scripts : run) {
            PlanChange change = scripts.change();
            for (Dependency dependency : change.conflicts()) {
                if (resolve(dependency, seen).isPresent()) {
                    conflicts.add(dependency.text(plan.project()));
                }
            }
            Map<Dependency, String> ids = new HashMap<>();
            for (Dependency dependency : change.requires()) {
                Optional<String> id = resolve(dependency, seen);
                if (id.isPresent()) {
                    ids.put(dependency, id.get());
                } else {
                    missing.add(dependency.text(plan.project()));
                }
            }
            required.put(change.id(), ids);
            seen.add(change.id());
        }
        List<String> faults = new ArrayList<>();
        if (!conflicts.isEmpty()) {
            faults.add("Conflicts with previously deployed change: " + String.join(" ", conflicts) + ".");
        }
        if (!missing.isEmpty()) {
            faults.add("Missing required change: " + String.join(" ", missing) + ".");
        }
        for (Scripts scripts : run) {
            if (registry.isDeployed(scripts.change().id())) {
                faults.add("Change \"" + scripts.change() + "\" has already been deployed.");
            }
            if (scripts.deploy().isEmpty()) {
                faults.add("Change \"" + scripts.change() + "\" has no deploy script " + scripts.deployFile()
                        + " (line " + scripts.change().line() + " of " + plan.file() + ").");
            }
        }
        if (!faults.isEmpty()) {
            throw new MigrationFailedException(String.join("\n", faults)
                    + "\nNothing was deployed. Correct the plan, or deploy what it needs first.");
        }
    }

    /** The changes, by their ids, that a change requires. */
    Map<Dependency, String> required(PlanChange change) {
        return required.getOrDefault(change.id(), Map.of());
    }

    private Optional<String> resolve(Dependency dependency, Set<String> seen) throws SQLException {
        if (dependency.isOf(plan.project())) {
            Optional<PlanChange> change = plan.find(dependency);
            if (change.isPresent()) {
                String id = change.get().id();
                return seen.contains(id) || registry.isDeployed(id) ? Optional.of(id) : Optional.empty();
            }
            if (!dependency.isId()) {
                throw new MigrationFailedException("Unable to find change \"" + dependency.key() + "\" in plan "
                        + plan.file() + ". Nothing was deployed. Correct the name.");
            }
        }
        return registry.id(dependency, plan);
    }
}
