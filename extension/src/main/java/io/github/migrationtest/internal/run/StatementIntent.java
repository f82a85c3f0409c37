package io.github.migrationtest.internal.run;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * What one statement of a script says that it does to rows; tables by the name that they had before the scripts.
 *
 * @param script the script's name
 * @param number the statement's number in it
 * @param deletes tables of which it deletes rows by name
 * @param updates columns to which it gives new values, by table
 * @param replaces columns that it names where it replaces whole rows, by table; {@code *} where it names none
 * @param inserts tables that it puts rows into
 * @param writesOut those of them whose rows it writes out, and takes from nowhere
 * @param fills tables whose rows it copies into another one
 * @param drops tables that it drops
 */
public record StatementIntent(
        String script,
        int number,
        Set<String> deletes,
        Map<String, Set<String>> updates,
        Map<String, Set<String>> replaces,
        Set<String> inserts,
        Set<String> writesOut,
        Set<String> fills,
        Set<String> drops) {

    static StatementIntent empty(String script, int number) {
        return new StatementIntent(
                script,
                number,
                new HashSet<>(),
                new HashMap<>(),
                new HashMap<>(),
                new HashSet<>(),
                new HashSet<>(),
                new HashSet<>(),
                new HashSet<>());
    }

    /** The same where what it does to a table it does to others too. */
    StatementIntent reaching(Function<String, Set<String>> below, boolean alsoDeletes) {
        return new StatementIntent(
                script,
                number,
                alsoDeletes ? Reached.all(deletes, below) : deletes,
                Reached.all(updates, below),
                replaces,
                inserts,
                writesOut,
                fills,
                drops);
    }

    /** Whether it says nothing of any row. */
    boolean isSilent() {
        return written().isEmpty() && fills.isEmpty() && drops.isEmpty();
    }

    /** Whether it says that it changes a column of a table. */
    public boolean changes(String table, String column) {
        return names(updates.getOrDefault(table, Set.of()), column)
                || names(replaces.getOrDefault(table, Set.of()), column);
    }

    private static boolean names(Set<String> columns, String column) {
        return columns.contains("*") || columns.contains(column);
    }

    /** Every table that it writes to by name. */
    public Set<String> written() {
        Set<String> written = new HashSet<>(deletes);
        written.addAll(updates.keySet());
        written.addAll(replaces.keySet());
        written.addAll(inserts);
        return written;
    }
}
