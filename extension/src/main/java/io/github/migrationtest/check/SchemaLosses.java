package io.github.migrationtest.check;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.run.SaidDrops;
import io.github.migrationtest.internal.run.ScriptIntent;
import io.github.migrationtest.internal.sql.Names;
import io.github.migrationtest.schema.Attribute;
import io.github.migrationtest.schema.Attributes;
import io.github.migrationtest.schema.CheckConstraint;
import io.github.migrationtest.schema.Column;
import io.github.migrationtest.schema.Difference;
import io.github.migrationtest.schema.ForeignKey;
import io.github.migrationtest.schema.Index;
import io.github.migrationtest.schema.IndexPart;
import io.github.migrationtest.schema.Indexed;
import io.github.migrationtest.schema.NameRules;
import io.github.migrationtest.schema.SchemaChange;
import io.github.migrationtest.schema.SchemaDiff;
import io.github.migrationtest.schema.SchemaSnapshot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads from a diff what surviving tables lost; what became stricter, or is spelled otherwise, is no loss. */
final class SchemaLosses {
    /** What the engine says a thing is where it has none of it. */
    private static final Set<String> NOTHING = Set.of("none", "false", "binary", "the usual");

    private final SchemaDiff diff;
    private final SchemaSnapshot after;
    private final SaidDrops said;
    private final ScriptIntent intent;
    private final Survivors survivors;
    private final ObjectLosses objects;
    private final List<SchemaLoss> losses = new ArrayList<>();

    private SchemaLosses(SchemaDiff diff, SchemaSnapshot after, SaidDrops said, ScriptIntent intent) {
        this.diff = diff;
        this.after = after;
        this.said = said;
        this.intent = intent;
        this.survivors = new Survivors(diff, after);
        this.objects = new ObjectLosses(survivors, said, this::add);
    }

    /**
     * What the tables that are there after all have lost.
     *
     * @param intent which tables were given up as a whole and made anew under their names, and which columns
     */
    static List<SchemaLoss> of(SchemaDiff diff, SchemaSnapshot after, SaidDrops said, ScriptIntent intent) {
        SchemaLosses all = new SchemaLosses(diff, after, said, intent);
        diff.changes().forEach(all::look);
        return all.losses;
    }

    private void look(SchemaChange change) {
        if (change instanceof SchemaChange.IndexDropped dropped) {
            lookAtIndex(dropped.index());
        } else if (change instanceof SchemaChange.IndexChanged changed) {
            lookAtIndex(changed);
        } else if (change instanceof SchemaChange.UniqueConstraintDropped dropped) {
            lookAtKey(dropped.table(), "unique constraint", dropped.constraint().name(), dropped.constraint(), change);
        } else if (change instanceof SchemaChange.PrimaryKeyChanged changed
                && changed.before().isPresent()) {
            lookAtPrimaryKey(changed);
        } else if (change instanceof SchemaChange.CheckDropped dropped) {
            lookAtCheck(dropped.table(), dropped.check(), change);
        } else if (change instanceof SchemaChange.ForeignKeyDropped dropped) {
            lookAtForeignKey(dropped, change);
        } else if (change instanceof SchemaChange.ForeignKeyChanged changed) {
            changed.differences().stream()
                    .filter(difference -> !difference.attribute().equals("name"))
                    .forEach(difference -> add(
                            changed.table(),
                            changed.table(),
                            isNullInstead(changed, difference) ? "not null" : sortOf(difference),
                            true,
                            isGivenAnAction(difference)
                                    || isSaid(
                                            changed.before().name(),
                                            changed.before().attributes(),
                                            said::drops)
                                    || isSaid(
                                            changed.before().name(),
                                            changed.before().attributes(),
                                            said::alters),
                            lostIn(change)));
        } else if (change instanceof SchemaChange.ColumnChanged changed) {
            if (!isMadeAnew(changed)) {
                lookAtColumn(changed);
            }
        } else if (change instanceof SchemaChange.TableChanged changed) {
            weaker(changed.differences())
                    .forEach(difference -> add(
                            changed.table(),
                            changed.table(),
                            difference.attribute(),
                            true,
                            said.alters(changed.table()),
                            "table " + changed.table() + ": " + difference));
        } else {
            objects.look(change);
        }
    }

    /** What a key does when its parent goes or gets another key is written at once, and for one purpose; so is when it is looked at. */
    private static String sortOf(Difference difference) {
        return difference.attribute().matches("on (delete|update)")
                ? "foreign key's actions"
                : difference.attribute().matches("deferrable|initially deferred") ? "deferral" : difference.attribute();
    }

