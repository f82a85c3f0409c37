package io.github.migrationtest.schema.postgresql;

import static io.github.migrationtest.internal.sql.PostgresqlNames.quoted;

import io.github.migrationtest.schema.Attribute;
import io.github.migrationtest.schema.Attributes;
import io.github.migrationtest.schema.CheckConstraint;
import io.github.migrationtest.schema.Column;
import io.github.migrationtest.schema.ForeignKey;
import io.github.migrationtest.schema.ObjectType;
import io.github.migrationtest.schema.ReferentialAction;
import io.github.migrationtest.schema.SchemaObject;
import io.github.migrationtest.schema.SchemaSnapshot;
import io.github.migrationtest.schema.Table;
import io.github.migrationtest.schema.UniqueConstraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes the statements that make one table. */
final class TableScript {
    private final Table table;
    private final String name;
    private final List<SchemaObject> exclusions;
    private final ColumnScript columns;
    private final boolean partition;
    private final boolean inherits;

    TableScript(SchemaSnapshot schema, Table table) {
        this.table = table;
        name = QualifiedName.sql(table.name());
        exclusions = schema.objects(ObjectType.EXCLUSION_CONSTRAINT).stream()
                .filter(object -> object.table().equals(Optional.of(table.name())))
                .toList();
        columns = new ColumnScript(schema, table);
        partition = table.attributes().has(Attribute.PARTITION_OF);
        inherits = table.attributes().has(Attribute.INHERITS);
    }

    ScriptPart create() {
        Attributes attributes = table.attributes();
        List<String> parts = new ArrayList<>();
        boolean typed = attributes.has(Attribute.OF_TYPE);
        for (Column column : table.columns()) {
            if (!(inherits && column.attributes().has(Attribute.INHERITED))) {
                (typed ? columns.ofTyped(column) : Optional.of(columns.definition(column))).ifPresent(parts::add);
            }
        }
        parts.addAll(constraints());
        StringBuilder sql = new StringBuilder("create ");
        boolean foreign = attributes.has(Attribute.FOREIGN_SERVER);
        sql.append(attributes.has(Attribute.PERSISTENCE) ? "unlogged " : "")
                .append(foreign ? "foreign " : "")
                .append("table ")
                .append(name);
        attributes.get(Attribute.OF_TYPE).ifPresent(type -> sql.append(" of ").append(type));
        if (!parts.isEmpty() || !typed) {
            sql.append(
                    parts.isEmpty() ? " ()" : parts.stream().collect(Collectors.joining(",\n    ", " (\n    ", "\n)")));
        }
        attributes
                .get(Attribute.INHERITS)
                .ifPresent(parents -> sql.append(" inherits (").append(parents).append(')'));
        attributes.get(Attribute.PARTITIONED_BY).ifPresent(by -> sql.append(" partition by ")
                .append(by));
        attributes.get(Attribute.ACCESS_METHOD).ifPresent(method -> sql.append(" using ")
                .append(method));
        attributes.get(Attribute.STORAGE_OPTIONS).ifPresent(options -> sql.append(" with (")
                .append(OptionList.sql(options))
                .append(')'));
        attributes.get(Attribute.FOREIGN_SERVER).ifPresent(server -> sql.append(" server ")
                .append(quoted(server)));
        if (foreign) {
            attributes.get(Attribute.FOREIGN_OPTIONS).ifPresent(options -> sql.append(" options (")
                    .append(options)
                    .append(')'));
        }
        attributes.get(Attribute.TABLESPACE).ifPresent(space -> sql.append(" tablespace ")
                .append(quoted(space)));
        return new ScriptPart(table.name(), uses(), sql.toString());
    }

