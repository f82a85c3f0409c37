package io.github.migrationtest.assertions;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.schema.NameRules;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Names that are there beside those that are wanted.
 *
 * @param key what all spellings of one name have in common
 */
record SameNames(List<String> there, List<String> wanted, boolean ordered, UnaryOperator<String> key) {

    /** Names of columns, indexes, constraints. */
    static SameNames inAnyOrder(DatabaseKind kind, List<String> there, List<String> wanted) {
        return new SameNames(there, wanted, false, name -> NameRules.key(kind, name));
    }

    /** Names of tables, views, triggers. */
    static SameNames ofTables(DatabaseKind kind, List<String> there, List<String> wanted) {
        return new SameNames(there, wanted, false, name -> NameRules.tableKey(kind, name));
    }

    static SameNames inOrder(DatabaseKind kind, List<String> there, List<String> wanted) {
        return new SameNames(there, wanted, true, name -> NameRules.key(kind, name));
    }

    boolean hold() {
        return ordered ? keys(there).equals(keys(wanted)) : sameSet();
    }

    /** What is missing and what is too much; the order only where that is all. */
    UnmetExpectation explain(UnmetExpectation message, String things) {
        message.to("have exactly the " + things, wanted);
        if (ordered && sameSet()) {
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
        return message.and(there.isEmpty() ? "none is there" : "all that are there", there);
    }

    private boolean sameSet() {
        return without(wanted, there).isEmpty() && without(there, wanted).isEmpty();
    }

    private List<String> keys(List<String> names) {
        return names.stream().map(key).toList();
    }

    private List<String> without(List<String> names, List<String> others) {
        List<String> left = keys(others);
        return names.stream().filter(name -> !left.contains(key.apply(name))).toList();
    }
}
