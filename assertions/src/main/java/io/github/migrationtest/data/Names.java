package io.github.migrationtest.data;

import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;

/** Names as SQLite compares them: ASCII letters in either case are one, all others are two. */
final class Names {

    private Names() {}

    static <T> Optional<T> find(Collection<T> things, Function<T, String> name, String wanted) {
        Optional<T> exact = things.stream()
                .filter(thing -> name.apply(thing).equals(wanted))
                .findFirst();
        return exact.isPresent()
                ? exact
                : things.stream()
                        .filter(thing -> same(name.apply(thing), wanted))
                        .findFirst();
    }

    static boolean contains(Collection<String> names, String wanted) {
        return names.contains(wanted) || names.stream().anyMatch(name -> same(name, wanted));
    }

    static boolean same(String one, String other) {
        return folded(one).equals(folded(other));
    }

    static String folded(String name) {
        StringBuilder folded = new StringBuilder(name);
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                folded.setCharAt(i, (char) (c + 'a' - 'A'));
            }
        }
        return folded.toString();
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
