package io.github.migrationtest.internal.rows;

import java.util.List;

/** Joins hashes by exclusive or; as a tree, for a server's stack holds few levels and a table has 1,600 columns. */
public final class HashedTogether {
    private HashedTogether() {}

    /**
     * All of them as one expression.
     *
     * @param hashes at least one
     * @param operator the engine's sign for exclusive or
     */
    public static String of(List<String> hashes, String operator) {
        if (hashes.size() == 1) {
            return hashes.get(0);
        }
        int half = hashes.size() / 2;
        return "(" + of(hashes.subList(0, half), operator) + " " + operator + " "
                + of(hashes.subList(half, hashes.size()), operator) + ")";
    }
}
