package io.github.migrationtest.check;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.run.SaidDrops;
import io.github.migrationtest.internal.run.ScriptIntent;
import io.github.migrationtest.internal.sql.Names;
import io.github.migrationtest.internal.sql.SqlLexer;
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
import io.github.migrationtest.schema.ObjectType;
import io.github.migrationtest.schema.SchemaChange;
import io.github.migrationtest.schema.SchemaDiff;
import io.github.migrationtest.schema.SchemaObject;
import io.github.migrationtest.schema.SchemaSnapshot;
import io.github.migrationtest.schema.Trigger;
import io.github.migrationtest.schema.View;
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
    private final List<SchemaLoss> losses = new ArrayList<>();

    private SchemaLosses(SchemaDiff diff, SchemaSnapshot after, SaidDrops said, ScriptIntent intent) {
        this.diff = diff;
        this.after = after;
        this.said = said;
        this.intent = intent;
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
            lookBeyondTables(change);
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

    private void lookBeyondTables(SchemaChange change) {
        if (change instanceof SchemaChange.TriggerDropped dropped) {
            String table = nameAfter(dropped.trigger().table());
            if (isThere(table) || isViewThere(table)) {
                String name = dropped.trigger().name();
                add(table, name, "trigger", false, said.drops(name), lost(change));
            }
        } else if (change instanceof SchemaChange.TriggerChanged changed) {
            lookAtTrigger(changed);
        } else if (change instanceof SchemaChange.ViewDropped dropped) {
            String name = dropped.view().name();
            add(name, name, "view", false, said.drops(name), lost(change));
        } else if (change instanceof SchemaChange.ViewChanged changed
                && changed.after().attributes().has(Attribute.BROKEN)
                && !changed.before().attributes().has(Attribute.BROKEN)) {
            add(
                    changed.after().name(),
                    changed.after().name(),
                    "view",
                    false,
                    false,
                    "view " + changed.after().name() + " cannot be read any more: "
                            + changed.after().attributes().get(Attribute.BROKEN).orElse(""));
        } else if (change instanceof SchemaChange.ViewChanged changed) {
            lookAtView(changed);
        } else if (change instanceof SchemaChange.ObjectDropped dropped) {
            lookAtObject(dropped.object(), change);
        } else if (change instanceof SchemaChange.ObjectChanged changed) {
            weaker(changed.differences()).stream()
                    .filter(difference -> !isTypeOfNumbers(changed, difference))
                    .forEach(difference -> add(
                            changed.after().table().orElse(changed.after().name()),
                            changed.after().name(),
                            difference.attribute(),
                            false,
                            said.alters(changed.after().name()),
                            lostIn(change)));
        }
    }

    /** {@code DISABLE TRIGGER USER} for a moment, and nothing that ends it. */
    private void lookAtTrigger(SchemaChange.TriggerChanged changed) {
        String name = changed.after().name();
        if (isOff(changed.after()) && !isOff(changed.before())) {
            add(
                    nameAfter(changed.after().table()),
                    name,
                    "trigger",
                    false,
                    said.alters(name),
                    "trigger " + name + " on " + changed.after().table() + " is left disabled");
        }
    }

    private static boolean isOff(Trigger trigger) {
        return trigger.attributes()
                .get(Attribute.ENABLED)
                .filter("disabled"::equals)
                .isPresent();
    }

    /** A sequence keeps its type, which is only not worth telling any more where its column has become of the same. */
    private static boolean isTypeOfNumbers(SchemaChange.ObjectChanged changed, Difference difference) {
        return changed.after().type() == ObjectType.SEQUENCE
                && difference.attribute().equals(Attribute.TYPE.words());
    }

    private void lookAtIndex(Index index) {
        String table = nameAfter(index.table());
        if (!isThere(table) || isOfDroppedColumns(table, index) || isServed(table, index)) {
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
                .map(this::words)
                .flatMap(Set::stream)
                .collect(Collectors.toSet());
        Set<String> added = changed.after().stream()
                .flatMap(key -> keys(key.columns()).stream())
                .collect(Collectors.toSet());
        Set<String> before = keys(changed.before().orElseThrow().columns());
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
        if (!replaced && !ofJson && !isOfDropped(table, words(check.expression()))) {
            String name = check.name().orElse(table);
            add(table, name, "check", true, isDropped(check.name(), check.attributes()), lost(change));
        }
    }

    private boolean isOfJson(CheckConstraint check, String column) {
        return words(check.expression()).containsAll(Set.of("json_valid", column));
    }

    /** MariaDB compares a document as its bytes, and holds it to be one by a check. */
    private boolean isJsonNoMore(SchemaChange.ColumnChanged changed) {
        String column = NameRules.key(after.kind(), changed.before().name());
        return said.alters(column, "json")
                && diff.ofType(SchemaChange.CheckDropped.class).stream()
                        .anyMatch(
                                dropped -> same(dropped.table(), changed.table()) && isOfJson(dropped.check(), column));
    }

    private void lookAtForeignKey(SchemaChange.ForeignKeyDropped dropped, SchemaChange change) {
        ForeignKey key = dropped.key();
        boolean replaced = diff.ofType(SchemaChange.ForeignKeyAdded.class).stream()
                .anyMatch(added -> added.table().equals(dropped.table())
                        && added.key().columns().equals(key.columns()));
        boolean parentDropped = diff.ofType(SchemaChange.TableDropped.class).stream()
                .anyMatch(table ->
                        same(table.table().name(), key.referencedTable()) && said.drops(key.referencedTable()));
        if (!replaced && !parentDropped && !isOfDropped(dropped.table(), keys(key.columns()))) {
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
                .filter(table ->
                        same(intent.renamedTables().getOrDefault(table.getKey(), table.getKey()), changed.table()))
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

    /** A view is dropped to be made anew, which says nothing of its indexes, its comment and of who may read it. */
    private void lookAtView(SchemaChange.ViewChanged changed) {
        String name = changed.after().name();
        Set<String> named = words(changed.after().definition());
        named.addAll(keys(changed.after().columns()));
        changed.before().indexes().stream()
                .filter(index -> named.containsAll(keys(index.columns())))
                .filter(index -> changed.after().indexes().stream().noneMatch(there -> isAsGood(there, index)))
                .forEach(index -> add(
                        name, index.name(), "index", false, said.drops(index.name()), index.describe() + " is gone"));
        weaker(changed.differences()).stream()
                .filter(SchemaLosses::isOfRights)
                .forEach(difference -> add(
                        name,
                        name,
                        difference.attribute(),
                        false,
                        said.alters(name),
                        "view " + name + ": " + difference));
        changed.before().indexes().stream()
                .filter(index -> isLost(index, changed.after()))
                .forEach(index -> add(
                        name, index.name(), "index", false, said.drops(index.name()), index.describe() + " is gone"));
    }

    /** Whether a materialized view that is made anew could have an index of its rows, and has none. */
    private boolean isLost(Index index, View now) {
        return words(now.definition()).containsAll(keys(index.columns()))
                && now.indexes().stream()
                        .noneMatch(other -> other.parts().equals(index.parts()) && (other.unique() || !index.unique()));
    }

    private static boolean isAsGood(Index there, Index lost) {
        return there.parts().equals(lost.parts())
                && there.predicate().equals(lost.predicate())
                && (there.unique() || !lost.unique());
    }

    private static boolean isOfRights(Difference difference) {
        return Set.of("comment", "privileges").contains(difference.attribute());
    }

    /** What a sequence gives is told by the column that owns it, which may take its numbers from another one now. */
    private void lookAtObject(SchemaObject object, SchemaChange change) {
        boolean goesAlong = object.get(Attribute.OWNED_BY).isPresent()
                || object.table()
                        .map(this::nameAfter)
                        .filter(table -> !isThere(table) && !isViewThere(table))
                        .isPresent();
        if (!goesAlong) {
            add(
                    object.table().orElse(object.name()),
                    object.name(),
                    object.type().words(),
                    false,
                    said.drops(withoutArguments(object.name())),
                    lost(change));
        }
    }

    private static String withoutArguments(String routine) {
        int bracket = routine.indexOf('(');
        return bracket < 0 ? routine : routine.substring(0, bracket);
    }

    /** What was something and is nothing any more. */
    private static List<Difference> weaker(List<Difference> differences) {
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
                .filter(changed -> after.kind() == DatabaseKind.SQLITE && same(changed.table(), table))
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

    private boolean isThere(String table) {
        return after.table(table).isPresent();
    }

    private boolean isViewThere(String name) {
        return after.views().stream().anyMatch(view -> same(view.name(), name));
    }

    private boolean isOfDroppedColumns(String table, Indexed indexed) {
        Set<String> words = indexed.parts().stream()
                .flatMap(part -> part.expression()
                        ? words(part.text()).stream()
                        : Stream.of(NameRules.key(after.kind(), part.text())))
                .collect(Collectors.toSet());
        indexed.predicate().ifPresent(predicate -> words.addAll(words(predicate)));
        return isOfDropped(table, words);
    }

    private boolean isOfDropped(String table, Collection<String> columns) {
        return diff.ofType(SchemaChange.ColumnDropped.class).stream()
                .filter(dropped -> same(dropped.table(), table))
                .anyMatch(dropped -> columns.contains(
                        NameRules.key(after.kind(), dropped.column().name())));
    }

    private Set<String> columnsIn(String table, String expression) {
        Set<String> names = words(expression);
        Set<String> columns = after.table(table).stream()
                .flatMap(there -> there.columns().stream())
                .map(Column::name)
                .map(name -> NameRules.key(after.kind(), name))
                .collect(Collectors.toSet());
        names.retainAll(columns);
        return names;
    }

    private Set<String> words(String expression) {
        return SqlLexer.code(after.kind(), expression).stream()
                .map(token -> NameRules.key(after.kind(), token.name()))
                .collect(Collectors.toSet());
    }

    private Set<String> keys(List<String> columns) {
        return columns.stream().map(name -> NameRules.key(after.kind(), name)).collect(Collectors.toSet());
    }

    private boolean same(String one, String other) {
        return NameRules.tableKey(after.kind(), one).equals(NameRules.tableKey(after.kind(), other));
    }

    private String nameAfter(String table) {
        return diff.ofType(SchemaChange.TableRenamed.class).stream()
                .filter(renamed -> same(renamed.from(), table))
                .map(SchemaChange.TableRenamed::to)
                .findFirst()
                .orElse(table);
    }

    private static String lost(SchemaChange change) {
        return lostIn(change) + " is gone";
    }

    /** Its line without the sign in front. */
    private static String lostIn(SchemaChange change) {
        return change.describe().substring(2);
    }

    private void add(String table, String object, String sort, boolean ofDefinition, boolean isSaid, String what) {
        boolean madeAnew = ofDefinition && Names.contains(intent.remade(), table);
        SchemaLoss loss = new SchemaLoss(table, object, sort, ofDefinition, isSaid || madeAnew, what);
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