    /** What a key does is nothing unless it is written, so that nobody gives it something by leaving out. */
    private static boolean isGivenAnAction(Difference difference) {
        return sortOf(difference).equals("foreign key's actions")
                && !difference.after().equals("no action");
    }

    /** {@code ON DELETE SET NULL} needs columns that may be null: where both change, it is for one purpose. */
    private boolean isNullInstead(SchemaChange.ForeignKeyChanged changed, Difference difference) {
        return difference.after().equals("set null")
                && diff.ofType(SchemaChange.ColumnChanged.class).stream()
                        .filter(column -> column.table().equals(changed.table()))
                        .filter(column -> changed.after()
                                .columns()
                                .contains(column.after().name()))
                        .anyMatch(column ->
                                !column.before().nullable() && column.after().nullable());
    }

    private void lookAtIndex(Index index) {
        String table = survivors.nameAfter(index.table());
        if (!survivors.isThere(table) || isOfDroppedColumns(table, index) || isServed(table, index)) {
            return;
        }
        add(table, index.name(), "index", false, said.drops(index.name()), index.describe() + " is gone");
    }

    private void lookAtIndex(SchemaChange.IndexChanged changed) {
        boolean weaker = changed.before().unique() && !changed.after().unique();
        boolean other = changed.differences().stream()
                .anyMatch(difference -> !Set.of("unique", "table").contains(difference.attribute())
                        && !NOTHING.contains(difference.before()));
        if ((weaker || other)
                && !isOfDroppedColumns(changed.after().table(), changed.before())
                && !new AddedCasts(diff).areAllOf(changed)
                && !isServed(changed.after().table(), changed.before())) {
            String name = changed.after().name();
            add(changed.after().table(), name, "index", false, said.drops(name), lostIn(changed));
        }
    }

    private void lookAtKey(String table, String sort, Optional<String> name, Indexed key, SchemaChange change) {
        if (!isOfDroppedColumns(table, key) && !isServed(table, key)) {
            add(table, name.orElse(table), sort, true, isDropped(name, key.attributes()), lost(change));
        }
    }

    /** Whether it is dropped by its name, which may be one that the engine gave it. */
    private boolean isDropped(Optional<String> name, Attributes attributes) {
        return isSaid(name, attributes, said::drops);
    }

    private static boolean isSaid(Optional<String> name, Attributes attributes, Predicate<String> said) {
        return name.or(() -> attributes.get(Attribute.GENERATED_NAME))
                .filter(said)
                .isPresent();
    }

    private void lookAtPrimaryKey(SchemaChange.PrimaryKeyChanged changed) {
        Indexed before = changed.before().orElseThrow();
        boolean same = changed.after()
                .filter(key -> key.parts().equals(before.parts()))
                .isPresent();
        boolean kept = same
                ? weaker(before.attributes(), changed.after().orElseThrow().attributes())
                        .isEmpty()
                : isOfDroppedColumns(changed.table(), before)
                        || isServed(changed.table(), before)
                        || isOnlyWidenedForPartitions(changed);
        if (!kept) {
            add(
                    changed.table(),
                    changed.table(),
                    "primary key",
                    true,
                    said.dropsPrimaryKey()
                            || changed.before()
                                    .filter(key -> isDropped(key.name(), key.attributes()))
                                    .isPresent(),
                    lostIn(changed));
        }
    }

    /** Every key of a partitioned table has the columns that it is cut by, so that who cuts one has no choice. */
    private boolean isOnlyWidenedForPartitions(SchemaChange.PrimaryKeyChanged changed) {
        Set<String> cut = after.table(changed.table()).stream()
                .flatMap(table -> table.attributes().get(Attribute.PARTITIONED_BY).stream())
                .map(survivors::words)
                .flatMap(Set::stream)
                .collect(Collectors.toSet());
        Set<String> added = changed.after().stream()
                .flatMap(key -> survivors.keys(key.columns()).stream())
                .collect(Collectors.toSet());
        Set<String> before = survivors.keys(changed.before().orElseThrow().columns());
        boolean wider = added.containsAll(before);
        added.removeAll(before);
        return wider && !added.isEmpty() && cut.containsAll(added);
    }

    private static List<Difference> weaker(Attributes before, Attributes after) {
        return before.values().entrySet().stream()
                .filter(each -> each.getKey().isCompared() && !after.has(each.getKey()))
                .map(each -> new Difference(each.getKey().words(), each.getValue(), "none"))
                .toList();
    }

