package io.github.migrationtest.schema;

import io.github.migrationtest.internal.sql.CanonicalSql;
import io.github.migrationtest.internal.sql.Names;
import java.util.List;
import java.util.Optional;

/**
 * A table or a column gets another name in a schema, and everything that refers to it follows, as SQLite's {@code ALTER TABLE
 * ... RENAME} does it.
 *
 * @param table the table it is about, by its name before
 * @param column the column that is renamed; none if it is the table
 * @param to the new name
 */
record Renaming(String table, Optional<String> column, String to) {

    static Renaming ofTable(String from, String to) {
        return new Renaming(from, Optional.empty(), to);
    }

    static Renaming ofColumn(String table, String from, String to) {
        return new Renaming(table, Optional.of(from), to);
    }

    SchemaSnapshot in(SchemaSnapshot schema) {
        return new SchemaSnapshot(
                schema.kind(),
                schema.tables().stream().map(this::in).toList(),
                schema.views().stream()
                        .map(view -> new View(view.name(), view.columns(), text(view.definition())))
                        .toList(),
                schema.triggers().stream().map(this::in).toList());
    }

    private Table in(Table each) {
        boolean own = isTable(each.name());
        return new Table(
                tableName(each.name()),
                each.columns().stream().map(column -> own ? in(column) : column).toList(),
                each.primaryKey()
                        .map(key -> new PrimaryKey(
                                key.name(), parts(own, key.parts()), key.autoIncrement(), key.onConflict())),
                each.uniqueConstraints().stream()
                        .map(key -> new UniqueConstraint(key.name(), parts(own, key.parts()), key.onConflict()))
                        .toList(),
                each.checks().stream()
                        .map(check -> own ? new CheckConstraint(check.name(), text(check.expression())) : check)
                        .toList(),
                each.foreignKeys().stream().map(key -> in(own, key)).toList(),
                each.indexes().stream()
                        .map(index -> new Index(
                                index.name(),
                                tableName(index.table()),
                                index.unique(),
                                parts(own, index.parts()),
                                own ? index.predicate().map(this::text) : index.predicate()))
                        .toList(),
                each.options(),
                each.module());
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
                each.onNull());
    }

    private ForeignKey in(boolean own, ForeignKey key) {
        return new ForeignKey(
                key.name(),
                own ? columnNames(key.columns()) : key.columns(),
                tableName(key.referencedTable()),
                isTable(key.referencedTable()) ? columnNames(key.referencedColumns()) : key.referencedColumns(),
                key.onDelete(),
                key.onUpdate(),
                key.initiallyDeferred());
    }

    private Trigger in(Trigger trigger) {
        return withTexts(trigger, trigger.condition().map(this::text), text(trigger.body()));
    }

    /** The trigger on the renamed table with its texts as they were: dropped and made again, they may keep the old names. */
    Trigger leavingTexts(Trigger trigger) {
        return withTexts(trigger, trigger.condition(), trigger.body());
    }

    private Trigger withTexts(Trigger trigger, Optional<String> condition, String body) {
        return new Trigger(
                trigger.name(),
                tableName(trigger.table()),
                trigger.timing(),
                trigger.event(),
                isTable(trigger.table()) ? columnNames(trigger.updateColumns()) : trigger.updateColumns(),
                condition,
                body);
    }

    private List<IndexPart> parts(boolean own, List<IndexPart> parts) {
        return own
                ? parts.stream()
                        .map(part -> new IndexPart(
                                part.expression() ? text(part.text()) : columnName(part.text()),
                                part.expression(),
                                part.order(),
                                part.collation()))
                        .toList()
                : parts;
    }

    private boolean isTable(String name) {
        return Names.same(name, table);
    }

    private String tableName(String name) {
        return column.isEmpty() && isTable(name) ? to : name;
    }

    private String columnName(String name) {
        return column.isPresent() && Names.same(name, column.get()) ? to : name;
    }

    private List<String> columnNames(List<String> names) {
        return names.stream().map(this::columnName).toList();
    }

    private String text(String canonical) {
        return CanonicalSql.renamed(canonical, column.orElse(table), to);
    }
}
