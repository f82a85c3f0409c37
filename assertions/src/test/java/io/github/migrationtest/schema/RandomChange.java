package io.github.migrationtest.schema;

import io.github.migrationtest.schema.RandomSchema.CheckModel;
import io.github.migrationtest.schema.RandomSchema.ColumnModel;
import io.github.migrationtest.schema.RandomSchema.Condition;
import io.github.migrationtest.schema.RandomSchema.IndexModel;
import io.github.migrationtest.schema.RandomSchema.KeyModel;
import io.github.migrationtest.schema.RandomSchema.TableModel;
import io.github.migrationtest.schema.RandomSchema.TriggerModel;
import io.github.migrationtest.schema.RandomSchema.ViewModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * One change of a schema, and what a diff must call it.
 *
 * @param schema with the change
 * @param type what is found, once and with nothing else
 */
record RandomChange(RandomSchema schema, Class<? extends SchemaChange> type) {

    static RandomChange of(RandomSchema schema, Random random) {
        RandomChange change = null;
        while (change == null) {
            change = new Maker(schema, random).tryOne().orElse(null);
        }
        return change;
    }

    private static final class Maker {
        private final RandomSchema schema;
        private final Random random;
        private final RandomSchemaMaker maker;
        private final TableModel table;

        Maker(RandomSchema schema, Random random) {
            this.schema = schema;
            this.random = random;
            maker = new RandomSchemaMaker(random);
            table = maker.pick(schema.tables());
        }

