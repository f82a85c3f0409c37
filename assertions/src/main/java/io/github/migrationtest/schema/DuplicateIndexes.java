package io.github.migrationtest.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the indexes of a table that can go without anything being slower or laxer. */
final class DuplicateIndexes {
    private final List<Indexed> all;

    private DuplicateIndexes(Table table) {
        all = table.keysAndIndexes();
    }

    static List<DuplicateIndex> of(Table table) {
        DuplicateIndexes indexes = new DuplicateIndexes(table);
        List<DuplicateIndex> found = new ArrayList<>();
        for (Index index : table.indexes()) {
            indexes.repeatedBy(index).ifPresent(original -> found.add(new DuplicateIndex(index, original)));
        }
        return found;
    }

    /** Keys stand before indexes and older indexes before newer ones, so the first that serves is the one to keep. */
    private Optional<Indexed> repeatedBy(Index index) {
        return all.stream()
                .filter(other -> other != index && standsInFor(other, index))
                .filter(other -> !standsInFor(index, other) || all.indexOf(other) < all.indexOf(index))
                .findFirst();
    }

    private static boolean standsInFor(Indexed one, Indexed other) {
        return one.parts().equals(other.parts())
                && one.predicate().equals(other.predicate())
                && (one.unique() || !other.unique());
    }
}
