package io.github.migrationtest.schema;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** How the things of a schema are written in a line of text. */
final class Words {
    private static final int LONGEST_TEXT = 100;

    private Words() {}

    static String of(Table table) {
        String columns = table.columns().stream().map(Words::of).collect(Collectors.joining(", "));
        String indexes = table.indexes().stream().map(Index::name).collect(Collectors.joining(", "));
        return "table " + table.name() + " (" + columns + ")"
                + table.attributes().describe()
                + (indexes.isEmpty() ? "" : " with index " + indexes);
    }

    static String of(Column column) {
        return column.name()
                + (column.type().isEmpty() ? "" : " " + column.type())
                + (column.nullable() ? "" : " not null")
                + column.defaultValue().map(value -> " default " + cut(value)).orElse("")
                + column.generated().map(generated -> " " + of(generated)).orElse("")
                + column.collation().map(name -> " collate " + name).orElse("")
                + column.attributes().describe();
    }

    static String of(GeneratedColumn generated) {
        return "as (" + cut(generated.expression()) + ")" + (generated.stored() ? " stored" : " virtual");
    }

    static String of(PrimaryKey key) {
        return named(key.name()) + parts(key.parts()) + key.attributes().describe();
    }

    static String of(String table, UniqueConstraint constraint) {
        return "unique constraint " + named(constraint.name()) + "on " + table + " " + parts(constraint.parts())
                + constraint.attributes().describe();
    }

    static String of(String table, CheckConstraint check) {
        return "check " + named(check.name()) + "on " + table + " (" + cut(check.expression()) + ")"
                + check.attributes().describe();
    }

    static String of(UniqueConstraint constraint) {
        return named(constraint.name())
                + parts(constraint.parts())
                + constraint.attributes().describe();
    }

    static String of(String table, ForeignKey key) {
        return wayOf(table, key) + effectOf(key);
    }

    static String of(ForeignKey key) {
        return named(key.name()) + way(key) + effectOf(key);
    }

    static String wayOf(String table, ForeignKey key) {
        return "foreign key " + named(key.name()) + "on " + table + " " + way(key);
    }

    private static String way(ForeignKey key) {
        return list(key.columns()) + " to " + key.referencedTable() + " " + list(key.referencedColumns());
    }

    private static String effectOf(ForeignKey key) {
        return (key.onDelete() == ReferentialAction.NO_ACTION
                        ? ""
                        : " on delete " + key.onDelete().sql())
                + (key.onUpdate() == ReferentialAction.NO_ACTION
                        ? ""
                        : " on update " + key.onUpdate().sql())
                + key.attributes().describe();
    }

    static String of(Index index) {
        return "index " + index.name() + " on " + index.table() + " " + parts(index.parts())
                + (index.unique() ? " unique" : "")
                + index.predicate().map(predicate -> " where " + cut(predicate)).orElse("")
                + index.attributes().describe();
    }

    static String of(View view) {
        return "view " + view.name() + (view.columns().isEmpty() ? "" : " " + list(view.columns()))
                + view.attributes().describe() + ": " + cut(view.definition());
    }

    static String of(Trigger trigger) {
        return "trigger " + trigger.name() + " on " + trigger.table() + " " + whenOf(trigger)
                + trigger.attributes().describe() + ": " + cut(trigger.body());
    }

    static String whenOf(Trigger trigger) {
        return trigger.timing().sql() + " "
                + trigger.sortedEvents().stream().map(TriggerEvent::sql).collect(Collectors.joining(" or "))
                + (trigger.updateColumns().isEmpty() ? "" : " of " + String.join(", ", trigger.updateColumns()));
    }

    static String of(SchemaObject object) {
        return nameOf(object) + object.attributes().describe();
    }

    /** Such as {@code policy mine on notes}. */
    static String nameOf(SchemaObject object) {
        return object.type().words() + " " + object.name()
                + object.table().map(table -> " on " + table).orElse("");
    }

    static String parts(List<IndexPart> parts) {
        return "(" + parts.stream().map(Words::of).collect(Collectors.joining(", ")) + ")";
    }

    static String of(IndexPart part) {
        return cut(part.text())
                + part.collation().map(collation -> " collate " + collation).orElse("")
                + (part.order() == SortOrder.DESCENDING ? " desc" : "")
                + part.attributes().describe();
    }

    static String list(List<String> names) {
        return "(" + String.join(", ", names) + ")";
    }

    static String orNone(Optional<String> text) {
        return text.orElse("none");
    }

    static String was(String attribute, String before, String after) {
        return new Difference(attribute, before, after).toString();
    }

    static String join(List<Difference> differences) {
        return differences.stream().map(Difference::toString).collect(Collectors.joining("; "));
    }

    private static String named(Optional<String> name) {
        return name.map(given -> given + " ").orElse("");
    }

    static String cut(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + " ...";
    }
}
