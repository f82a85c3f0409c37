package io.github.migrationtest.check;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.schema.Attribute;
import io.github.migrationtest.schema.Column;
import io.github.migrationtest.schema.ForeignKey;
import io.github.migrationtest.schema.Indexed;
import io.github.migrationtest.schema.ReferentialAction;
import io.github.migrationtest.schema.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What one engine's schema has and another's lacks.
 *
 * <p>Whoever reads of a difference has to change a schema for it, so in doubt there is none.
 */
final class EngineComparison {
    private final EngineEnd having;
    private final EngineEnd lacking;
    private final EngineTables others;
    private final List<EngineDifference> found = new ArrayList<>();

    private EngineComparison(EngineEnd having, EngineEnd lacking) {
        this.having = having;
        this.lacking = lacking;
        this.others = new EngineTables(lacking.schema());
    }

    /** What either has and the other has not. */
    static List<EngineDifference> of(EngineEnd left, EngineEnd right) {
        EngineComparison there = new EngineComparison(left, right);
        there.compare(true);
        EngineComparison back = new EngineComparison(right, left);
        back.compare(false);
        there.found.addAll(back.found);
        return there.found;
    }

    /**
     * @param first whether what is there on both sides, only otherwise, is told
     */
    private void compare(boolean first) {
        EngineTables mine = new EngineTables(having.schema());
        for (Table table : having.schema().tables()) {
            if (mine.of(table.name()).filter(table::equals).isPresent()) {
                others.of(table.name()).ifPresent(other -> {
                    keys(table, other, first);
                    foreignKeys(table, other, first);
                });
            }
        }
    }

    private void keys(Table table, Table other, boolean first) {
        List<RowKey> theirs = keysOf(other);
        for (RowKey key : keysOf(table)) {
            if (!isComparable(key, table, other)) {
                continue;
            }
            if (key.unique() && !isKeptApart(key, theirs)) {
                lost(
                        table,
                        key,
                        theirs.stream()
                                .filter(their -> nearlyKeepsApart(their, key))
                                .findFirst());
            } else if (theirs.stream().noneMatch(their -> their.serves(key.columns()))
                    && !isInAnotherOrder(key, theirs, first)) {
                lost(
                        table,
                        key,
                        theirs.stream().filter(their -> sameSet(their, key)).findFirst());
            }
        }
    }

    private static List<RowKey> keysOf(Table table) {
        return table.keysAndIndexes().stream()
                .map(thing -> RowKey.of(thing, table))
                .toList();
    }

    /** Whether the other engine could have it as it is, and it is not there for another thing's sake. */
    private boolean isComparable(RowKey key, Table table, Table other) {
        return !key.ofOwnForm()
                && (!key.partial() || knowsPartial(lacking.kind()))
                && columns(other).containsAll(key.columns())
                && !(key.unique() && isPartitioned(table, other))
                && (key.unique() || !isOfForeignKey(key, table));
    }

    /** MySQL makes an index for each foreign key that none serves, and does not tell it from one that was asked for. */
    private boolean isOfForeignKey(RowKey key, Table table) {
        return isMysql(having.kind())
                && table.foreignKeys().stream()
                        .anyMatch(foreign -> lower(foreign.columns()).equals(key.columns()));
    }

    /** A partial one keeps apart what a plain one of an engine that knows no other would, as well as it can. */
    private boolean isKeptApart(RowKey key, List<RowKey> theirs) {
        return theirs.stream()
                .filter(their -> !their.partial() || key.partial() || !knowsPartial(having.kind()))
                .anyMatch(their -> their.keepsApart(Set.copyOf(key.columns())));
    }

    private static boolean nearlyKeepsApart(RowKey their, RowKey key) {
        return sameSet(their, key) || their.keepsApart(Set.copyOf(key.columns()));
    }

    /** Seen from both sides it is one difference. */
    private static boolean isInAnotherOrder(RowKey key, List<RowKey> theirs, boolean first) {
        return !first && key.unique() && theirs.stream().anyMatch(their -> their.unique() && sameSet(their, key));
    }

