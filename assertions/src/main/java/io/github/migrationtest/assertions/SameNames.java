package io.github.migrationtest.assertions;

import io.github.migrationtest.internal.sql.Names;
import java.util.List;

/** Names that are there beside those that are wanted, whatever their case. */
record SameNames(List<String> there, List<String> wanted, boolean ordered) {

    static SameNames inAnyOrder(List<String> there, List<String> wanted) {
        return new SameNames(there, wanted, false);
    }

    static SameNames inOrder(List<String> there, List<String> wanted) {
        return new SameNames(there, wanted, true);
    }

    boolean hold() {
        return ordered ? Names.keys(there).equals(Names.keys(wanted)) : sameSet();
    }

    /** What is missing and what is too much; the order only where that is all. */
    UnmetExpectation explain(UnmetExpectation message, String things) {
        message.to("have exactly the " + things, wanted);
        if (sameSet()) {
            return message.but("they are in another order", there);
        }
        List<String> missing = without(wanted, there);
        List<String> unexpected = without(there, wanted);
        if (!missing.isEmpty()) {
            message.but("these are missing", missing);
        }
        if (!unexpected.isEmpty()) {
            message.but("these are there too", unexpected);
        }
        return message.and("all that are there", there);
    }

    private boolean sameSet() {
        return without(wanted, there).isEmpty() && without(there, wanted).isEmpty();
    }

    private static List<String> without(List<String> names, List<String> others) {
        List<String> left = Names.keys(others);
        return names.stream().filter(name -> !left.contains(Names.key(name))).toList();
    }
}
