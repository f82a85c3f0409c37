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
                .filter(other -> other != index && covers(other, index) && !mutual(other, index))
                .findFirst();
    }

    private static boolean covers(Indexed original, Index index) {
        return original.parts().equals(index.parts())
                && original.predicate().equals(index.predicate())
                && (original.unique() || !index.unique());
    }

    /** Of two that can stand in for each other, the older one is no duplicate. */
    private boolean mutual(Indexed newer, Index older) {
        return newer instanceof Index other && covers(older, other) && all.indexOf(other) > all.indexOf(older);
    }
}
