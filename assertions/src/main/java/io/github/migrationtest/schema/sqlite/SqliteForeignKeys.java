package io.github.migrationtest.schema.sqlite;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.Names;
import io.github.migrationtest.schema.Attribute;
import io.github.migrationtest.schema.Attributes;
import io.github.migrationtest.schema.ForeignKey;
import io.github.migrationtest.schema.ReferentialAction;
import io.github.migrationtest.schema.sqlite.CreateTable.DeclaredForeignKey;
import io.github.migrationtest.schema.sqlite.SqliteCatalog.ForeignKeyRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Joins what the pragma says of a table's foreign keys with what their declarations add: names and deferral. */
final class SqliteForeignKeys {
    private final Collection<List<ForeignKeyRow>> rows;
    private final List<DeclaredForeignKey> declared;

    SqliteForeignKeys(List<ForeignKeyRow> rows, List<DeclaredForeignKey> declared) {
        Map<Integer, List<ForeignKeyRow>> byKey = new LinkedHashMap<>();
        rows.forEach(
                row -> byKey.computeIfAbsent(row.id(), id -> new ArrayList<>()).add(row));
        this.rows = byKey.values();
        this.declared = new ArrayList<>(declared);
    }

    List<ForeignKey> read() {
        return rows.stream().map(this::foreignKey).toList();
    }

    private ForeignKey foreignKey(List<ForeignKeyRow> parts) {
        ForeignKeyRow first = parts.get(0);
        List<String> columns = parts.stream().map(ForeignKeyRow::from).toList();
        Optional<DeclaredForeignKey> declaration = takeDeclaration(columns, first.parent());
        return new ForeignKey(
                declaration.flatMap(DeclaredForeignKey::name),
                columns,
                first.parent(),
                parts.stream().flatMap(part -> part.to().stream()).toList(),
                action(first.onDelete()),
                action(first.onUpdate()),
                Attributes.none(DatabaseKind.SQLITE)
                        .with(
                                Attribute.INITIALLY_DEFERRED,
                                declaration
                                        .map(DeclaredForeignKey::initiallyDeferred)
                                        .orElse(false)));
    }

    private Optional<DeclaredForeignKey> takeDeclaration(List<String> columns, String parent) {
        Optional<DeclaredForeignKey> found = declared.stream()
                .filter(each -> Names.keys(each.columns()).equals(Names.keys(columns))
                        && Names.same(each.referencedTable(), parent))
                .findFirst();
        found.ifPresent(declared::remove);
        return found;
    }

    private static ReferentialAction action(String sql) {
        return ReferentialAction.valueOf(sql.replace(' ', '_'));
    }
}
