package io.github.migrationtest.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * A schema of SQLite as somebody means it, to be written down in many spellings.
 *
 * @param tables the last one is referred to by nothing
 * @param views each of one table
 * @param triggers each on one table
 */
record RandomSchema(List<TableModel> tables, List<ViewModel> views, List<TriggerModel> triggers) {

    record ColumnModel(String name, String type, boolean notNull, String value, String collation) {}

    /** The first columns are used by keys, indexes and conditions, the last one is not. */
    record TableModel(
            String name,
            List<ColumnModel> columns,
            boolean autoIncrement,
            boolean strict,
            List<List<String>> uniques,
            List<CheckModel> checks,
            List<KeyModel> keys,
            List<IndexModel> indexes) {

        String free() {
            return columns.get(columns.size() - 1).name();
        }
    }

    record CheckModel(Optional<String> name, Condition condition) {}

    record KeyModel(String column, String parent, String parentColumn, String onDelete, boolean deferred) {}

    record IndexModel(
            String name, boolean unique, String column, boolean descending, boolean lower, Optional<Condition> where) {}

    record ViewModel(String name, String table, String column, Optional<Condition> where) {}

    record TriggerModel(String name, String table, String event, String column, Optional<Condition> when) {}

    /** Something that can be true of a column. */
    record Condition(String column, int form) {
        static final int FORMS = 6;

        String sql(String spelled) {
            return switch (form) {
                case 0 -> spelled + " is not null";
                case 1 -> spelled + " > 0";
                case 2 -> "(" + spelled + " <> 'It''s; \"so\" -- x')";
                case 3 -> spelled + " in (1, 'a')";
                case 4 -> "length(" + spelled + ") between 1 and 9";
                default -> "(" + spelled + " = -1 or case when " + spelled + " then 1 else 0 end)";
            };
        }
    }

    static RandomSchema of(Random random) {
        return new RandomSchemaMaker(random).make();
    }

    /** One spelling of many: case, quotes, blanks, comments. */
    String sql(Random random) {
        Spelling spelling = new Spelling(random);
        List<String> statements = new ArrayList<>();
        for (TableModel table : tables) {
            statements.add(sql(table, spelling));
            table.indexes().forEach(index -> statements.add(sql(table, index, spelling)));
        }
        views.forEach(view -> statements.add(sql(view, spelling)));
        triggers.forEach(trigger -> statements.add(sql(trigger, spelling)));
        return String.join(";\n", statements) + ";";
    }

    private static String sql(TableModel table, Spelling spelling) {
        List<String> parts = new ArrayList<>();
        List<String> constraints = new ArrayList<>();
        for (int i = 0; i < table.columns().size(); i++) {
            parts.add(sql(table, i, spelling));
        }
        table.uniques()
                .forEach(columns -> constraints.add(spelling.word("unique")
                        + columns.stream().map(spelling::name).collect(Collectors.joining(",", " (", ")"))));
        table.checks()
                .forEach(check -> constraints.add(check.name()
                                .map(name -> spelling.word("constraint ") + spelling.name(name) + " ")
                                .orElse("")
                        + spelling.word("check") + "(" + condition(check.condition(), "", spelling) + ")"));
        table.keys()
                .forEach(key -> constraints.add(spelling.word("foreign key") + "(" + spelling.name(key.column())
                        + ")" + spelling.word("references ") + spelling.name(key.parent()) + "("
                        + spelling.name(key.parentColumn()) + ") " + spelling.word("on delete " + key.onDelete())
                        + (key.deferred() ? spelling.word(" deferrable initially deferred") : "")));
        spelling.shuffle(constraints);
        parts.addAll(constraints);
        return spelling.word("create table ") + spelling.name(table.name()) + spelling.blank() + "("
                + String.join("," + spelling.blank(), parts) + ")" + (table.strict() ? spelling.word("strict") : "");
    }

    private static String sql(TableModel table, int position, Spelling spelling) {
        ColumnModel column = table.columns().get(position);
        List<String> parts = new ArrayList<>();
        if (position == 0) {
            parts.add(spelling.word("primary key" + (table.autoIncrement() ? " autoincrement" : "")));
        }
        if (column.notNull()) {
            parts.add(spelling.word("not null"));
        }
        if (!column.value().isEmpty()) {
            parts.add(spelling.word("default ") + spelling.bracketed(column.value()));
        }
        if (!column.collation().isEmpty()) {
            parts.add(spelling.word("collate " + column.collation()));
        }
        spelling.shuffle(parts);
        return spelling.name(column.name()) + " " + spelling.word(column.type()) + " "
                + String.join(spelling.blank(), parts);
    }

    private static String sql(TableModel table, IndexModel index, Spelling spelling) {
        String column = spelling.name(index.column());
        return spelling.word("create" + (index.unique() ? " unique" : "") + " index ") + spelling.name(index.name())
                + spelling.word(" on ") + spelling.name(table.name()) + "("
                + (index.lower() ? spelling.word("lower") + "(" + column + ")" : column)
                + spelling.word(index.descending() ? " desc" : spelling.maybe(" asc")) + ")"
                + index.where()
                        .map(where -> spelling.word(" where ") + condition(where, "", spelling))
                        .orElse("");
    }

    private static String sql(ViewModel view, Spelling spelling) {
        return spelling.word("create view ")
                + spelling.name(view.name())
                + spelling.word(" as select ")
                + spelling.name(view.column())
                + spelling.word(" from ")
                + spelling.name(view.table())
                + view.where()
                        .map(where -> spelling.word(" where ") + where.sql(spelling.name(where.column())))
                        .orElse("");
    }

    private static String sql(TriggerModel trigger, Spelling spelling) {
        return spelling.word("create trigger ") + spelling.name(trigger.name()) + spelling.word(" " + trigger.event())
                + spelling.word(" on ") + spelling.name(trigger.table())
                + spelling.word(spelling.maybe(" for each row"))
                + trigger.when()
                        .map(when -> spelling.word(" when ") + condition(when, "new.", spelling))
                        .orElse("")
                + spelling.word(" begin update ") + spelling.name(trigger.table()) + spelling.word(" set ")
                + spelling.name(trigger.column()) + " = 'x;'" + spelling.maybe(" ") + ";" + spelling.word("end");
    }

    private static String condition(Condition condition, String prefix, Spelling spelling) {
        return spelling.bracketed(condition.sql(prefix + spelling.name(condition.column())));
    }
}
