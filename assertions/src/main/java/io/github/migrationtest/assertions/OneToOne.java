package io.github.migrationtest.assertions;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * As many pairs as there can be of what is wanted and what is there, each in one pair at most: a description that fits several
 * leaves the others to descriptions that fit those only.
 *
 * @param wantedAlone what found no partner, in order
 * @param thereAlone what no partner found, in order
 */
record OneToOne<W, T>(List<W> wantedAlone, List<T> thereAlone) {

    static <W, T> OneToOne<W, T> of(List<W> wanted, List<T> there, BiPredicate<W, T> fits) {
        Pairing<W, T> pairing = new Pairing<>(wanted, there, fits);
        List<W> wantedAlone = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            if (!pairing.findsPartner(i, new HashSet<>())) {
                wantedAlone.add(wanted.get(i));
            }
        }
        List<T> thereAlone = new ArrayList<>();
        for (int i = 0; i < there.size(); i++) {
            if (!pairing.wantedByThere.containsKey(i)) {
                thereAlone.add(there.get(i));
            }
        }
        return new OneToOne<>(wantedAlone, thereAlone);
    }

    boolean isComplete() {
        return wantedAlone.isEmpty() && thereAlone.isEmpty();
    }

    private record Pairing<W, T>(
            List<W> wanted, List<T> there, BiPredicate<W, T> fits, Map<Integer, Integer> wantedByThere) {

        Pairing(List<W> wanted, List<T> there, BiPredicate<W, T> fits) {
            this(wanted, there, fits, new HashMap<>());
        }

        /** Takes a free partner, or one whose own partner finds another. */
        boolean findsPartner(int seeker, Set<Integer> asked) {
            for (int i = 0; i < there.size(); i++) {
                if (fits.test(wanted.get(seeker), there.get(i)) && asked.add(i)) {
                    Integer rival = wantedByThere.get(i);
                    if (rival == null || findsPartner(rival, asked)) {
                        wantedByThere.put(i, seeker);
                        return true;
                    }
                }
            }
            return false;
        }
    }
}
