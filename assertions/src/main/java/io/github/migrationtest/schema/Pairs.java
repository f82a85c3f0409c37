package io.github.migrationtest.schema;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * Two lists of things of one sort, matched: what is equal is left out.
 *
 * @param gone only in the first
 * @param changed the same thing in both, but not equal
 * @param came only in the second
 */
record Pairs<T>(List<T> gone, List<Pair<T>> changed, List<T> came) {

    record Pair<T>(T before, T after) {}

    static <T> Pairs<T> of(List<T> before, List<T> after, BiPredicate<T, T> same) {
        List<T> gone = new ArrayList<>(new LinkedHashSet<>(before));
        gone.removeAll(after);
        List<T> came = new ArrayList<>(new LinkedHashSet<>(after));
        came.removeAll(before);
        List<Pair<T>> changed = new ArrayList<>();
        for (T old : List.copyOf(gone)) {
            came.stream().filter(other -> same.test(old, other)).findFirst().ifPresent(other -> {
                changed.add(new Pair<>(old, other));
                gone.remove(old);
                came.remove(other);
            });
        }
        return new Pairs<>(gone, changed, came);
    }
}
