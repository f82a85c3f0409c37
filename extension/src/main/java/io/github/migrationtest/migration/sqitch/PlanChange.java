package io.github.migrationtest.migration.sqitch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A change of a plan; it gets its tags, and learns that it is reworked, while the plan is read on. */
final class PlanChange {
    private final String id;
    private final String name;
    private final int line;
    private final List<Dependency> requires;
    private final List<Dependency> conflicts;
    private final Planned planned;
    private final List<PlanTag> tags = new ArrayList<>();
    private final List<PlanTag> reworkTags = new ArrayList<>();

    PlanChange(
            String id, String name, int line, List<Dependency> requires, List<Dependency> conflicts, Planned planned) {
        this.id = id;
        this.name = name;
        this.line = line;
        this.requires = List.copyOf(requires);
        this.conflicts = List.copyOf(conflicts);
        this.planned = planned;
    }

    String id() {
        return id;
    }

    String name() {
        return name;
    }

    int line() {
        return line;
    }

    List<Dependency> requires() {
        return requires;
    }

    List<Dependency> conflicts() {
        return conflicts;
    }

    Planned planned() {
        return planned;
    }

    List<PlanTag> tags() {
        return tags;
    }

    /** Where the plan has the change once more: the tags up to there, of which one is in its files' names. */
    List<PlanTag> reworkTags() {
        return reworkTags;
    }

    /** What tells it apart from others of its name: for all but the last of them, the name with a tag. */
    String uniqueName() {
        if (reworkTags.isEmpty()) {
            return name;
        }
        Optional<PlanTag> own = tags.stream().findFirst();
        return name + own.orElse(reworkTags.get(0)).name();
    }

    @Override
    public String toString() {
        return uniqueName();
    }
}
