package io.github.migrationtest.migration.drizzle;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.CanonicalSql;
import io.github.migrationtest.internal.sql.SqlLexer;
import io.github.migrationtest.internal.sql.SqlToken;
import io.github.migrationtest.migration.drizzle.IntendedSchema.IntendedColumn;
import io.github.migrationtest.migration.drizzle.IntendedSchema.IntendedIndex;
import io.github.migrationtest.migration.drizzle.IntendedSchema.IntendedTable;
import io.github.migrationtest.migration.drizzle.SnapshotComparison.Difference;
import io.github.migrationtest.schema.Attribute;
import io.github.migrationtest.schema.CheckConstraint;
import io.github.migrationtest.schema.Column;
import io.github.migrationtest.schema.ForeignKey;
import io.github.migrationtest.schema.Index;
import io.github.migrationtest.schema.IndexPart;
import io.github.migrationtest.schema.Indexed;
import io.github.migrationtest.schema.ReferentialAction;
import io.github.migrationtest.schema.Table;
import io.github.migrationtest.schema.UniqueConstraint;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where one table is not what Drizzle Kit meant. */
final class TableDifferences {
    private final DatabaseKind kind;
    private final IntendedTable intended;
    private final Optional<IntendedTable> before;
    private final Table found;
    private final List<Difference> differences = new ArrayList<>();

    TableDifferences(DatabaseKind kind, IntendedTable intended, Optional<IntendedTable> before, Table found) {
        this.kind = kind;
        this.intended = intended;
        this.before = before;
        this.found = found;
    }

    List<Difference> all() {
        for (IntendedColumn column : intended.columns()) {
            Optional<Column> actual = found.column(column.name());
            if (actual.isEmpty()) {
                add("no column " + in(column.name()), "one of type " + column.type());
            } else {
                differences.addAll(new ColumnDifferences(kind, intended, column, found, actual.get()).all());
            }
        }
        primaryKey();
        intended.indexes().forEach(this::index);
        intended.foreignKeys().forEach(this::foreignKey);
        intended.checks().forEach(this::check);
        before.ifPresent(this::leftOf);
        return differences;
    }

    private void primaryKey() {
        List<String> columns = found.primaryKey().map(TableDifferences::columns).orElse(List.of());
        // A set: what stands in a snapshot is in the order of the table's columns, not always in that of the key.
        if (!new HashSet<>(DrizzleNames.keys(kind, columns))
                .equals(new HashSet<>(DrizzleNames.keys(kind, intended.primaryKey())))) {
            add(
                    columns.isEmpty()
                            ? intended.name() + " without a primary key"
                            : intended.name() + " with the primary key " + list(columns),
                    intended.primaryKey().isEmpty() ? "none" : list(intended.primaryKey()));
        }
    }

    private void index(IntendedIndex index) {
        Optional<Indexed> actual = found.keysAndIndexes().stream()
                .filter(it -> name(it).filter(name -> DrizzleNames.same(kind, name, index.name()))
                        .isPresent())
                .findFirst();
        if (actual.isEmpty() && index.constraint()) {
            actual = found.keysAndIndexes().stream()
                    .filter(it -> it.unique() && it.predicate().isEmpty() && isOn(it, index))
                    .findFirst();
        }
        String what = (index.unique() ? "unique " : "") + (index.constraint() ? "constraint " : "index ") + index.name()
                + " on " + intended.name();
        if (actual.isEmpty()) {
            add("no " + what, "one on " + described(index));
            return;
        }
        Indexed it = actual.get();
        if (it.unique() != index.unique()) {
            add(
                    "the index " + index.name() + " on " + intended.name() + (it.unique() ? " unique" : " not unique"),
                    index.unique() ? "a unique one" : "one that is not unique");
        }
        if (!isOn(it, index)) {
            add("the " + what + " with " + list(columns(it)), described(index));
        }
        if (it.predicate().isPresent() != index.where().isPresent()
                || !isSameExpression(index.where(), it.predicate())) {
            add(
                    "the " + what
                            + it.predicate().map(where -> " where " + where).orElse(" over all rows"),
                    index.where().map(where -> "where " + where).orElse("all rows"));
        }
    }

    private void foreignKey(ForeignKey key) {
        Optional<ForeignKey> actual = found.foreignKeys().stream()
                .filter(it -> goesAs(it, key))
                // Two may go the same way; the better one counts.
                .min((one, other) -> Boolean.compare(!actsAs(one, key), !actsAs(other, key)));
        if (actual.isEmpty()) {
            add("no foreign key from " + from(key), "one " + actions(key));
        } else if (!actsAs(actual.get(), key)) {
            add("the foreign key from " + from(key) + " " + actions(actual.get()), actions(key));
        }
    }

