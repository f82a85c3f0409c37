package io.github.migrationtest.schema.sqlite;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.CanonicalSql;
import io.github.migrationtest.internal.sql.Names;
import io.github.migrationtest.internal.sql.SqlToken;
import io.github.migrationtest.schema.Attribute;
import io.github.migrationtest.schema.Attributes;
import io.github.migrationtest.schema.CheckConstraint;
import io.github.migrationtest.schema.Column;
import io.github.migrationtest.schema.GeneratedColumn;
import io.github.migrationtest.schema.Index;
import io.github.migrationtest.schema.IndexPart;
import io.github.migrationtest.schema.PrimaryKey;
import io.github.migrationtest.schema.SortOrder;
import io.github.migrationtest.schema.Table;
import io.github.migrationtest.schema.UniqueConstraint;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Puts one table together from the rows of the catalog and the statement that made it. */
final class SqliteTableReader {
    private static final Attributes NONE = Attributes.none(DatabaseKind.SQLITE);

    private final SqliteCatalog catalog;
    private final String table;
    private final String sql;
    private final CreateTable declared;
    private final List<SqliteCatalog.ColumnRow> columns;
    private final Map<String, SqliteCatalog.IndexRows> indexes;
    private final SqliteCatalog.TableKind kind;
    private final Set<String> names;

    SqliteTableReader(SqliteCatalog catalog, SqliteCatalog.Entry entry) {
        this.catalog = catalog;
        table = entry.name();
        sql = entry.sql().orElse("");
        kind = catalog.kinds.getOrDefault(table, new SqliteCatalog.TableKind("table", false, false));
        declared = isVirtual() ? new CreateTable() : CreateTable.of(sql);
        columns = catalog.columns.getOrDefault(table, List.of());
        indexes = catalog.indexes.getOrDefault(table, Map.of());
        names = names();
    }

    Table read() {
        return new Table(
                table,
                columns.stream().map(this::column).toList(),
                primaryKey(),
                uniqueConstraints(),
                declared.checks.stream()
                        .map(check -> new CheckConstraint(check.name(), expression(check.expression()), NONE))
                        .toList(),
                new SqliteForeignKeys(catalog.foreignKeys.getOrDefault(table, List.of()), declared.foreignKeys).read(),
                explicitIndexes(),
                attributes());
    }

    private boolean isVirtual() {
        return kind.type().equals("virtual");
    }

    private Set<String> names() {
        Set<String> all = new HashSet<>(Set.of("rowid", "oid", "_rowid_", Names.key(table)));
        columns.forEach(column -> all.add(Names.key(column.name())));
        return all;
    }

    private String expression(List<SqlToken> tokens) {
        return CanonicalSql.expression(tokens, names::contains);
    }

    private Column column(SqliteCatalog.ColumnRow row) {
        String key = Names.key(row.name());
        boolean nullable = !row.notNull() && !isRowid(key);
        return new Column(
                row.name(),
                declared.generated.containsKey(key)
                        ? ColumnType.canonicalOfGenerated(row.type())
                        : ColumnType.canonical(row.type()),
                nullable,
                row.defaultValue().flatMap(DefaultValue::canonical),
                Optional.ofNullable(declared.generated.get(key))
                        .map(tokens -> new GeneratedColumn(expression(tokens), row.hidden() == 3)),
                Optional.ofNullable(declared.collations.get(key)).flatMap(SqliteTableReader::collation),
                nullable || isRowid(key)
                        ? NONE
                        : onConflict(declared.onNull.getOrDefault(key, ConflictResolution.ABORT)));
    }

    /** Whether a column is another name of the rowid: it takes a null for "the next free one", declared not null or not. */
    private boolean isRowid(String column) {
        return declared.keys.stream()
                        .anyMatch(key -> key.primary() && key.columns().equals(List.of(column)))
                && !kind.withoutRowid()
                && indexes.values().stream().noneMatch(index -> index.origin().equals("pk"))
                && !isVirtual();
    }

