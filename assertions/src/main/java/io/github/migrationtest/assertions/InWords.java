package io.github.migrationtest.assertions;

import io.github.migrationtest.internal.sql.CanonicalSql;
import io.github.migrationtest.schema.CheckConstraint;
import io.github.migrationtest.schema.Column;
import io.github.migrationtest.schema.SchemaSnapshot;
import io.github.migrationtest.schema.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What the things of a schema do not say of themselves. */
final class InWords {
    private InWords() {}

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
        schema.views().forEach(view -> lines.add(view.describe()));
        schema.triggers().forEach(trigger -> lines.add(trigger.describe()));
        schema.objects().forEach(object -> lines.add(object.describe()));
        return String.join("\n", lines);
    }

    private static List<String> table(Table table) {
        List<String> lines = new ArrayList<>();
        lines.add("table " + table.name() + table.attributes().describe());
        table.columns()
                .forEach(column -> lines.add("  " + withFoldedType(column).describe()));
        List<String> unordered = new ArrayList<>();
        table.keysAndIndexes().forEach(each -> unordered.add("  " + each.describe()));
        table.checks().forEach(each -> unordered.add("  check " + check(each)));
        table.foreignKeys().forEach(each -> unordered.add("  " + each.describe()));
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
                column.attributes());
    }

    private static String named(Optional<String> name) {
        return name.map(given -> given + " ").orElse("");
    }
}
