package io.github.migrationtest.schema.mysql;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.CanonicalSql;
import io.github.migrationtest.schema.Attribute;
import io.github.migrationtest.schema.Attributes;
import io.github.migrationtest.schema.CheckConstraint;
import io.github.migrationtest.schema.ForeignKey;
import io.github.migrationtest.schema.PrimaryKey;
import io.github.migrationtest.schema.ReferentialAction;
import io.github.migrationtest.schema.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Puts one table together from the rows of the catalog. */
final class TableReader {
    private final DatabaseKind kind;
    private final Attributes none;
    private final Catalog catalog;
    private final TableRow table;

    TableReader(DatabaseKind kind, Catalog catalog, TableRow table) {
        this.kind = kind;
        this.none = Attributes.none(kind);
        this.catalog = catalog;
        this.table = table;
    }

    Table read() {
        TableColumns columns = new TableColumns(kind, table, catalog.database);
        TableIndexes indexes = new TableIndexes(kind, catalog.indexes.getOrDefault(table.name(), List.of()));
        return new Table(
                table.name(),
                catalog.columns.getOrDefault(table.name(), List.of()).stream()
                        .map(columns::read)
                        .toList(),
                indexes.primaryKeyParts().map(parts -> new PrimaryKey(Optional.empty(), parts, none)),
                List.of(),
                catalog.checks.getOrDefault(table.name(), List.of()).stream()
                        .map(this::check)
                        .toList(),
                foreignKeys(),
                indexes.read(),
                attributes());
    }

    private Attributes attributes() {
        TableOptions options = TableOptions.of(table.options());
        List<PartitionRow> partitions = catalog.partitions.getOrDefault(table.name(), List.of());
        return none.with(
                        Attribute.ENGINE,
                        Optional.of(table.engine()).filter(engine -> !engine.equalsIgnoreCase("InnoDB")))
                .with(Attribute.ROW_FORMAT, options.rowFormat())
                .with(Attribute.COLLATION, table.collation())
                .with(Attribute.STORAGE_OPTIONS, options.others())
                .with(Attribute.SYSTEM_VERSIONING, table.isSystemVersioned())
                .with(Attribute.PARTITIONED_BY, Partitions.by(kind, partitions))
                .with(Attribute.PARTITIONS, Partitions.bounds(partitions))
                .with(Attribute.PRIVILEGES, Optional.ofNullable(catalog.privileges.get(table.name())))
                .with(Attribute.UNREADABLE, catalog.rights.unreadableOf(table.name()))
                .with(Attribute.COMMENT, Optional.of(table.comment()).filter(comment -> !comment.isEmpty()));
    }

    private CheckConstraint check(CheckRow check) {
        boolean generated = check.ofColumn()
                || isNumbered(check.name(), table.name() + "_chk_")
                || kind == DatabaseKind.MARIADB && isNumbered(check.name(), "CONSTRAINT_");
        return new CheckConstraint(
                given(check.name(), generated),
                CanonicalSql.expression(kind, check.clause()),
                named(check.name(), generated).with(Attribute.NOT_ENFORCED, !check.enforced()));
    }

    private List<ForeignKey> foreignKeys() {
        Map<String, List<ForeignKeyRow>> byName = new LinkedHashMap<>();
        for (ForeignKeyRow row : catalog.foreignKeys.getOrDefault(table.name(), List.of())) {
            byName.computeIfAbsent(row.name(), name -> new ArrayList<>()).add(row);
        }
        return byName.values().stream().map(this::foreignKey).toList();
    }

    private ForeignKey foreignKey(List<ForeignKeyRow> rows) {
        ForeignKeyRow first = rows.get(0);
        boolean generated = isNumbered(first.name(), table.name() + "_ibfk_");
        return new ForeignKey(
                given(first.name(), generated),
                rows.stream().map(ForeignKeyRow::column).toList(),
                first.parent(),
                rows.stream().map(ForeignKeyRow::parentColumn).toList(),
                action(first.onDelete()),
                action(first.onUpdate()),
                named(first.name(), generated));
    }

    /** To InnoDB both are one: it has no checks at the end of a statement (dev.mysql.com, "FOREIGN KEY Constraints"). */
    private static ReferentialAction action(String rule) {
        ReferentialAction action =
                ReferentialAction.valueOf(rule.toUpperCase(Locale.ROOT).replace(' ', '_'));
        return action == ReferentialAction.RESTRICT ? ReferentialAction.NO_ACTION : action;
    }

    private Attributes named(String name, boolean generated) {
        return generated ? none.with(Attribute.GENERATED_NAME, name) : none;
    }

    private static Optional<String> given(String name, boolean generated) {
        return generated ? Optional.empty() : Optional.of(name);
    }

    private static boolean isNumbered(String name, String prefix) {
        return name.matches("(?i)" + Pattern.quote(prefix) + "\\d+");
    }
}
