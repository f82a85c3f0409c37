package io.github.migrationtest.schema;

/**
 * What is wrong with a foreign key, or missing for it.
 *
 * @param table the table that refers
 * @param key the foreign key
 * @param reason what it is, as the end of a sentence that begins with the key
 */
public record ForeignKeyFault(String table, ForeignKey key, String reason) {

    /** All of it, in a line: {@code foreign key on notes (user_id) to users (id): no index begins with (user_id)}. */
    public String describe() {
        return Words.wayOf(table, key) + ": " + reason;
    }
}
