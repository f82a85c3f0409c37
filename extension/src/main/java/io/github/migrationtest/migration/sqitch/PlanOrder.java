package io.github.migrationtest.migration.sqitch;

import io.github.migrationtest.migration.MigrationFolderException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds a plan to its own order: what a change requires stands before it ({@code check_changes} of {@code App::Sqitch::Plan}). */
final class PlanOrder {
    private final Path file;
    private final String project;

    /** The line of every tag, and of every change up to the last tag. */
    private final Map<String, Integer> known = new HashMap<>();

    private final Map<String, PlanChange> section = new LinkedHashMap<>();

    PlanOrder(Path file, String project) {
        this.file = file;
        this.project = project;
    }

    void change(PlanChange change) {
        section.put(change.name(), change);
    }

    void tag(String name, int line) {
        known.put(name, line);
    }

    Optional<Integer> lineOf(String tag) {
        return Optional.ofNullable(known.get(tag));
    }

    /** Checks what came since the last tag. */
    void endSection() {
        List<String> before = new ArrayList<>();
        List<PlanChange> changes = List.copyOf(section.values());
        for (PlanChange change : changes) {
            for (Dependency dependency : change.requires()) {
                boolean elsewhere = dependency.project().isPresent() ? !dependency.isOf(project) : dependency.isId();
                if (!elsewhere && !isBefore(dependency, before)) {
                    throw new MigrationFolderException(
                            file + ", line " + change.line() + ": " + fault(change, dependency, changes),
                            file,
                            change.line(),
                            null);
                }
            }
            before.add(change.name());
        }
        changes.forEach(change -> known.put(change.name(), change.line()));
        section.clear();
    }

    private boolean isBefore(Dependency dependency, List<String> before) {
        String name = dependency.change();
        if (name.isEmpty() || dependency.tag().isEmpty()) {
            return known.containsKey(dependency.key()) || before.contains(dependency.key());
        }
        Integer tag = known.get(dependency.tag().get());
        Integer change = known.get(name);
        return tag != null && change != null && change < tag;
    }

    private static String fault(PlanChange change, Dependency dependency, List<PlanChange> changes) {
        String key = dependency.key();
        if (change.name().equals(key)) {
            return "Change \"" + key + "\" cannot require itself.";
        }
        return changes.stream()
                .filter(other -> other.name().equals(key))
                .findFirst()
                .map(other -> "Change \"" + change.name() + "\" is planned before required change \"" + key
                        + "\", which is on line " + other.line() + ". Move it below that.")
                .orElseGet(() -> "Unknown change \"" + key + "\" required by change \"" + change.name() + "\".");
    }
}