    private void check(CheckConstraint check) {
        Optional<CheckConstraint> actual = found.checks().stream()
                // A name such as PostgreSQL makes up counts for none there, be it given.
                .filter(it -> it.name()
                        .or(() -> it.attributes().get(Attribute.GENERATED_NAME))
                        .filter(name ->
                                DrizzleNames.same(kind, name, check.name().orElse("")))
                        .isPresent())
                .findFirst();
        String name = "check " + check.name().orElse("") + " on " + intended.name();
        if (actual.isEmpty()) {
            add("no " + name, check.expression());
        } else if (!isSameExpression(Optional.of(check.expression()), actual.map(CheckConstraint::expression))) {
            add("the " + name + " as " + actual.get().expression(), check.expression());
        }
    }

    /** What the schema before had and this one has no more. */
    private void leftOf(IntendedTable old) {
        for (IntendedColumn column : old.columns()) {
            if (intended.columns().stream().noneMatch(it -> DrizzleNames.same(kind, it.name(), column.name()))
                    && found.column(column.name()).isPresent()) {
                add("the column " + in(column.name()), "none any more");
            }
        }
        for (IntendedIndex index : old.indexes()) {
            if (intended.indexes().stream().noneMatch(it -> DrizzleNames.same(kind, it.name(), index.name()))
                    && found.index(DrizzleNames.key(kind, index.name())).isPresent()) {
                add("the index " + index.name() + " on " + intended.name(), "none any more");
            }
        }
        for (ForeignKey key : old.foreignKeys()) {
            if (intended.foreignKeys().stream().noneMatch(it -> goesAs(it, key))
                    && found.foreignKeys().stream().anyMatch(it -> goesAs(it, key))) {
                add("the foreign key from " + from(key), "none any more");
            }
        }
    }

    private boolean isOn(Indexed actual, IntendedIndex index) {
        List<IndexPart> parts = actual.parts();
        if (parts.size() != index.columns().size()) {
            return false;
        }
        for (int i = 0; i < parts.size(); i++) {
            Optional<String> column = index.columns().get(i);
            IndexPart part = parts.get(i);
            if (column.isEmpty() != part.expression()
                    || column.filter(name -> !DrizzleNames.same(kind, name, part.text()))
                            .isPresent()) {
                return false;
            }
        }
        return true;
    }

    private boolean goesAs(ForeignKey one, ForeignKey other) {
        return DrizzleNames.keys(kind, one.columns()).equals(DrizzleNames.keys(kind, other.columns()))
                && DrizzleNames.tableKey(kind, one.referencedTable())
                        .equals(DrizzleNames.tableKey(kind, other.referencedTable()))
                && DrizzleNames.keys(kind, one.referencedColumns())
                        .equals(DrizzleNames.keys(kind, other.referencedColumns()));
    }

    private boolean actsAs(ForeignKey one, ForeignKey other) {
        return action(one.onDelete()) == action(other.onDelete()) && action(one.onUpdate()) == action(other.onUpdate());
    }

    /** MySQL and MariaDB have one action under two names. */
    private ReferentialAction action(ReferentialAction action) {
        boolean same = kind == DatabaseKind.MYSQL || kind == DatabaseKind.MARIADB;
        return same && action == ReferentialAction.RESTRICT ? ReferentialAction.NO_ACTION : action;
    }

    /** SQLite keeps an expression as it was written; servers write their own, which says nothing. */
    private boolean isSameExpression(Optional<String> one, Optional<String> other) {
        return kind != DatabaseKind.SQLITE
                || one.map(TableDifferences::plain).equals(other.map(TableDifferences::plain));
    }

    /** Without the table's name before a column's, which Drizzle Kit writes in one place and not in the other. */
    private static String plain(String sql) {
        List<SqlToken> tokens = SqlLexer.code(DatabaseKind.SQLITE, CanonicalSql.expression(DatabaseKind.SQLITE, sql));
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < tokens.size(); i++) {
            boolean qualifier = i + 1 < tokens.size() && tokens.get(i + 1).isSymbol(".");
            if (!qualifier && !tokens.get(i).isSymbol(".")) {
                plain.append(tokens.get(i).text()).append(' ');
            }
        }
        return plain.toString();
    }

    private static Optional<String> name(Indexed indexed) {
        if (indexed instanceof Index index) {
            return Optional.of(index.name());
        }
        return indexed instanceof UniqueConstraint unique ? unique.name() : Optional.empty();
    }

    private static List<String> columns(Indexed indexed) {
        return indexed.parts().stream().map(IndexPart::text).toList();
    }

    private static String described(IntendedIndex index) {
        return index.columns().stream()
                .map(column -> column.orElse("an expression"))
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private String from(ForeignKey key) {
        return intended.name() + " " + list(key.columns()) + " to " + key.referencedTable() + " "
                + list(key.referencedColumns());
    }

    private static String actions(ForeignKey key) {
        return "on delete " + key.onDelete().sql() + " on update "
                + key.onUpdate().sql();
    }

    private String in(String column) {
        return intended.name() + "." + column;
    }

    private static String list(List<String> names) {
        return "(" + String.join(", ", names) + ")";
    }

    private void add(String actual, String meant) {
        differences.add(new Difference(intended.name(), actual, meant));
    }
}
