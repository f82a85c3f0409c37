package io.github.migrationtest.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;

/**
 * Two lists of things of one sort, matched: what is equal is left out, one for one.
 *
 * @param gone only in the first
 * @param changed the same thing in both, but not equal
 * @param came only in the second
 */
record Pairs<T>(List<T> gone, List<Pair<T>> changed, List<T> came) {

    record Pair<T>(T before, T after) {}

    static <T> Pairs<T> of(List<T> before, List<T> after) {
        return before.equals(after)
                ? new Pairs<>(new ArrayList<>(), new ArrayList<>(), new ArrayList<>())
                : new Pairs<>(without(before, after), new ArrayList<>(), without(after, before));
    }

    /** Matches by a rule what is not matched yet. */
    Pairs<T> matching(BiPredicate<T, T> same) {
        for (T old : List.copyOf(gone)) {
            Optional<T> match =
                    came.stream().filter(other -> same.test(old, other)).findFirst();
            match.ifPresent(other -> {
                changed.add(new Pair<>(old, other));
                gone.remove(old);
                came.remove(other);
            });
        }
        return this;
    }

    /** Takes out pairs that are equal but for their names. */
    List<Pair<T>> takeRenamed(BiFunction<T, T, T> withNameOf) {
        List<Pair<T>> renamed = new ArrayList<>();
        for (T old : List.copyOf(gone)) {
            List<T> alike = came.stream()
                    .filter(other -> withNameOf.apply(old, other).equals(other))
                    .toList();
            if (alike.size() == 1) {
                T other = alike.get(0);
                renamed.add(new Pair<>(old, other));
                gone.remove(old);
                came.remove(other);
            }
        }
        return renamed;
    }

    /** How often each is there: two indexes that do the same are two. */
    static <T> Map<T, Integer> counted(Collection<T> things) {
        Map<T, Integer> counts = new HashMap<>();
        things.forEach(thing -> counts.merge(thing, 1, Integer::sum));
        return counts;
    }

    private static <T> List<T> without(List<T> things, List<T> others) {
        Map<T, Integer> left = counted(others);
        List<T> without = new ArrayList<>();
        for (T thing : things) {
            if (left.merge(thing, -1, Integer::sum) < 0) {
                without.add(thing);
            }
        }
        return without;
    }
}
