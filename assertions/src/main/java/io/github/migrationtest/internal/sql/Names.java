package io.github.migrationtest.internal.sql;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Names as SQLite compares them: ASCII letters in either case are one, all others are two. */
public final class Names {
    private Names() {}

    /** What all spellings of one name have in common. */
    public static String key(String name) {
        return CanonicalSql.lowerCase(name);
    }

    /** The same of each. */
    public static List<String> keys(Collection<String> names) {
        return names.stream().map(Names::key).toList();
    }

    /** The same of one that may be missing. */
    public static Optional<String> key(Optional<String> name) {
        return name.map(Names::key);
    }

    /** Whether these are spellings of one name. */
    public static boolean same(String one, String other) {
        return one.length() == other.length() && key(one).equals(key(other));
    }

    /** The thing of that name, rather the one in that very spelling. */
    public static <T> Optional<T> find(Collection<T> things, Function<T, String> name, String wanted) {
        Optional<T> exact = things.stream()
                .filter(thing -> name.apply(thing).equals(wanted))
                .findFirst();
        return exact.isPresent()
                ? exact
                : things.stream()
                        .filter(thing -> same(name.apply(thing), wanted))
                        .findFirst();
    }

    /** Whether the name is among these, in any spelling. */
    public static boolean contains(Collection<String> names, String wanted) {
        return names.contains(wanted) || names.stream().anyMatch(name -> same(name, wanted));
    }

    /** The name as SQL takes it, whatever is in it. */
    public static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
