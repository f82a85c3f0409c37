package io.github.migrationtest.schema;

/**
 * An index that serves no query which another index or key of its table does not serve as well.
 *
 * <p>One that begins with all of its parts does, though it takes more room, and rows that are equal in the parts come in
 * another order.
 *
 * @param index the one that can go
 * @param wider what serves instead
 */
public record RedundantIndex(Index index, Indexed wider) {

    /** Both, in a line: {@code index notes_user on notes (user_id) is served by index notes_user_time on notes (user_id, time)}. */
    public String describe() {
        return index.describe() + " is served by " + wider.describe();
    }
}
