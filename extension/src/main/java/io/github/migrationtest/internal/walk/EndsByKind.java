package io.github.migrationtest.internal.walk;

import io.github.migrationtest.check.EngineEnd;
import io.github.migrationtest.database.DatabaseKind;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where walks of the same tests end, one for each kind of database. Kinds may be walked in any order and at once, so whichever of two
 * ends last meets the other, and none waits.
 */
public final class EndsByKind {
    private final List<DatabaseKind> kinds;
    private final Map<DatabaseKind, EngineEnd> ends = new EnumMap<>(DatabaseKind.class);
    private final Set<DatabaseKind> judged = EnumSet.noneOf(DatabaseKind.class);
    private final Set<Acceptance> used = new LinkedHashSet<>();
    private final Set<Acceptance> unused = new LinkedHashSet<>();

    /**
     * @param kinds all of them; the first is the one that all others are compared with
     */
    public EndsByKind(List<DatabaseKind> kinds) {
        this.kinds = List.copyOf(kinds);
    }

    /** Notes an end, and gives those before it that it has to agree with. */
    synchronized List<EngineEnd> met(EngineEnd end) {
        DatabaseKind first = kinds.get(0);
        ends.put(end.kind(), end);
        return end.kind() == first
                ? ends.values().stream().filter(other -> other.kind() != first).toList()
                : Optional.ofNullable(ends.get(first)).stream().toList();
    }

    /**
     * Notes what was accepted on one kind, and gives what was on none: nothing before all have been walked through, for what is accepted
     * on one may be right on another.
     */
    synchronized Set<Acceptance> unusedOnAll(
            DatabaseKind kind, Collection<Acceptance> usedHere, Collection<Acceptance> unusedHere) {
        judged.add(kind);
        used.addAll(usedHere);
        unused.addAll(unusedHere);
        if (!judged.containsAll(kinds)) {
            return Set.of();
        }
        Set<Acceptance> left = new LinkedHashSet<>(unused);
        left.removeAll(used);
        return left;
    }
}
