package io.github.migrationtest.migration.sqitch;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes what happens to changes into the registry ({@code log_*} of {@code App::Sqitch::Role::DBIEngine}). */
final class RegistryLog {
    private final Registry registry;
    private final RegistryDialect dialect;
    private final SqitchPlan plan;
    private final Committer committer;

    RegistryLog(Registry registry, SqitchPlan plan, Committer committer) {
        this.registry = registry;
        this.dialect = registry.dialect();
        this.plan = plan;
        this.committer = committer;
    }

    /**
     * A change is deployed.
     *
     * @param hash of its script
     * @param required the ids of the changes that it requires
     */
    void deployed(PlanChange change, @Nullable String hash, Map<Dependency, String> required) throws SQLException {
        registry.whole(() -> {
            Planned planned = change.planned();
            registry.update(
                    "INSERT INTO " + dialect.table("changes") + " (change_id, script_hash, " + dialect.name("change")
                            + ", project, note, committer_name, committer_email, planned_at, planner_name, planner_email,"
                            + " committed_at) VALUES (?, ?, ?, ?, ?, ?, ?, " + dialect.time() + ", ?, ?, "
                            + dialect.now() + ")",
                    change.id(),
                    hash,
                    change.name(),
                    plan.project(),
                    planned.note(),
                    committer.name(),
                    committer.email(),
                    dialect.time(planned.time()),
                    planned.planner(),
                    planned.email());
            for (Dependency dependency : change.requires()) {
                dependency(change, "require", dependency, required.get(dependency));
            }
            for (Dependency dependency : change.conflicts()) {
                dependency(change, "conflict", dependency, null);
            }
            for (PlanTag tag : change.tags()) {
                tag(change, tag);
            }
            event("deploy", change, tags(change));
        });
    }

    private void dependency(PlanChange change, String type, Dependency dependency, @Nullable String id)
            throws SQLException {
        registry.update(
                "INSERT INTO " + dialect.table("dependencies")
                        + " (change_id, type, dependency, dependency_id) VALUES (?, ?, ?, ?)",
                change.id(),
                type,
                dependency.text(plan.project()),
                id);
    }

    private void tag(PlanChange change, PlanTag tag) throws SQLException {
        Planned planned = tag.planned();
        registry.update(
                "INSERT INTO " + dialect.table("tags")
                        + " (tag_id, tag, project, change_id, note, committer_name, committer_email, planned_at, planner_name,"
                        + " planner_email, committed_at) VALUES (?, ?, ?, ?, ?, ?, ?, " + dialect.time() + ", ?, ?, "
                        + dialect.now() + ")",
                tag.id(),
                tag.name(),
                plan.project(),
                change.id(),
                planned.note(),
                committer.name(),
                committer.email(),
                dialect.time(planned.time()),
                planned.planner(),
                planned.email());
    }

    /** Tags that the plan got after their change was deployed; sqitch enters those of the newest change only. */
    void newTags(PlanChange change) throws SQLException {
        for (PlanTag tag : change.tags()) {
            if (registry.first("SELECT tag_id FROM " + dialect.table("tags") + " WHERE tag_id = ?", tag.id())
                    .isEmpty()) {
                tag(change, tag);
            }
        }
    }

    void failed(PlanChange change) throws SQLException {
        event("fail", change, tags(change));
    }

    void reverted(PlanChange change) throws SQLException {
        registry.whole(() -> {
            List<String> tags =
                    registry.strings("SELECT tag FROM " + dialect.table("tags") + " WHERE change_id = ?", change.id());
            // In the order in which the registry gives them, as sqitch has it.
            Object requires = dialect.list(dependencies(change, "require"), ",");
            Object conflicts = dialect.list(dependencies(change, "conflict"), ",");
            for (String table : List.of("tags", "dependencies", "changes")) {
                registry.update("DELETE FROM " + dialect.table(table) + " WHERE change_id = ?", change.id());
            }
            event("revert", change, dialect.list(tags, ","), requires, conflicts);
        });
    }

    private List<String> dependencies(PlanChange change, String type) throws SQLException {
        return registry.strings(
                "SELECT dependency FROM " + dialect.table("dependencies") + " WHERE change_id = ? AND type = ?",
                change.id(),
                type);
    }

    private Object tags(PlanChange change) {
        return dialect.list(change.tags().stream().map(PlanTag::name).toList(), " ");
    }

    private void event(String event, PlanChange change, Object tags) throws SQLException {
        event(event, change, tags, names(change.requires()), names(change.conflicts()));
    }

    private void event(String event, PlanChange change, Object tags, Object requires, Object conflicts)
            throws SQLException {
        Planned planned = change.planned();
        registry.update(
                "INSERT INTO " + dialect.table("events") + " (event, change_id, " + dialect.name("change")
                        + ", project, note, tags, requires, conflicts, committer_name, committer_email, planned_at,"
                        + " planner_name, planner_email, committed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
                        + dialect.time() + ", ?, ?, " + dialect.now() + ")",
                event,
                change.id(),
                change.name(),
                plan.project(),
                planned.note(),
                tags,
                requires,
                conflicts,
                committer.name(),
                committer.email(),
                dialect.time(planned.time()),
                planned.planner(),
                planned.email());
    }

    private Object names(List<Dependency> dependencies) {
        return dialect.list(
                dependencies.stream().map(one -> one.text(plan.project())).toList(), ",");
    }

    /** Nothing of the project is deployed any more, and nothing says so; for {@link SqitchFolder#baseline}. */
    void forget() throws SQLException {
        String changes =
                " WHERE change_id IN (SELECT change_id FROM " + dialect.table("changes") + " WHERE project = ?)";
        registry.update("DELETE FROM " + dialect.table("dependencies") + changes, plan.project());
        registry.update("DELETE FROM " + dialect.table("tags") + " WHERE project = ?", plan.project());
        registry.update("DELETE FROM " + dialect.table("changes") + " WHERE project = ?", plan.project());
    }
}