        /** None where the schema has nothing of the sort. */
        Optional<RandomChange> tryOne() {
            return switch (random.nextInt(21)) {
                case 0 ->
                    columns(SchemaChange.ColumnAdded.class, columns -> {
                        columns.add(named("added column"));
                        return columns;
                    });
                case 1 -> columns(SchemaChange.ColumnDropped.class, columns -> columns.subList(0, columns.size() - 1));
                case 2 ->
                    free(
                            SchemaChange.ColumnRenamed.class,
                            c -> new ColumnModel("renamed column", c.type(), c.notNull(), c.value(), c.collation()));
                case 3 ->
                    free(
                            SchemaChange.ColumnChanged.class,
                            c -> new ColumnModel(c.name(), c.type(), !c.notNull(), c.value(), c.collation()));
                case 4 ->
                    free(
                            SchemaChange.ColumnChanged.class,
                            c -> new ColumnModel(
                                    c.name(),
                                    c.type(),
                                    c.notNull(),
                                    RandomSchemaMaker.otherThan(c.value(), RandomSchemaMaker.VALUES),
                                    c.collation()));
                case 5 ->
                    free(
                            SchemaChange.ColumnChanged.class,
                            c -> new ColumnModel(
                                    c.name(),
                                    c.type().equals("text") ? "int" : "text",
                                    c.notNull(),
                                    c.value(),
                                    c.collation()));
                case 6 ->
                    free(
                            SchemaChange.ColumnChanged.class,
                            c -> new ColumnModel(
                                    c.name(),
                                    c.type(),
                                    c.notNull(),
                                    c.value(),
                                    c.collation().isEmpty() ? "rtrim" : ""));
                case 7 ->
                    indexes(SchemaChange.IndexAdded.class, indexes -> {
                        indexes.add(new IndexModel("added index", false, table.free(), true, false, Optional.empty()));
                        return indexes;
                    });
                case 8 -> oneIndex(SchemaChange.IndexDropped.class, index -> null);
                case 9 ->
                    oneIndex(
                            SchemaChange.IndexRenamed.class,
                            i -> new IndexModel(
                                    "renamed index", i.unique(), i.column(), i.descending(), i.lower(), i.where()));
                case 10 ->
                    oneIndex(
                            SchemaChange.IndexChanged.class,
                            i -> random.nextBoolean()
                                    ? new IndexModel(
                                            i.name(), !i.unique(), i.column(), i.descending(), i.lower(), i.where())
                                    : new IndexModel(
                                            i.name(), i.unique(), i.column(), !i.descending(), i.lower(), i.where()));
                case 11 ->
                    oneIndex(
                            SchemaChange.IndexChanged.class,
                            i -> new IndexModel(
                                    i.name(),
                                    i.unique(),
                                    i.column(),
                                    i.descending(),
                                    i.lower(),
                                    other(i.column(), i.where())));
                case 12 ->
                    changed(
                            SchemaChange.UniqueConstraintAdded.class,
                            t -> new TableModel(
                                    t.name(),
                                    t.columns(),
                                    t.autoIncrement(),
                                    t.strict(),
                                    with(t.uniques(), List.of(t.free())),
                                    t.checks(),
                                    t.keys(),
                                    t.indexes()));
                case 13 ->
                    changed(
                            SchemaChange.CheckAdded.class,
                            t -> new TableModel(
                                    t.name(),
                                    t.columns(),
                                    t.autoIncrement(),
                                    t.strict(),
                                    t.uniques(),
                                    with(t.checks(), new CheckModel(Optional.empty(), maker.condition(t.free()))),
                                    t.keys(),
                                    t.indexes()));
                case 14 ->
                    changed(
                            SchemaChange.ForeignKeyAdded.class,
                            t -> new TableModel(
                                    t.name(),
                                    t.columns(),
                                    t.autoIncrement(),
                                    t.strict(),
                                    t.uniques(),
                                    t.checks(),
                                    with(t.keys(), new KeyModel(t.free(), "nobody", "no column", "cascade", false)),
                                    t.indexes()));
                case 15 ->
                    table.keys().isEmpty()
                            ? Optional.empty()
                            : changed(SchemaChange.ForeignKeyChanged.class, t -> {
                                KeyModel key = t.keys().get(0);
                                KeyModel now = random.nextBoolean()
                                        ? new KeyModel(
                                                key.column(),
                                                key.parent(),
                                                key.parentColumn(),
                                                RandomSchemaMaker.otherAction(key.onDelete()),
                                                key.deferred())
                                        : new KeyModel(
                                                key.column(),
                                                key.parent(),
                                                key.parentColumn(),
                                                key.onDelete(),
                                                !key.deferred());
                                return new TableModel(
                                        t.name(),
                                        t.columns(),
                                        t.autoIncrement(),
                                        t.strict(),
                                        t.uniques(),
                                        t.checks(),
                                        List.of(now),
                                        t.indexes());
                            });
                case 16 ->
                    changed(
                            SchemaChange.PrimaryKeyChanged.class,
                            t -> new TableModel(
                                    t.name(),
                                    t.columns(),
                                    !t.autoIncrement(),
                                    t.strict(),
                                    t.uniques(),
                                    t.checks(),
                                    t.keys(),
                                    t.indexes()));
                case 17 ->
                    changed(
                            SchemaChange.TableChanged.class,
                            t -> t.columns().stream()
                                            .anyMatch(column -> column.type().contains("(")
                                                    || column.type().contains(" ")
                                                    || column.type().equals("datetime"))
                                    ? null
                                    : new TableModel(
                                            t.name(),
                                            t.columns(),
                                            t.autoIncrement(),
                                            !t.strict(),
                                            t.uniques(),
                                            t.checks(),
                                            t.keys(),
                                            t.indexes()));
                case 18 -> tables(random.nextInt(3));
                case 19 -> views();
                default -> triggers();
            };
        }

        private ColumnModel named(String name) {
            return new ColumnModel(name, "integer", random.nextBoolean(), "7", "");
        }

        private Optional<Condition> other(String column, Optional<Condition> where) {
            return where.isPresent()
                    ? Optional.of(new Condition(column, (where.get().form() + 1) % Condition.FORMS))
                    : Optional.of(maker.condition(column));
        }

        private Optional<RandomChange> free(Class<? extends SchemaChange> type, UnaryOperator<ColumnModel> change) {
            return columns(type, columns -> {
                columns.set(columns.size() - 1, change.apply(columns.get(columns.size() - 1)));
                return columns;
            });
        }

        private Optional<RandomChange> columns(
                Class<? extends SchemaChange> type, UnaryOperator<List<ColumnModel>> change) {
            return changed(
                    type,
                    t -> new TableModel(
                            t.name(),
                            change.apply(new ArrayList<>(t.columns())),
                            t.autoIncrement(),
                            t.strict(),
                            t.uniques(),
                            t.checks(),
                            t.keys(),
                            t.indexes()));
        }

