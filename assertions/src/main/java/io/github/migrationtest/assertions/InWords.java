package io.github.migrationtest.assertions;

import io.github.migrationtest.internal.sql.CanonicalSql;
import io.github.migrationtest.schema.CheckConstraint;
import io.github.migrationtest.schema.Column;
import io.github.migrationtest.schema.ForeignKey;
import io.github.migrationtest.schema.Index;
import io.github.migrationtest.schema.IndexPart;
import io.github.migrationtest.schema.Indexed;
import io.github.migrationtest.schema.PrimaryKey;
import io.github.migrationtest.schema.ReferentialAction;
import io.github.migrationtest.schema.SchemaSnapshot;
import io.github.migrationtest.schema.SortOrder;
import io.github.migrationtest.schema.Table;
import io.github.migrationtest.schema.TableOption;
import io.github.migrationtest.schema.UniqueConstraint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The things of one table, a line each, as a message lists them. */
final class InWords {
    private InWords() {}

    static String column(Column column) {
        return column.name()
                + (column.type().isEmpty() ? "" : " " + column.type())
                + (column.nullable() ? "" : " not null")
                + column.defaultValue().map(value -> " default " + value).orElse("")
                + column.generated()
                        .map(how -> " as (" + how.expression() + ")" + (how.stored() ? " stored" : " virtual"))
                        .orElse("")
                + column.collation().map(name -> " collate " + name).orElse("");
    }

    static String indexed(Indexed indexed) {
        if (indexed instanceof PrimaryKey key) {
            return "primary key " + named(key.name()) + "on " + parts(key.parts());
        }
        if (indexed instanceof UniqueConstraint constraint) {
            return "unique constraint " + named(constraint.name()) + "on " + parts(constraint.parts());
        }
        Index index = (Index) indexed;
        return (index.unique() ? "unique index " : "index ") + index.name() + " on " + parts(index.parts())
                + index.predicate().map(predicate -> " where " + predicate).orElse("");
    }

    static String foreignKey(ForeignKey key) {
        return named(key.name()) + "from " + names(key.columns()) + " to " + key.referencedTable() + " "
                + names(key.referencedColumns())
                + action(" on delete ", key.onDelete())
                + action(" on update ", key.onUpdate())
                + (key.initiallyDeferred() ? " initially deferred" : "");
    }

    static String check(CheckConstraint check) {
        return named(check.name()) + "(" + check.expression() + ")";
    }

    static String names(Collection<String> names) {
        return "(" + String.join(", ", names) + ")";
    }

    /** Every thing of a schema, one a line: what an IDE shows side by side. */
    static String schema(SchemaSnapshot schema) {
        List<String> lines = new ArrayList<>();
        schema.tables().forEach(table -> lines.addAll(table(table)));
        schema.views()
                .forEach(view -> lines.add("view " + view.name()
                        + (view.columns().isEmpty() ? "" : " " + names(view.columns())) + ": " + view.definition()));
        schema.triggers()
                .forEach(trigger -> lines.add("trigger " + trigger.name() + " on " + trigger.table() + " "
                        + trigger.timing().sql() + " " + trigger.event().sql()
                        + (trigger.updateColumns().isEmpty() ? "" : " of " + names(trigger.updateColumns()))
                        + trigger.condition().map(when -> " when " + when).orElse("") + ": " + trigger.body()));
        return String.join("\n", lines);
    }

    private static List<String> table(Table table) {
        List<String> lines = new ArrayList<>();
        String options = table.options().stream().map(TableOption::sql).sorted().collect(Collectors.joining(", "));
        lines.add("table " + table.name()
                + table.module().map(module -> " using " + module).orElse("")
                + (options.isEmpty() ? "" : " " + options));
        table.columns().forEach(column -> lines.add("  " + column(withFoldedType(column))));
        List<String> unordered = new ArrayList<>();
        table.keysAndIndexes().forEach(each -> unordered.add("  " + indexed(each)));
        table.checks().forEach(each -> unordered.add("  check " + check(each)));
        table.foreignKeys().forEach(each -> unordered.add("  foreign key " + foreignKey(each)));
        // Their order is no difference, and would be one to the eye.
        unordered.stream().sorted().forEach(lines::add);
        return lines;
    }

    /** {@code TEXT} and {@code text} are one, and an IDE would mark them. */
    private static Column withFoldedType(Column column) {
        return new Column(
                column.name(),
                CanonicalSql.lowerCase(column.type()),
                column.nullable(),
                column.defaultValue(),
                column.generated(),
                column.collation(),
                column.onNull());
    }

    private static String parts(List<IndexPart> parts) {
        return names(parts.stream()
                .map(part -> part.text()
                        + part.collation()
                                .map(collation -> " collate " + collation)
                                .orElse("")
                        + (part.order() == SortOrder.DESCENDING ? " desc" : ""))
                .toList());
    }

    private static String named(Optional<String> name) {
        return name.map(given -> given + " ").orElse("");
    }

    private static String action(String when, ReferentialAction action) {
        return action == ReferentialAction.NO_ACTION ? "" : when + action.sql();
    }
}
