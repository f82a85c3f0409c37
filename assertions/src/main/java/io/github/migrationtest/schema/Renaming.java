package io.github.migrationtest.schema;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.CanonicalSql;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A table or a column gets another name in a schema, and everything that refers to it follows, as SQLite's {@code ALTER TABLE
 * ... RENAME} does it.
 *
 * @param kind the engine
 * @param table the table it is about, by its name before
 * @param column the column that is renamed; none if it is the table
 * @param to the new name
 */
record Renaming(DatabaseKind kind, String table, Optional<String> column, String to) {

    static Renaming ofTable(DatabaseKind kind, String from, String to) {
        return new Renaming(kind, from, Optional.empty(), to);
    }

    static Renaming ofColumn(DatabaseKind kind, String table, String from, String to) {
        return new Renaming(kind, table, Optional.of(from), to);
    }

    /**
     * The tables of a schema with everything renamed, each looked at once; what refers to them elsewhere may follow or not. No
     * new name is an old one.
     */
    static SchemaSnapshot allIn(SchemaSnapshot schema, List<Renaming> renamings) {
        if (renamings.isEmpty()) {
            return schema;
        }
        Map<String, List<Renaming>> byTable = new HashMap<>();
        for (Renaming renaming : renamings) {
            byTable.computeIfAbsent(NameRules.tableKey(schema.kind(), renaming.table()), key -> new ArrayList<>())
                    .add(renaming);
        }
        List<Table> tables = new ArrayList<>();
        for (Table table : schema.tables()) {
            Set<Renaming> concerned = new LinkedHashSet<>();
            concerned.addAll(byTable.getOrDefault(NameRules.tableKey(schema.kind(), table.name()), List.of()));
            for (ForeignKey key : table.foreignKeys()) {
                concerned.addAll(
                        byTable.getOrDefault(NameRules.tableKey(schema.kind(), key.referencedTable()), List.of()));
            }
            Table renamed = table;
            for (Renaming renaming : table.attributes().holdNames() ? renamings : concerned) {
                renamed = renaming.in(renamed);
            }
            tables.add(renamed);
        }
        return new SchemaSnapshot(schema.kind(), tables, schema.views(), schema.triggers(), schema.objects());
    }

    private Table in(Table each) {
        boolean own = isTable(each.name());
        return new Table(
                tableName(each.name()),
                each.columns().stream().map(column -> own ? in(column) : column).toList(),
                each.primaryKey()
                        .map(key ->
                                new PrimaryKey(key.name(), parts(own, key.parts()), attributes(own, key.attributes()))),
                each.uniqueConstraints().stream()
                        .map(key -> new UniqueConstraint(
                                key.name(), parts(own, key.parts()), attributes(own, key.attributes())))
                        .toList(),
                each.checks().stream()
                        .map(check -> own
                                ? new CheckConstraint(
                                        check.name(), text(check.expression()), attributes(true, check.attributes()))
                                : check)
                        .toList(),
                each.foreignKeys().stream().map(key -> in(own, key)).toList(),
                each.indexes().stream().map(index -> in(own, index)).toList(),
                attributes(true, each.attributes()));
    }

    private Column in(Column each) {
        return new Column(
                columnName(each.name()),
                each.type(),
                each.nullable(),
                each.defaultValue(),
                each.generated()
                        .map(generated -> new GeneratedColumn(text(generated.expression()), generated.stored())),
                each.collation(),
                attributes(true, each.attributes()));
    }

    private Index in(boolean own, Index index) {
        return new Index(
                index.name(),
                tableName(index.table()),
                index.unique(),
                parts(own, index.parts()),
                own ? index.predicate().map(this::text) : index.predicate(),
                attributes(own, index.attributes()));
    }

    View in(View view) {
        return new View(
                view.name(),
                view.columns(),
                text(view.definition()),
                view.indexes().stream()
                        .map(index -> in(isTable(index.table()), index))
                        .toList(),
                attributes(true, view.attributes()));
    }

    SchemaObject in(SchemaObject object) {
        return new SchemaObject(
                object.type(),
                object.name(),
                object.table().map(this::tableName),
                attributes(true, object.attributes()));
    }

    private ForeignKey in(boolean own, ForeignKey key) {
        return new ForeignKey(
                key.name(),
                own ? columnNames(key.columns()) : key.columns(),
                tableName(key.referencedTable()),
                isTable(key.referencedTable()) ? columnNames(key.referencedColumns()) : key.referencedColumns(),
                key.onDelete(),
                key.onUpdate(),
                attributes(own, key.attributes()));
    }

    Trigger in(Trigger trigger) {
        return withTexts(trigger, trigger.condition().map(this::text), text(trigger.body()));
    }

    /** The trigger on the renamed table with its texts as they were: dropped and made again, they may keep the old names. */
    Trigger leavingTexts(Trigger trigger) {
        return withTexts(trigger, trigger.condition(), trigger.body());
    }

    /** The object of the renamed table with its texts as they were. */
    SchemaObject leavingTexts(SchemaObject object) {
        return new SchemaObject(object.type(), object.name(), object.table().map(this::tableName), object.attributes());
    }

    private Trigger withTexts(Trigger trigger, Optional<String> condition, String body) {
        return new Trigger(
                trigger.name(),
                tableName(trigger.table()),
                trigger.timing(),
                trigger.events(),
                isTable(trigger.table()) ? columnNames(trigger.updateColumns()) : trigger.updateColumns(),
                condition,
                body,
                trigger.attributes());
    }

    private List<IndexPart> parts(boolean own, List<IndexPart> parts) {
        return own
                ? parts.stream()
                        .map(part -> new IndexPart(
                                part.expression() ? text(part.text()) : columnName(part.text()),
                                part.expression(),
                                part.order(),
                                part.collation(),
                                part.attributes()))
                        .toList()
                : parts;
    }

    private boolean isTable(String name) {
        return NameRules.tableKey(kind, name).equals(NameRules.tableKey(kind, table));
    }

    private String tableName(String name) {
        return column.isEmpty() && isTable(name) ? to : name;
    }

    private String columnName(String name) {
        return column.isPresent() && NameRules.key(kind, name).equals(NameRules.key(kind, column.get())) ? to : name;
    }

    private List<String> columnNames(List<String> names) {
        return names.stream().map(this::columnName).toList();
    }

    private Attributes attributes(boolean own, Attributes attributes) {
        return own ? attributes.withNames(this::text) : attributes;
    }

    private String text(String canonical) {
        if (!mayHold(canonical, column.orElse(table))) {
            return canonical;
        }
        return CanonicalSql.renamed(kind, canonical, column.orElse(table), to);
    }

    /** Most texts know nothing of the name, and need not be cut into tokens. */
    private static boolean mayHold(String text, String name) {
        boolean isSpelledAsItIs = name.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_');
        return !isSpelledAsItIs || text.toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT));
    }
}
