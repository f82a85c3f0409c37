package io.github.migrationtest.schema;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an index does for queries and for rows, and whether another one does it as well.
 *
 * <p>Whoever asks drops an index on the answer, so in doubt the answer is no.
 */
final class IndexService {
    private IndexService() {}

    /** Whether one finds all rows that the other finds, in the same order, and refuses all that it refuses. */
    static boolean standsInFor(Indexed one, Indexed other) {
        return one.parts().equals(other.parts())
                && sameReach(one, other)
                && sameSort(one, other)
                && setOf(one.includedColumns(), one).equals(setOf(other.includedColumns(), other))
                && (!other.unique() || refusesAllThat(one, other));
    }

    /**
     * Whether a wider one serves every query that a narrower one serves. A unique one refuses rows that no wider one refuses, so
     * it is served by one on the same parts alone. Only B-trees are in an order of which a prefix is one too.
     */
    static boolean serves(Indexed wider, Indexed narrower) {
        return isTree(wider)
                && isTree(narrower)
                && sameReach(wider, narrower)
                && isPrefix(narrower.parts(), wider.parts())
                && covers(wider, narrower)
                && (!narrower.unique()
                        || wider.parts().size() == narrower.parts().size() && refusesAllThat(wider, narrower));
    }

    /** Whether queries can use it at all. */
    static boolean isUsable(Indexed indexed) {
        return !indexed.attributes().has(Attribute.INVALID)
                && !indexed.attributes().has(Attribute.NOT_READY)
                && !indexed.attributes().has(Attribute.INVISIBLE);
    }

    /** Whether nobody can drop it for what it is, or it does more than finding rows. */
    static boolean mustStay(Index index) {
        return index.attributes().has(Attribute.INVALID)
                || index.attributes().has(Attribute.INHERITED)
                || index.attributes().has(Attribute.CLUSTERED);
    }

    static boolean isTree(Indexed indexed) {
        return indexed.attributes()
                .get(Attribute.METHOD)
                .filter(method -> !method.equalsIgnoreCase("btree"))
                .isEmpty();
    }

    private static boolean sameReach(Indexed one, Indexed other) {
        return one.predicate().equals(other.predicate())
                && (isUsable(one) || !isUsable(other) && !one.attributes().has(Attribute.INVALID));
    }

    private static boolean sameSort(Indexed one, Indexed other) {
        return one.attributes().get(Attribute.METHOD).equals(other.attributes().get(Attribute.METHOD))
                && one.attributes()
                        .get(Attribute.PARSER)
                        .equals(other.attributes().get(Attribute.PARSER));
    }

    /** A deferrable constraint refuses later, and nothing can refer to it; a resolution of conflicts refuses otherwise. */
    private static boolean refusesAllThat(Indexed one, Indexed other) {
        return one.unique()
                && same(one, other, Attribute.DEFERRABLE)
                && same(one, other, Attribute.INITIALLY_DEFERRED)
                && same(one, other, Attribute.ON_CONFLICT)
                && same(one, other, Attribute.WITHOUT_OVERLAPS)
                && (one.attributes().has(Attribute.NULLS_NOT_DISTINCT)
                        || !other.attributes().has(Attribute.NULLS_NOT_DISTINCT));
    }

    private static boolean same(Indexed one, Indexed other, Attribute attribute) {
        return one.attributes().get(attribute).equals(other.attributes().get(attribute));
    }

    /** In the same order, or in the opposite one from end to end: an index is read in both. */
    private static boolean isPrefix(List<IndexPart> narrower, List<IndexPart> wider) {
        if (narrower.size() > wider.size()) {
            return false;
        }
        List<IndexPart> start = wider.subList(0, narrower.size());
        return start.equals(narrower)
                || start.equals(narrower.stream().map(IndexService::reversed).toList());
    }

    private static IndexPart reversed(IndexPart part) {
        Optional<String> nulls =
                part.attributes().get(Attribute.NULLS).map(place -> place.equals("first") ? "last" : "first");
        return new IndexPart(
                part.text(),
                part.expression(),
                part.order() == SortOrder.ASCENDING ? SortOrder.DESCENDING : SortOrder.ASCENDING,
                part.collation(),
                part.attributes().with(Attribute.NULLS, nulls));
    }

    /** Whether a query that reads nothing but the narrower one needs nothing but the wider one either. */
    private static boolean covers(Indexed wider, Indexed narrower) {
        List<String> carried = new ArrayList<>(wider.columns());
        carried.addAll(wider.includedColumns());
        return setOf(carried, wider).containsAll(setOf(narrower.includedColumns(), narrower));
    }

    private static Set<String> setOf(List<String> columns, Indexed indexed) {
        return new HashSet<>(NameRules.keys(indexed.attributes(), columns));
    }
}
