package io.github.migrationtest.migration.sqitch;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A plan ({@code App::Sqitch::Plan::ChangeList}).
 *
 * @param uri the project's, as the plan has it
 */
record SqitchPlan(Path file, String project, Optional<String> uri, List<PlanChange> changes) {
    SqitchPlan {
        changes = List.copyOf(changes);
    }

    /** Where a change is, by its id; -1 if it is not in the plan. */
    int indexOf(String id) {
        for (int i = 0; i < changes.size(); i++) {
            if (changes.get(i).id().equals(id)) {
                return i;
            }
        }
        return -1;
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