    private static boolean sameSet(RowKey one, RowKey other) {
        return Set.copyOf(one.columns()).equals(Set.copyOf(other.columns()));
    }

    private void lost(Table table, RowKey key, Optional<RowKey> nearest) {
        Indexed thing = key.thing();
        boolean uniqueness = key.unique()
                && nearest.filter(other -> other.unique() && !other.partial()).isEmpty();
        add(
                table,
                thing.describe(),
                key.name(),
                nearest.map(other -> other.thing().describe()),
                Optional.of(new WhyEnginesDiffer(having, lacking).of(key, table, uniqueness)));
    }

    private void foreignKeys(Table table, Table other, boolean first) {
        for (ForeignKey key : table.foreignKeys()) {
            Optional<Table> parent = others.of(key.referencedTable());
            if (parent.isEmpty()
                    || !columns(other).containsAll(lower(key.columns()))
                    || !columns(parent.get()).containsAll(lower(key.referencedColumns()))
                    || isMysql(lacking.kind()) && isPartitioned(other, parent.get())) {
                continue;
            }
            Optional<ForeignKey> same =
                    other.foreignKeys().stream().filter(goesAs(key)).findFirst();
            if (same.isEmpty()) {
                add(
                        table,
                        key.describe(),
                        key.name().filter(name -> !key.attributes().has(Attribute.GENERATED_NAME)),
                        Optional.empty(),
                        Optional.of(new WhyEnginesDiffer(having, lacking).of(key, other)));
            } else if (first && !deletesAs(key, same.get())) {
                add(
                        table,
                        key.describe(),
                        Optional.empty(),
                        Optional.of(same.get().describe()),
                        Optional.of("The same DELETE of a parent does not do the same."));
            }
        }
    }

    private static Predicate<ForeignKey> goesAs(ForeignKey key) {
        return other -> EngineTables.key(key.referencedTable()).equals(EngineTables.key(other.referencedTable()))
                && (key.referencedColumns().isEmpty()
                                || other.referencedColumns().isEmpty()
                        ? Set.copyOf(lower(key.columns())).equals(Set.copyOf(lower(other.columns())))
                        : pairs(key).equals(pairs(other)));
    }

    private static Set<String> pairs(ForeignKey key) {
        Set<String> pairs = new HashSet<>();
        for (int i = 0;
                i < Math.min(key.columns().size(), key.referencedColumns().size());
                i++) {
            pairs.add(RowKey.lower(key.columns().get(i)) + " "
                    + RowKey.lower(key.referencedColumns().get(i)));
        }
        return pairs;
    }

    /** Both {@code restrict} and {@code no action} refuse; InnoDB takes no {@code set default}. */
    private boolean deletesAs(ForeignKey one, ForeignKey other) {
        return action(one) == action(other)
                || (one.onDelete() == ReferentialAction.SET_DEFAULT
                                || other.onDelete() == ReferentialAction.SET_DEFAULT)
                        && (isMysql(having.kind()) || isMysql(lacking.kind()));
    }

    private static ReferentialAction action(ForeignKey key) {
        return key.onDelete() == ReferentialAction.RESTRICT ? ReferentialAction.NO_ACTION : key.onDelete();
    }

    private void add(Table table, String what, Optional<String> name, Optional<String> instead, Optional<String> why) {
        found.add(new EngineDifference(having, lacking, table.name(), what, name, instead, why));
    }

    private static Set<String> columns(Table table) {
        return table.columns().stream().map(Column::name).map(RowKey::lower).collect(Collectors.toSet());
    }

    private static List<String> lower(Collection<String> names) {
        return names.stream().map(RowKey::lower).toList();
    }

    /** Every unique key of a partitioned table has the columns that it is cut by. */
    private static boolean isPartitioned(Table table, Table other) {
        return table.attributes().has(Attribute.PARTITIONED_BY)
                || other.attributes().has(Attribute.PARTITIONED_BY);
    }

    private static boolean knowsPartial(DatabaseKind kind) {
        return !isMysql(kind);
    }

    static boolean isMysql(DatabaseKind kind) {
        return kind == DatabaseKind.MYSQL || kind == DatabaseKind.MARIADB;
    }
}
