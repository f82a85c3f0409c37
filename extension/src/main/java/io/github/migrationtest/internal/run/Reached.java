package io.github.migrationtest.internal.run;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Tables with others that what is said of them reaches. */
final class Reached {
    private Reached() {}

    static Set<String> all(Set<String> tables, Function<String, Set<String>> below) {
        Set<String> all = new HashSet<>(tables);
        tables.forEach(table -> all.addAll(below.apply(table)));
        return all;
    }

    /** What is said of one itself comes first. */
    static <T> Map<String, T> all(Map<String, T> saidOfTables, Function<String, Set<String>> below) {
        Map<String, T> all = new HashMap<>(saidOfTables);
        saidOfTables.forEach((table, said) -> below.apply(table).forEach(each -> all.putIfAbsent(each, said)));
        return all;
    }
}
