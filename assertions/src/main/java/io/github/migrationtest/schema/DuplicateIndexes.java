package io.github.migrationtest.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/** Finds the indexes of a table that can go without anything being slower or laxer. */
final class DuplicateIndexes {
    private final List<Indexed> all;

    private DuplicateIndexes(Table table) {
        all = table.keysAndIndexes();
    }

    /** Those that do exactly what another does. */
    static List<DuplicateIndex> of(Table table) {
        DuplicateIndexes indexes = new DuplicateIndexes(table);
        List<DuplicateIndex> found = new ArrayList<>();
        for (Index index : table.indexes()) {
            indexes.coveredBy(index, IndexService::standsInFor)
                    .ifPresent(original -> found.add(new DuplicateIndex(index, original)));
        }
        return found;
    }

    /** Those that do what another does among more, duplicates left out. */
    static List<RedundantIndex> redundant(Table table) {
        DuplicateIndexes indexes = new DuplicateIndexes(table);
        List<RedundantIndex> found = new ArrayList<>();
        for (Index index : table.indexes()) {
            if (indexes.coveredBy(index, IndexService::standsInFor).isEmpty()) {
                indexes.coveredBy(index, IndexService::serves)
                        .ifPresent(wider -> found.add(new RedundantIndex(index, wider)));
            }
        }
        return found;
    }

    /** Keys stand before indexes and older indexes before newer ones, so the first that serves is the one to keep. */
    private Optional<Indexed> coveredBy(Index index, BiPredicate<Indexed, Indexed> covers) {
        if (IndexService.mustStay(index)) {
            return Optional.empty();
        }
        return all.stream()
                .filter(other -> other != index && covers.test(other, index))
                .filter(other -> !covers.test(index, other) || isBefore(other, index))
                .findFirst();
    }

    private boolean isBefore(Indexed one, Indexed other) {
        boolean oneMustStay = one instanceof Index index && IndexService.mustStay(index);
        return oneMustStay || position(one) < position(other);
    }

    /** By identity: two equal ones are what is looked for. */
    private int position(Indexed indexed) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i) == indexed) {
                return i;
            }
        }
        return -1;
    }
}
