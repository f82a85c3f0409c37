package io.github.migrationtest.internal.walk;

import io.github.migrationtest.check.EngineEnd;
import io.github.migrationtest.database.DatabaseKind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where walks of the same tests end, one for each kind of database. Kinds may be walked in any order and at once, so whichever of two
 * ends last meets the other, and none waits.
 */
public final class EndsByKind {
    private final DatabaseKind first;
    private final Map<DatabaseKind, EngineEnd> ends = new EnumMap<>(DatabaseKind.class);

    /**
     * @param first the kind that all others are compared with
     */
    public EndsByKind(DatabaseKind first) {
        this.first = first;
    }

    /** Notes an end, and gives those before it that it has to agree with. */
    synchronized List<EngineEnd> met(EngineEnd end) {
        ends.put(end.kind(), end);
        return end.kind() == first
                ? ends.values().stream().filter(other -> other.kind() != first).toList()
                : Optional.ofNullable(ends.get(first)).stream().toList();
    }
}
