package io.github.migrationtest.data;

import java.util.Optional;
import java.util.Set;

/** What two databases are known to hold alike before a row of them is read. */
public interface HeldAlike {
    /** Nothing is known. */
    HeldAlike UNKNOWN = of(Set.of());

    /** Some tables, names in any case. */
    static HeldAlike of(Set<String> tables) {
        return () -> tables;
    }

    /** Tables that hold the same in both, names in any case. */
    Set<String> tables();

    /** Where at most the rows of another table of SQLite differ, which is in both under this name; empty if that is not known. */
    default Optional<DifferingRows> rowsOf(String table) {
        return Optional.empty();
    }
}
