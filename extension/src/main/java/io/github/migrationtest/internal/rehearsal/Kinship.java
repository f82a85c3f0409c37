package io.github.migrationtest.internal.rehearsal;

import io.github.migrationtest.internal.run.StatementIntent;
import io.github.migrationtest.internal.sql.Names;
import io.github.migrationtest.schema.ForeignKey;
import io.github.migrationtest.schema.ReferentialAction;
import io.github.migrationtest.schema.SchemaSnapshot;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which tables what is done to others reaches through foreign keys; names in lower case. */
record Kinship(SchemaSnapshot schema) {
    private static final Set<ReferentialAction> CLEARING =
            Set.of(ReferentialAction.SET_NULL, ReferentialAction.SET_DEFAULT);

    private static final Set<ReferentialAction> FOLLOWING =
            Set.of(ReferentialAction.CASCADE, ReferentialAction.SET_NULL, ReferentialAction.SET_DEFAULT);

    /** These tables, and all that lose rows where theirs are deleted. */
    Set<String> emptiedWith(Set<String> parents) {
        Set<String> emptied = new HashSet<>(parents);
        boolean grew = true;
        while (grew) {
            grew = emptied.addAll(childrenOf(key ->
                    key.onDelete() == ReferentialAction.CASCADE && emptied.contains(Names.key(key.referencedTable()))));
        }
        return emptied;
    }

    /** Whether a column's values may go where rows of these tables are deleted. */
    boolean isClearedWith(Set<String> parents, String table, String column) {
        return keysOf(table, column)
                .anyMatch(key -> CLEARING.contains(key.onDelete())
                        && emptiedWith(parents).contains(Names.key(key.referencedTable())));
    }

    /** Whether a column points at one that the statement changes. */
    boolean follows(StatementIntent says, String table, String column, Set<ReferentialAction> actions) {
        return keysOf(table, column).anyMatch(key -> actions.contains(key.onUpdate()) && changesReferenced(says, key));
    }

    private static boolean changesReferenced(StatementIntent says, ForeignKey key) {
        String parent = Names.key(key.referencedTable());
        return key.referencedColumns().stream().anyMatch(name -> says.changes(parent, Names.key(name)));
    }

    /** Tables whose rows a statement changes because of those that they point at, which it changes or which go with its parents'. */
    Set<String> changedWith(StatementIntent says, Set<String> parents) {
        Set<String> emptied = emptiedWith(parents);
        return childrenOf(key -> FOLLOWING.contains(key.onUpdate()) && changesReferenced(says, key)
                || CLEARING.contains(key.onDelete()) && emptied.contains(Names.key(key.referencedTable())));
    }

    private Stream<ForeignKey> keysOf(String table, String column) {
        return schema.tables().stream()
                .filter(child -> Names.same(child.name(), table))
                .flatMap(child -> child.foreignKeys().stream())
                .filter(key -> Names.contains(key.columns(), column));
    }

    private Set<String> childrenOf(Predicate<ForeignKey> reaching) {
        return schema.tables().stream()
                .filter(child -> child.foreignKeys().stream().anyMatch(reaching))
                .map(child -> Names.key(child.name()))
                .collect(Collectors.toSet());
    }

    /** Every table that a table points at, however far. */
    Set<String> ancestorsOf(String table) {
        Set<String> all = new HashSet<>(Set.of(table));
        boolean grew = true;
        while (grew) {
            grew = all.addAll(schema.tables().stream()
                    .filter(child -> all.contains(Names.key(child.name())))
                    .flatMap(child -> child.foreignKeys().stream())
                    .map(key -> Names.key(key.referencedTable()))
                    .collect(Collectors.toSet()));
        }
        return all;
    }
}
