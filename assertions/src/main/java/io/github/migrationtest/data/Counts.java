package io.github.migrationtest.data;

/** Counts as a sentence has them. */
final class Counts {

    private Counts() {}

    static String rows(long rows) {
        return rows == 1 ? "1 row" : rows + " rows";
    }

    static String values(long values) {
        return values == 1 ? "1 value" : values + " values";
    }
}