    private Optional<PrimaryKey> primaryKey() {
        Optional<List<IndexPart>> indexed = indexes.values().stream()
                .filter(index -> index.origin().equals("pk"))
                .findFirst()
                .map(this::partsOfKey);
        if (indexed.isPresent()) {
            return indexed.map(parts -> primaryKey(declared.key(true, parts), parts));
        }
        return declared.keys.stream()
                .filter(CreateTable.DeclaredKey::primary)
                .findFirst()
                .map(key -> primaryKey(key, partsOfRowid(key)));
    }

    private PrimaryKey primaryKey(CreateTable.DeclaredKey key, List<IndexPart> parts) {
        return new PrimaryKey(
                key.name(), parts, onConflict(key.onConflict()).with(Attribute.AUTO_INCREMENT, declared.autoIncrement));
    }

    private List<IndexPart> partsOfRowid(CreateTable.DeclaredKey key) {
        return columns.stream()
                .filter(column -> key.columns().contains(Names.key(column.name())))
                .map(column -> new IndexPart(column.name(), false, SortOrder.ASCENDING, Optional.empty(), NONE))
                .toList();
    }

    private List<UniqueConstraint> uniqueConstraints() {
        return indexes.values().stream()
                .filter(index -> index.origin().equals("u"))
                .map(this::partsOfKey)
                .map(parts -> {
                    CreateTable.DeclaredKey key = declared.key(false, parts);
                    return new UniqueConstraint(key.name(), parts, onConflict(key.onConflict()));
                })
                .toList();
    }

    private List<IndexPart> partsOfKey(SqliteCatalog.IndexRows index) {
        return parts(index, List.of());
    }

    private List<Index> explicitIndexes() {
        List<Index> explicit = new ArrayList<>();
        for (SqliteCatalog.Entry entry : catalog.indexEntries.getOrDefault(table, List.of())) {
            SqliteCatalog.IndexRows rows = indexes.get(entry.name());
            if (rows != null && entry.sql().isPresent()) {
                CreateIndex statement = CreateIndex.of(entry.sql().get());
                explicit.add(new Index(
                        entry.name(),
                        table,
                        rows.unique(),
                        parts(rows, statement.parts()),
                        statement.predicate().map(this::expression),
                        NONE));
            }
        }
        return explicit;
    }

    private List<IndexPart> parts(SqliteCatalog.IndexRows index, List<List<SqlToken>> expressions) {
        List<IndexPart> parts = new ArrayList<>();
        for (int i = 0; i < index.parts().size(); i++) {
            SqliteCatalog.PartRow row = index.parts().get(i);
            String text = row.column().isPresent() || i >= expressions.size()
                    ? row.column().orElse("rowid")
                    : expression(expressions.get(i));
            parts.add(new IndexPart(
                    text,
                    row.column().isEmpty(),
                    row.descending() ? SortOrder.DESCENDING : SortOrder.ASCENDING,
                    collation(row.collation()),
                    NONE));
        }
        return parts;
    }

    private static Optional<String> collation(String name) {
        return Names.same(name, "binary") ? Optional.empty() : Optional.of(name);
    }

    private Attributes attributes() {
        return NONE.with(
                        Attribute.MODULE,
                        isVirtual() ? Optional.of(CreateVirtualTable.moduleOf(sql)) : Optional.empty())
                .with(Attribute.WITHOUT_ROWID, kind.withoutRowid() && !isVirtual())
                .with(Attribute.STRICT, kind.strict())
                .with(Attribute.BROKEN, Optional.ofNullable(catalog.unreadable.get(table)));
    }

    private static Attributes onConflict(ConflictResolution resolution) {
        return resolution == ConflictResolution.ABORT ? NONE : NONE.with(Attribute.ON_CONFLICT, resolution.sql());
    }
}