    private String uses() {
        StringBuilder uses = new StringBuilder();
        for (Column column : table.columns()) {
            uses.append(column.type()).append(' ');
            column.defaultValue().ifPresent(value -> uses.append(value).append(' '));
            column.generated()
                    .ifPresent(generated -> uses.append(generated.expression()).append(' '));
            columns.sequenceBefore(column).ifPresent(sequence -> uses.append(QualifiedName.sql(sequence.name()))
                    .append(' '));
        }
        table.checks().forEach(check -> uses.append(check.expression()).append(' '));
        for (Attribute attribute : List.of(Attribute.INHERITS, Attribute.OF_TYPE, Attribute.PARTITIONED_BY)) {
            table.attributes().get(attribute).ifPresent(text -> uses.append(text)
                    .append(' '));
        }
        return uses.toString();
    }

    private List<String> constraints() {
        List<String> constraints = new ArrayList<>();
        table.primaryKey()
                .filter(key -> isMade(key.attributes()))
                .ifPresent(
                        key -> constraints.add(KeyScript.named(key.name()) + KeyScript.definition("primary key", key)));
        List<String> others = new ArrayList<>();
        table.uniqueConstraints().stream()
                .filter(key -> isMade(key.attributes()) && !repeatsAnother(key))
                .forEach(key -> others.add(unique(key)));
        exclusions.stream()
                .filter(object -> isMade(object.attributes()))
                .forEach(object -> others.add(KeyScript.named(
                                object.attributes().has(Attribute.GENERATED_NAME)
                                        ? Optional.empty()
                                        : Optional.of(object.name()))
                        + object.get(Attribute.DEFINITION).orElse("")));
        table.checks().stream()
                .filter(check -> !check.attributes().has(Attribute.NOT_VALID) && isMadeInPartition(check.attributes()))
                .forEach(check -> others.add(check(check)));
        others.sort(null);
        constraints.addAll(others);
        return constraints;
    }

    private static String unique(UniqueConstraint key) {
        return KeyScript.named(key.name()) + KeyScript.definition("unique", key);
    }

    /** {@code CREATE TABLE} makes one key of two that are on the same columns; {@code ALTER TABLE} makes both. */
    private boolean repeatsAnother(UniqueConstraint key) {
        return table.primaryKey()
                        .filter(primary -> primary.parts().equals(key.parts()))
                        .isPresent()
                || table.uniqueConstraints().stream()
                                .filter(other -> other.parts().equals(key.parts()))
                                .count()
                        > 1;
    }

    /** What comes from a parent is made by it. */
    private static boolean isMade(Attributes attributes) {
        return !attributes.has(Attribute.INHERITED);
    }

    /** A table must have its parent's checks before it becomes a partition. */
    private boolean isMadeInPartition(Attributes attributes) {
        return partition || isMade(attributes);
    }

    private String check(CheckConstraint check) {
        Attributes attributes = check.attributes();
        Optional<String> given =
                attributes.has(Attribute.INHERITED) ? attributes.get(Attribute.GENERATED_NAME) : check.name();
        return KeyScript.named(given) + "check (" + check.expression() + ")"
                + (attributes.has(Attribute.NO_INHERIT) ? " no inherit" : "")
                + KeyScript.state(attributes);
    }

    /** Statements for when all tables are there: what {@code CREATE TABLE} does not take. */
    List<String> changes() {
        List<String> changes = new ArrayList<>();
        table.checks().stream()
                .filter(check -> check.attributes().has(Attribute.NOT_VALID) && isMadeInPartition(check.attributes()))
                .map(check -> "alter table " + name + " add " + check(check))
                .sorted()
                .forEach(changes::add);
        table.uniqueConstraints().stream()
                .filter(key -> isMade(key.attributes()) && repeatsAnother(key))
                .map(key -> "alter table " + name + " add " + unique(key))
                .sorted()
                .forEach(changes::add);
        table.columns().forEach(column -> changes.addAll(columns.changes(column)));
        table.attributes().get(Attribute.ROW_SECURITY).ifPresent(security -> {
            if (!security.startsWith("forced but")) {
                changes.add("alter table " + name + " enable row level security");
            }
            if (security.startsWith("forced")) {
                changes.add("alter table " + name + " force row level security");
            }
        });
        return changes;
    }

    Optional<String> attach() {
        return table.attributes().get(Attribute.PARTITION_OF).map(bounds -> {
            int end = endOfName(bounds);
            return "alter table " + bounds.substring(0, end) + " attach partition " + name + bounds.substring(end);
        });
    }