    /** A check that another one of the same columns takes the place of was changed, which is the author's business. */
    private void lookAtCheck(String table, CheckConstraint check, SchemaChange change) {
        Set<String> columns = columnsIn(table, check.expression());
        boolean replaced = diff.ofType(SchemaChange.CheckAdded.class).stream()
                .filter(added -> added.table().equals(table))
                .anyMatch(added -> columnsIn(table, added.check().expression()).containsAll(columns));
        boolean ofJson = columns.stream().anyMatch(column -> isOfJson(check, column) && said.alters(column, "json"));
        if (!replaced && !ofJson && !isOfDropped(table, survivors.words(check.expression()))) {
            String name = check.name().orElse(table);
            add(table, name, "check", true, isDropped(check.name(), check.attributes()), lost(change));
        }
    }

    private boolean isOfJson(CheckConstraint check, String column) {
        return survivors.words(check.expression()).containsAll(Set.of("json_valid", column));
    }

    /** MariaDB compares a document as its bytes, and holds it to be one by a check. */
    private boolean isJsonNoMore(SchemaChange.ColumnChanged changed) {
        String column = NameRules.key(after.kind(), changed.before().name());
        return said.alters(column, "json")
                && diff.ofType(SchemaChange.CheckDropped.class).stream()
                        .anyMatch(dropped ->
                                survivors.same(dropped.table(), changed.table()) && isOfJson(dropped.check(), column));
    }

    private void lookAtForeignKey(SchemaChange.ForeignKeyDropped dropped, SchemaChange change) {
        ForeignKey key = dropped.key();
        boolean replaced = diff.ofType(SchemaChange.ForeignKeyAdded.class).stream()
                .anyMatch(added -> added.table().equals(dropped.table())
                        && added.key().columns().equals(key.columns()));
        boolean parentDropped = diff.ofType(SchemaChange.TableDropped.class).stream()
                .anyMatch(table -> survivors.same(table.table().name(), key.referencedTable())
                        && said.drops(key.referencedTable()));
        if (!replaced && !parentDropped && !isOfDropped(dropped.table(), survivors.keys(key.columns()))) {
            add(
                    dropped.table(),
                    key.name().orElse(dropped.table()),
                    "foreign key",
                    true,
                    isDropped(key.name(), key.attributes()),
                    lost(change));
        }
    }

    /** What went with a column that is dropped by name, another one of that name does not lose. */
    private boolean isMadeAnew(SchemaChange.ColumnChanged changed) {
        return intent.droppedColumns().entrySet().stream()
                .filter(table -> survivors.same(
                        intent.renamedTables().getOrDefault(table.getKey(), table.getKey()), changed.table()))
                .anyMatch(table ->
                        Names.contains(table.getValue(), changed.before().name()));
    }

    private void lookAtColumn(SchemaChange.ColumnChanged changed) {
        String column = changed.after().name();
        for (Difference difference : weaker(changed.differences())) {
            if (difference.attribute().equals("not null")
                            && !difference.before().equals("true")
                    || takesNumbersOtherwise(difference, changed.after())
                    || difference.attribute().equals(Attribute.INHERITED.words())
                    || difference.attribute().equals("collation") && isJsonNoMore(changed)) {
                continue;
            }
            add(
                    changed.table(),
                    changed.table() + "." + column,
                    difference.attribute(),
                    true,
                    said.alters(column, difference.attribute())
                            || isOfDefault(difference) && said.alters(column, "default")
                            || isOfRights(difference) && said.grants(column),
                    "column " + changed.table() + "." + column + ": " + difference);
        }
    }

    /** PostgreSQL's serial is a column with a default, and {@code DROP DEFAULT} takes its numbers away. */
    private static boolean isOfDefault(Difference difference) {
        return difference.attribute().equals(Attribute.AUTO_INCREMENT.words());
    }

    /** PostgreSQL's serial that became an identity, or the other way round. */
    private static boolean takesNumbersOtherwise(Difference difference, Column after) {
        return difference.attribute().equals(Attribute.AUTO_INCREMENT.words())
                        && after.attributes().has(Attribute.IDENTITY)
                || difference.attribute().equals(Attribute.IDENTITY.words())
                        && after.attributes().has(Attribute.AUTO_INCREMENT);
    }

    static boolean isOfRights(Difference difference) {
        return Set.of("comment", "privileges").contains(difference.attribute());
    }

    /** What was something and is nothing any more. */
    static List<Difference> weaker(List<Difference> differences) {
        return differences.stream()
                .filter(difference -> NOTHING.contains(difference.after()) && !NOTHING.contains(difference.before()))
                .toList();
    }

    private boolean isServed(String table, Indexed lost) {
        return after.table(table)
                .filter(there ->
                        there.servesAs(asComparedNow(table, lost)) || new WithoutCase(diff, there).refusesAllThat(lost))
                .isPresent();
    }

