package io.github.migrationtest.schema.mysql;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.MysqlSql;
import io.github.migrationtest.schema.Attribute;
import io.github.migrationtest.schema.Attributes;
import io.github.migrationtest.schema.CheckConstraint;
import io.github.migrationtest.schema.ForeignKey;
import io.github.migrationtest.schema.Index;
import io.github.migrationtest.schema.IndexPart;
import io.github.migrationtest.schema.ReferentialAction;
import io.github.migrationtest.schema.SortOrder;
import io.github.migrationtest.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The statements that make a table: a column, a key or a constraint a line; its foreign keys are added later. */
final class TableScript {
    private final Table table;
    private final Attributes attributes;

    private TableScript(Table table) {
        this.table = table;
        attributes = table.attributes();
    }

    static String of(Table table) {
        return new TableScript(table).statement();
    }

    /** The statement that adds its foreign keys; none if it has none. */
    static Optional<String> foreignKeysOf(Table table, Predicate<String> isTable) {
        if (table.foreignKeys().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of("alter table " + MysqlSql.name(table.name())
                + table.foreignKeys().stream()
                        .map(key -> foreignKey(key, isTable))
                        .sorted()
                        .collect(Collectors.joining(",\n    add ", "\n    add ", ";")));
    }

    private String statement() {
        List<String> lines = new ArrayList<>();
        table.columns().forEach(column -> lines.add(ColumnScript.of(column)));
        table.primaryKey().ifPresent(key -> lines.add("primary key " + parts(key.parts())));
        // Their order is no difference.
        lines.addAll(table.indexes().stream().map(this::index).sorted().toList());
        lines.addAll(table.checks().stream().map(TableScript::check).sorted().toList());
        return attributes
                        .get(Attribute.UNREADABLE)
                        .map(what -> "-- not shown of this table: " + what + "\n")
                        .orElse("")
                + "create table " + MysqlSql.name(table.name())
                + lines.stream().collect(Collectors.joining(",\n    ", " (\n    ", "\n)")) + options() + partitions()
                + ";";
    }

    private String options() {
        List<String> options = new ArrayList<>();
        attributes.get(Attribute.ENGINE).ifPresent(engine -> options.add("engine=" + engine));
        attributes.get(Attribute.COLLATION).ifPresent(collation -> options.add("collate=" + collation));
        attributes.get(Attribute.ROW_FORMAT).ifPresent(format -> options.add("row_format=" + format));
        attributes.get(Attribute.STORAGE_OPTIONS).ifPresent(options::add);
        attributes.get(Attribute.COMMENT).ifPresent(text -> options.add("comment=" + MysqlSql.text(text)));
        return (options.isEmpty() ? "" : " " + String.join(", ", options))
                + (attributes.has(Attribute.SYSTEM_VERSIONING) ? " with system versioning" : "");
    }

    private String partitions() {
        return attributes
                        .get(Attribute.PARTITIONED_BY)
                        .map(by -> "\npartition by " + by)
                        .orElse("")
                + attributes
                        .get(Attribute.PARTITIONS)
                        .map(parts -> " (" + parts + ")")
                        .orElse("");
    }

    private String index(Index index) {
        String method = index.attributes().get(Attribute.METHOD).orElse("btree");
        boolean special = Set.of("fulltext", "spatial").contains(method);
        boolean named = !index.attributes().has(Attribute.GENERATED_NAME);
        return (index.unique() ? "unique " : special ? method + " " : "") + "key "
                + (named ? MysqlSql.name(index.name()) + " " : "") + parts(index.parts())
                + (special || method.equals("btree") && !isHashedByDefault() ? "" : " using " + method)
                + index.attributes()
                        .get(Attribute.PARSER)
                        .map(parser -> " with parser " + MysqlSql.name(parser))
                        .orElse("")
                + ColumnScript.comment(index.attributes())
                + (index.attributes().has(Attribute.INVISIBLE) ? invisible() : "");
    }

    private boolean isHashedByDefault() {
        return attributes
                .get(Attribute.ENGINE)
                .orElse("")
                .toLowerCase(Locale.ROOT)
                .equals("memory");
    }

    private String invisible() {
        return attributes.kind() == DatabaseKind.MARIADB ? " ignored" : " invisible";
    }

    private static String parts(List<IndexPart> parts) {
        return parts.stream().map(TableScript::part).collect(Collectors.joining(", ", "(", ")"));
    }

    private static String part(IndexPart part) {
        String text = part.expression() ? "(" + part.text() + ")" : MysqlSql.name(part.text());
        return text
                + part.attributes()
                        .get(Attribute.PREFIX_LENGTH)
                        .map(length -> "(" + length + ")")
                        .orElse("")
                + (part.order() == SortOrder.DESCENDING ? " desc" : "");
    }

    private static String check(CheckConstraint check) {
        return constraint(check.name()) + "check (" + check.expression() + ")"
                + (check.attributes().has(Attribute.NOT_ENFORCED) ? " not enforced" : "");
    }

    private static String foreignKey(ForeignKey key, Predicate<String> isTable) {
        return constraint(key.name()) + "foreign key " + names(key.columns()) + " references "
                + parent(key.referencedTable(), isTable) + " " + names(key.referencedColumns())
                + action("delete", key.onDelete())
                + action("update", key.onUpdate());
    }

    /** A parent in another database has its name in front. */
    private static String parent(String name, Predicate<String> isTable) {
        int dot = name.indexOf('.');
        return isTable.test(name) || dot < 0
                ? MysqlSql.name(name)
                : MysqlSql.name(name.substring(0, dot)) + "." + MysqlSql.name(name.substring(dot + 1));
    }

    private static String action(String event, ReferentialAction action) {
        return action == ReferentialAction.NO_ACTION ? "" : " on " + event + " " + action.sql();
    }

    private static String constraint(Optional<String> name) {
        return name.map(given -> "constraint " + MysqlSql.name(given) + " ").orElse("");
    }

    static String names(List<String> names) {
        return names.stream().map(MysqlSql::name).collect(Collectors.joining(", ", "(", ")"));
    }
}
