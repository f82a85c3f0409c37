package io.github.migrationtest.schema;

/**
 * An index that does nothing which another index or key of its table does not do as well.
 *
 * @param index the one that can go
 * @param original what it repeats
 */
public record DuplicateIndex(Index index, Indexed original) {

    /** Both, in a line: {@code index two on users (email) repeats unique constraint (email)}. */
    public String describe() {
        return index.describe() + " repeats " + original.describe();
    }
}