    /** SQLite's indexes compare as their columns do, and what these lost is told of them. */
    private Indexed asComparedNow(String table, Indexed lost) {
        List<IndexPart> parts =
                lost.parts().stream().map(part -> asComparedNow(table, part)).toList();
        return parts.equals(lost.parts())
                ? lost
                : new Index("", table, lost.unique(), parts, lost.predicate(), lost.attributes());
    }

    private IndexPart asComparedNow(String table, IndexPart part) {
        return diff.ofType(SchemaChange.ColumnChanged.class).stream()
                .filter(changed -> after.kind() == DatabaseKind.SQLITE && survivors.same(changed.table(), table))
                .filter(changed -> !part.expression()
                        && NameRules.key(after.kind(), changed.before().name())
                                .equals(NameRules.key(after.kind(), part.text()))
                        && changed.before().collation().equals(part.collation()))
                .findFirst()
                .map(changed -> new IndexPart(
                        changed.after().name(),
                        false,
                        part.order(),
                        changed.after().collation(),
                        part.attributes()))
                .orElse(part);
    }

    private boolean isOfDroppedColumns(String table, Indexed indexed) {
        Set<String> words = indexed.parts().stream()
                .flatMap(part -> part.expression()
                        ? survivors.words(part.text()).stream()
                        : Stream.of(NameRules.key(after.kind(), part.text())))
                .collect(Collectors.toSet());
        indexed.predicate().ifPresent(predicate -> words.addAll(survivors.words(predicate)));
        return isOfDropped(table, words);
    }

    private boolean isOfDropped(String table, Collection<String> columns) {
        return diff.ofType(SchemaChange.ColumnDropped.class).stream()
                .filter(dropped -> survivors.same(dropped.table(), table))
                .anyMatch(dropped -> columns.contains(
                        NameRules.key(after.kind(), dropped.column().name())));
    }

    private Set<String> columnsIn(String table, String expression) {
        Set<String> names = survivors.words(expression);
        Set<String> columns = after.table(table).stream()
                .flatMap(there -> there.columns().stream())
                .map(Column::name)
                .map(name -> NameRules.key(after.kind(), name))
                .collect(Collectors.toSet());
        names.retainAll(columns);
        return names;
    }

    static String lost(SchemaChange change) {
        return lostIn(change) + " is gone";
    }

    /** Its line without the sign in front. */
    static String lostIn(SchemaChange change) {
        return change.describe().substring(2);
    }

    private void add(String table, String object, String sort, boolean ofDefinition, boolean isSaid, String what) {
        boolean madeAnew = ofDefinition && Names.contains(intent.remade(), table);
        add(new SchemaLoss(table, object, sort, ofDefinition, isSaid || madeAnew, what));
    }

    private void add(SchemaLoss loss) {
        if (!losses.contains(loss)) {
            losses.add(loss);
        }
    }

    /** All that changed in the definition of a table, in as many sorts as there are intentions. */
    static Set<String> sortsOfChanges(SchemaDiff diff, String table, List<SchemaLoss> losses) {
        Set<String> sorts = losses.stream()
                .filter(loss -> loss.ofDefinition() && loss.table().equals(table))
                .map(SchemaLoss::sort)
                .collect(Collectors.toSet());
        diff.ofType(SchemaChange.OfTable.class).stream()
                .filter(change -> change.table().equals(table))
                .filter(change -> !(change instanceof SchemaChange.ColumnOrderChanged)
                        && !(change instanceof SchemaChange.ConstraintRenamed)
                        && !isOnlyLoss(change, losses))
                .forEach(change -> sorts.add(change.describe()));
        return sorts;
    }

    /** Whether it is the one thing that changed in a column that kept its name. */
    static boolean isAllOfItsColumn(SchemaDiff diff, SchemaLoss loss) {
        return diff.ofType(SchemaChange.ColumnChanged.class).stream()
                        .anyMatch(changed -> changed.differences().size() == 1 && isOf(changed, loss))
                && diff.ofType(SchemaChange.ColumnRenamed.class).stream()
                        .noneMatch(renamed -> loss.object().equals(renamed.table() + "." + renamed.to()));
    }

    private static boolean isOf(SchemaChange.ColumnChanged changed, SchemaLoss loss) {
        return loss.object().equals(changed.table() + "." + changed.after().name());
    }

    private static boolean isOnlyLoss(SchemaChange.OfTable change, List<SchemaLoss> losses) {
        if (change instanceof SchemaChange.ColumnChanged changed) {
            return changed.differences().size()
                    == losses.stream().filter(loss -> isOf(changed, loss)).count();
        }
        String what = change.describe().substring(2);
        return losses.stream().anyMatch(loss -> loss.what().startsWith(what));
    }
}
