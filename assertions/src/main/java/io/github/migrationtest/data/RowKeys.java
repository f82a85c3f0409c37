package io.github.migrationtest.data;

import java.util.List;

/**
 * Which rows a message means: the first few by their key, as they may be shown.
 *
 * <p>Of a copy of a real database only integers and UUIDs are shown as they are, everything else as a hash that is the same
 * within one run ({@code #3f9c1a}); {@code -Dmigrationtest.show-values=true} shows all.
 *
 * @param columns the columns of the key; empty where the rows have none
 * @param first the first keys, each as text: {@code 7}, or {@code (1, 2)} where the key has several columns
 * @param total how many rows there are; more than {@code first} holds where it is cut
 */
public record RowKeys(List<String> columns, List<String> first, long total) {

    /** At most this many keys are given. */
    public static final int SHOWN = 5;

    /** No keys: the rows have none, or only counts are known. */
    public static final RowKeys NONE = new RowKeys(List.of(), List.of(), 0);

    public RowKeys {
        columns = List.copyOf(columns);
        first = List.copyOf(first);
    }

    /** Such as {@code id 1, 2} or {@code (post_id, tag_id) = (1, 1), (1, 2), ...}; empty without keys. */
    @Override
    public String toString() {
        if (first.isEmpty()) {
            return "";
        }
        String names = columns.size() == 1 ? columns.get(0) + " " : "(" + String.join(", ", columns) + ") = ";
        return names + String.join(", ", first) + (total > first.size() ? ", ..." : "");
    }

    /** For the end of a sentence: {@code ": id 1, 2"}, or nothing. */
    String tail() {
        return first.isEmpty() ? "" : ": " + this;
    }
}