        private Optional<RandomChange> indexes(
                Class<? extends SchemaChange> type, UnaryOperator<List<IndexModel>> change) {
            return changed(
                    type,
                    t -> new TableModel(
                            t.name(),
                            t.columns(),
                            t.autoIncrement(),
                            t.strict(),
                            t.uniques(),
                            t.checks(),
                            t.keys(),
                            change.apply(new ArrayList<>(t.indexes()))));
        }

        private Optional<RandomChange> oneIndex(Class<? extends SchemaChange> type, UnaryOperator<IndexModel> change) {
            return table.indexes().isEmpty()
                    ? Optional.empty()
                    : indexes(type, indexes -> {
                        IndexModel now = change.apply(indexes.get(0));
                        if (now == null) {
                            indexes.remove(0);
                        } else {
                            indexes.set(0, now);
                        }
                        return indexes;
                    });
        }

        private Optional<RandomChange> changed(Class<? extends SchemaChange> type, UnaryOperator<TableModel> change) {
            TableModel now = change.apply(table);
            return now == null
                    ? Optional.empty()
                    : Optional.of(new RandomChange(
                            new RandomSchema(
                                    schema.tables().stream()
                                            .map(each -> each.equals(table) ? now : each)
                                            .toList(),
                                    schema.views(),
                                    schema.triggers()),
                            type));
        }

        private Optional<RandomChange> tables(int sort) {
            List<TableModel> tables = new ArrayList<>(schema.tables());
            int last = tables.size() - 1;
            TableModel alone = tables.get(last);
            if (sort == 0) {
                tables.add(new TableModel(
                        "added table", List.of(named("c")), false, false, List.of(), List.of(), List.of(), List.of()));
            } else if (sort == 1) {
                tables.remove(last);
            } else {
                tables.set(
                        last,
                        new TableModel(
                                "renamed table",
                                alone.columns(),
                                alone.autoIncrement(),
                                alone.strict(),
                                alone.uniques(),
                                alone.checks(),
                                alone.keys(),
                                alone.indexes()));
            }
            return Optional.of(new RandomChange(
                    new RandomSchema(tables, schema.views(), schema.triggers()),
                    List.of(
                                    SchemaChange.TableAdded.class,
                                    SchemaChange.TableDropped.class,
                                    SchemaChange.TableRenamed.class)
                            .get(sort)));
        }

        private Optional<RandomChange> views() {
            List<ViewModel> views = new ArrayList<>(schema.views());
            Class<? extends SchemaChange> type = SchemaChange.ViewAdded.class;
            if (views.isEmpty()) {
                views.add(maker.view(table));
            } else if (random.nextBoolean()) {
                views.remove(0);
                type = SchemaChange.ViewDropped.class;
            } else {
                ViewModel view = views.get(0);
                views.set(
                        0, new ViewModel(view.name(), view.table(), view.column(), other(view.column(), view.where())));
                type = SchemaChange.ViewChanged.class;
            }
            return Optional.of(new RandomChange(new RandomSchema(schema.tables(), views, schema.triggers()), type));
        }

        private Optional<RandomChange> triggers() {
            List<TriggerModel> triggers = new ArrayList<>(schema.triggers());
            Class<? extends SchemaChange> type = SchemaChange.TriggerAdded.class;
            if (triggers.isEmpty()) {
                triggers.add(maker.trigger(table));
            } else if (random.nextBoolean()) {
                triggers.remove(0);
                type = SchemaChange.TriggerDropped.class;
            } else {
                TriggerModel trigger = triggers.get(0);
                triggers.set(
                        0,
                        new TriggerModel(
                                trigger.name(),
                                trigger.table(),
                                trigger.event(),
                                trigger.column(),
                                other(trigger.column(), trigger.when())));
                type = SchemaChange.TriggerChanged.class;
            }
            return Optional.of(new RandomChange(new RandomSchema(schema.tables(), schema.views(), triggers), type));
        }

        private static <T> List<T> with(List<T> things, T another) {
            List<T> all = new ArrayList<>(things);
            all.add(another);
            return all;
        }
    }
}
