package io.github.migrationtest.internal.rehearsal;

import io.github.migrationtest.data.RowCounts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** How many rows there were before and after a migration, as the report has it. */
record RowsAround(RowCounts before, RowCounts after) {
    private static final int SHOWN = 3;

    /** The tables in which the number is another, those that came or went included. */
    private List<String> differing() {
        Set<String> all = new TreeSet<>(before.tables().keySet());
        all.addAll(after.tables().keySet());
        return all.stream()
                .filter(table -> !Objects.equals(
                        before.tables().get(table), after.tables().get(table)))
                .toList();
    }

    /** Such as {@code 300 → 180: posts 120 → 0}; a table that was not there, or is not, has a dash for its number. */
    @Override
    public String toString() {
        List<String> differing = differing();
        if (differing.isEmpty()) {
            return Long.toString(after.total());
        }
        StringBuilder text = new StringBuilder(before.total() + " → " + after.total());
        String separator = ": ";
        for (String table : differing.subList(0, Math.min(SHOWN, differing.size()))) {
            text.append(separator).append(table).append(' ');
            text.append(number(before, table)).append(" → ").append(number(after, table));
            separator = ", ";
        }
        if (differing.size() > SHOWN) {
            text.append(", ").append(differing.size() - SHOWN).append(" more");
        }
        return text.toString();
    }

    private static String number(RowCounts rows, String table) {
        Long number = rows.tables().get(table);
        return number == null ? "–" : number.toString();
    }

    /** The totals, and the numbers of the tables that differ. */
    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("before", before.total());
        json.put("after", after.total());
        Map<String, Object> tables = new LinkedHashMap<>();
        for (String table : differing()) {
            Map<String, Object> one = new LinkedHashMap<>();
            putIfThere(one, "before", before, table);
            putIfThere(one, "after", after, table);
            tables.put(table, one);
        }
        json.put("tables", tables);
        return json;
    }

    private static void putIfThere(Map<String, Object> one, String name, RowCounts rows, String table) {
        Long number = rows.tables().get(table);
        if (number != null) {
            one.put(name, number);
        }
    }
}
