package io.github.migrationtest.migration.sqitch;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A plan ({@code App::Sqitch::Plan::ChangeList}).
 *
 * @param uri the project's, as the plan has it
 * @param places where each change is, by its id
 */
record SqitchPlan(
        Path file, String project, Optional<String> uri, List<PlanChange> changes, Map<String, Integer> places) {
    SqitchPlan {
        changes = List.copyOf(changes);
    }

    SqitchPlan(Path file, String project, Optional<String> uri, List<PlanChange> changes) {
        this(file, project, uri, changes, new HashMap<>());
        for (int i = 0; i < changes.size(); i++) {
            places.putIfAbsent(changes.get(i).id(), i);
        }
    }

    /** Where a change is, by its id; -1 if it is not in the plan. */
    int indexOf(String id) {
        return places.getOrDefault(id, -1);
    }

    /** What a dependency of this project means: the first change of that name, or the last one at or before a tag. */
    Optional<PlanChange> find(Dependency dependency) {
        if (dependency.isId()) {
            return changes.stream()
                    .filter(change -> change.id().equals(dependency.key()))
                    .findFirst();
        }
        String name = dependency.change();
        if (dependency.tag().isEmpty()) {
            return changes.stream().filter(change -> change.name().equals(name)).findFirst();
        }
        String tag = dependency.tag().get();
        Optional<PlanChange> last = Optional.empty();
        for (PlanChange change : changes) {
            if (name.isEmpty() || change.name().equals(name)) {
                last = Optional.of(change);
            }
            if (change.tags().stream().anyMatch(one -> one.name().equals(tag))) {
                return last;
            }
        }
        return Optional.empty();
    }
}
