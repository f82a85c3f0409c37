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

/** Makes schemas up. */
final class RandomSchemaMaker {
    private static final List<String> NAMES = List.of(
            "users", "order", "a b", "it's", "x\"y", "g`h", "u%_v", "ünï", "a.b", "[open", "close]", "名前", "_9",
            "begin");
    private static final List<String> TYPES = List.of("integer", "text", "real", "blob", "int");
    private static final List<String> LOOSE_TYPES =
            List.of("varchar(20)", "decimal(10, 2)", "double precision", "datetime", "unsigned big int");
    static final List<String> VALUES =
            List.of("", "1", "-1", "'it''s'", "('a' || 'b')", "current_timestamp", "x'0f'", "1.5e3");
    private static final List<String> ACTIONS = List.of("no action", "cascade", "set null", "set default", "restrict");
    private static final List<String> EVENTS =
            List.of("after insert", "before update", "after update of", "before insert");

    private final Random random;
    private int names;

    RandomSchemaMaker(Random random) {
        this.random = random;
    }

    RandomSchema make() {
        List<TableModel> tables = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            tables.add(table(tables));
        }
        List<ViewModel> views = new ArrayList<>();
        List<TriggerModel> triggers = new ArrayList<>();
        for (TableModel table : List.copyOf(tables)) {
            if (random.nextInt(3) == 0) {
                views.add(view(table));
            }
            if (random.nextInt(3) == 0) {
                triggers.add(trigger(table));
            }
        }
        tables.add(table(tables));
        return new RandomSchema(tables, views, triggers);
    }

    String name() {
        return pick(NAMES) + (names++ == 0 ? "" : names);
    }

    <T> T pick(List<T> things) {
        return things.get(random.nextInt(things.size()));
    }

    TableModel table(List<TableModel> parents) {
        List<ColumnModel> columns = new ArrayList<>();
        boolean strict = random.nextInt(4) == 0;
        columns.add(new ColumnModel(name(), "integer", false, "", ""));
        int count = 2 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            columns.add(column(strict));
        }
        columns.add(column(strict));
        List<List<String>> uniques = new ArrayList<>();
        List<CheckModel> checks = new ArrayList<>();
        List<KeyModel> keys = new ArrayList<>();
        List<IndexModel> indexes = new ArrayList<>();
        String used = columns.get(1).name();
        String other = columns.get(2).name();
        if (random.nextInt(3) == 0) {
            uniques.add(random.nextBoolean() ? List.of(used) : List.of(other, used));
        }
        if (random.nextInt(3) == 0) {
            checks.add(new CheckModel(random.nextBoolean() ? Optional.of(name()) : Optional.empty(), condition(used)));
        }
        if (random.nextBoolean() && !parents.isEmpty()) {
            TableModel parent = pick(parents);
            keys.add(new KeyModel(
                    other,
                    parent.name(),
                    parent.columns().get(random.nextInt(2)).name(),
                    pick(ACTIONS),
                    random.nextBoolean()));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            indexes.add(index(random.nextBoolean() ? used : other));
        }
        return new TableModel(name(), columns, random.nextInt(4) == 0, strict, uniques, checks, keys, indexes);
    }

    ColumnModel column(boolean strict) {
        return new ColumnModel(
                name(),
                pick(strict || random.nextBoolean() ? TYPES : LOOSE_TYPES),
                random.nextInt(3) == 0,
                pick(VALUES),
                random.nextInt(4) == 0 ? "nocase" : "");
    }

    Condition condition(String column) {
        return new Condition(column, random.nextInt(Condition.FORMS));
    }

    Optional<Condition> maybeCondition(String column) {
        return random.nextBoolean() ? Optional.of(condition(column)) : Optional.empty();
    }

    IndexModel index(String column) {
        return new IndexModel(
                name(),
                random.nextBoolean(),
                column,
                random.nextInt(3) == 0,
                random.nextInt(3) == 0,
                maybeCondition(column));
    }

    ViewModel view(TableModel table) {
        String column = table.columns().get(1).name();
        return new ViewModel(name(), table.name(), column, maybeCondition(column));
    }

    TriggerModel trigger(TableModel table) {
        String column = table.columns().get(1).name();
        String event = pick(EVENTS);
        return new TriggerModel(name(), table.name(), event.replace(" of", ""), column, maybeCondition(column));
    }

    static String otherThan(String value, List<String> values) {
        return values.get((values.indexOf(value) + 1) % values.size());
    }

    static String otherAction(String action) {
        return otherThan(action, ACTIONS);
    }
}
