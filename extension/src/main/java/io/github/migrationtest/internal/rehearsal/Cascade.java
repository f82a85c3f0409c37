package io.github.migrationtest.internal.rehearsal;

import io.github.migrationtest.internal.sql.Names;
import io.github.migrationtest.schema.ForeignKey;
import io.github.migrationtest.schema.ReferentialAction;
import io.github.migrationtest.schema.SchemaSnapshot;
import io.github.migrationtest.schema.Table;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The way that deleting the rows of one table takes through foreign keys. */
final class Cascade {
    private static final Set<ReferentialAction> REACHING =
            Set.of(ReferentialAction.CASCADE, ReferentialAction.SET_NULL, ReferentialAction.SET_DEFAULT);

    private Cascade() {}

    /**
     * The foreign keys on that way, nearest first, if it reaches one of these tables; else none.
     *
     * @param truncated whether all that points at the table is emptied with it, whatever its foreign key says
     */
    static List<String> from(
            String emptied, SchemaSnapshot before, SchemaSnapshot after, Set<String> tables, boolean truncated) {
        Set<String> reached = new HashSet<>(Set.of(Names.key(emptied)));
        Set<String> keys = new HashSet<>();
        List<String> path = new ArrayList<>();
        Deque<String> next = new ArrayDeque<>(List.of(emptied));
        while (!next.isEmpty()) {
            String parent = next.remove();
            for (Table child : Stream.concat(before.tables().stream(), after.tables().stream())
                    .toList()) {
                for (ForeignKey foreignKey : child.foreignKeys()) {
                    if (!Names.key(foreignKey.referencedTable()).equals(Names.key(parent))
                            || !truncated && !REACHING.contains(foreignKey.onDelete())) {
                        continue;
                    }
                    String text = describe(child, foreignKey);
                    if (keys.add(Names.key(text))) {
                        path.add(text);
                    }
                    boolean goesOn = truncated || foreignKey.onDelete() == ReferentialAction.CASCADE;
                    if (goesOn && reached.add(Names.key(child.name()))) {
                        next.add(child.name());
                    }
                }
            }
        }
        return path.stream().anyMatch(text -> tables.stream().anyMatch(table -> startsWith(text, table)))
                ? path
                : List.of();
    }

    private static boolean startsWith(String path, String table) {
        return Names.key(path).startsWith(Names.key(table) + ".")
                || Names.key(path).startsWith(Names.key(table) + " ");
    }

    private static String describe(Table child, ForeignKey foreignKey) {
        return columns(child.name(), foreignKey.columns()) + " -> "
                + columns(foreignKey.referencedTable(), foreignKey.referencedColumns()) + " ON DELETE "
                + foreignKey.onDelete().name().replace('_', ' ');
    }

    private static String columns(String table, List<String> columns) {
        return columns.size() == 1 ? table + "." + columns.get(0) : table + " (" + String.join(", ", columns) + ")";
    }
}