    private static int endOfName(String bounds) {
        int end = bounds.indexOf(" for values ");
        return end < 0 ? bounds.lastIndexOf(" default") : end;
    }

    /** Statements for when the indexes are there. */
    List<String> lastChanges() {
        List<String> changes = new ArrayList<>();
        table.attributes()
                .get(Attribute.REPLICA_IDENTITY)
                .ifPresent(identity -> changes.add("alter table " + name + " replica identity "
                        + (identity.startsWith("index ") ? "using " : "") + identity));
        table.keysAndIndexes().stream()
                .filter(index -> index.attributes().has(Attribute.CLUSTERED))
                .map(KeyScript::nameOf)
                .forEach(index -> changes.add("alter table " + name + " cluster on " + quoted(index)));
        return changes;
    }

    List<String> foreignKeys() {
        return table.foreignKeys().stream()
                .filter(key -> isMade(key.attributes()))
                .map(key -> "alter table " + name + " add " + foreignKey(key))
                .sorted()
                .toList();
    }

    private static String foreignKey(ForeignKey key) {
        Attributes attributes = key.attributes();
        boolean period = attributes.has(Attribute.PERIOD);
        return KeyScript.named(key.name())
                + "foreign key (" + columns(key.columns(), period) + ") references "
                + QualifiedName.sql(key.referencedTable()) + " (" + columns(key.referencedColumns(), period) + ")"
                + attributes
                        .get(Attribute.MATCH)
                        .map(match -> " match " + match)
                        .orElse("")
                + action(" on delete ", key.onDelete())
                + attributes
                        .get(Attribute.ON_DELETE_COLUMNS)
                        .map(some -> " (" + some + ")")
                        .orElse("")
                + action(" on update ", key.onUpdate())
                + KeyScript.state(attributes);
    }

    private static String columns(List<String> columns, boolean period) {
        List<String> texts =
                new ArrayList<>(columns.stream().map(column -> quoted(column)).toList());
        if (period) {
            int last = texts.size() - 1;
            texts.set(last, "period " + texts.get(last));
        }
        return String.join(", ", texts);
    }

    private static String action(String words, ReferentialAction action) {
        return action == ReferentialAction.NO_ACTION ? "" : words + action.sql();
    }

    void remarks(ScriptRemarks remarks) {
        boolean foreign = table.attributes().has(Attribute.FOREIGN_SERVER);
        remarks.of(foreign ? "foreign table" : "table", "table", name, table.attributes());
        for (Column column : table.columns()) {
            String of = name + "." + quoted(column.name());
            column.attributes().get(Attribute.COMMENT).ifPresent(text -> remarks.comment("column " + of, text));
            column.attributes()
                    .get(Attribute.PRIVILEGES)
                    .ifPresent(text -> remarks.grants(text, " (" + quoted(column.name()) + ")", "table " + name));
        }
        table.primaryKey().ifPresent(key -> constraint(remarks, key.name(), key.attributes()));
        table.uniqueConstraints().forEach(key -> constraint(remarks, key.name(), key.attributes()));
        table.checks().forEach(check -> constraint(remarks, check.name(), check.attributes()));
        table.foreignKeys().forEach(key -> constraint(remarks, key.name(), key.attributes()));
        exclusions.forEach(object -> constraint(remarks, Optional.of(object.name()), object.attributes()));
        table.indexes().forEach(index -> index.attributes()
                .get(Attribute.COMMENT)
                .ifPresent(text ->
                        remarks.comment("index " + KeyScript.schemaOf(table.name()) + quoted(index.name()), text)));
    }

    private void constraint(ScriptRemarks remarks, Optional<String> given, Attributes attributes) {
        attributes
                .get(Attribute.COMMENT)
                .ifPresent(text -> remarks.comment(
                        "constraint "
                                + quoted(given.or(() -> attributes.get(Attribute.GENERATED_NAME))
                                        .orElse(""))
                                + " on " + name,
                        text));
    }
}
