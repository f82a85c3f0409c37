package io.github.migrationtest.migration.drizzle;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.migration.drizzle.IntendedSchema.IntendedColumn;
import io.github.migrationtest.migration.drizzle.IntendedSchema.IntendedTable;
import io.github.migrationtest.migration.drizzle.SnapshotComparison.Difference;
import io.github.migrationtest.schema.Attribute;
import io.github.migrationtest.schema.Column;
import io.github.migrationtest.schema.GeneratedColumn;
import io.github.migrationtest.schema.PrimaryKey;
import io.github.migrationtest.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where one column is not what Drizzle Kit meant. */
final class ColumnDifferences {
    private final DatabaseKind kind;
    private final IntendedTable table;
    private final IntendedColumn intended;
    private final Table foundIn;
    private final Column found;
    private final String name;
    private final List<Difference> differences = new ArrayList<>();

    ColumnDifferences(DatabaseKind kind, IntendedTable table, IntendedColumn intended, Table foundIn, Column found) {
        this.kind = kind;
        this.table = table;
        this.intended = intended;
        this.foundIn = foundIn;
        this.found = found;
        this.name = table.name() + "." + intended.name();
    }

    List<Difference> all() {
        if (!type(intended.type()).equals(type(found.type()))) {
            add(name + " as " + found.type(), intended.type());
        }
        if (saysNullability() && intended.notNull() == found.nullable()) {
            add(name + (found.nullable() ? " nullable" : " not null"), intended.notNull() ? "not null" : "nullable");
        }
        compareDefault();
        Optional<String> generated = found.generated().map(ColumnDifferences::storage);
        if (!intended.generated().equals(generated)) {
            add(
                    name + generated.map(how -> " generated and " + how).orElse(" not generated"),
                    intended.generated().map(how -> "generated and " + how).orElse("an ordinary column"));
        }
        compareNumbers();
        return differences;
    }

    /** Of a key's column the snapshot of Drizzle Kit 1.0 says nothing; SQLite takes null in keys that are not {@code integer}. */
    private boolean saysNullability() {
        boolean ofKey =
                table.primaryKey().stream().anyMatch(column -> DrizzleNames.same(kind, column, intended.name()));
        if (ofKey) {
            return kind == DatabaseKind.SQLITE
                    && intended.notNull()
                    && !(table.primaryKey().size() == 1 && type(intended.type()).equals("integer"));
        }
        return !intended.isNumbered() && !isTimestampOfMysql();
    }

    /** Servers without {@code explicit_defaults_for_timestamp} give such a column both. */
    private boolean isTimestampOfMysql() {
        return (kind == DatabaseKind.MYSQL || kind == DatabaseKind.MARIADB)
                && intended.type().startsWith("timestamp")
                && intended.defaultValue().isEmpty();
    }

    private void compareDefault() {
        if (intended.isNumbered() || isTimestampOfMysql() || found.generated().isPresent()) {
            return;
        }
        Optional<String> meant = intended.defaultValue();
        if (meant.isPresent() && found.defaultValue().isPresent()) {
            if (!IntendedDefault.isSame(
                    type(intended.type()), meant.get(), found.defaultValue().get())) {
                add(name + " with the default " + found.defaultValue().get(), meant.get());
            }
        } else if (meant.isPresent() || found.defaultValue().isPresent()) {
            add(
                    name
                            + found.defaultValue()
                                    .map(value -> " with the default " + value)
                                    .orElse(" without a default"),
                    meant.orElse("no default"));
        }
    }

    private void compareNumbers() {
        Optional<String> identity = found.attributes().get(Attribute.IDENTITY);
        if (!intended.identity().equals(identity)) {
            add(
                    name
                            + identity.map(how -> " generated " + how + " as identity")
                                    .orElse(" without an identity"),
                    intended.identity()
                            .map(how -> "generated " + how + " as identity")
                            .orElse("no identity"));
        }
        if (kind == DatabaseKind.SQLITE && !table.primaryKey().contains(intended.name())) {
            return;
        }
        boolean counts = kind == DatabaseKind.SQLITE
                ? foundIn.primaryKey().filter(PrimaryKey::autoIncrement).isPresent()
                : found.attributes().has(Attribute.AUTO_INCREMENT);
        // A sequence of the user's own is a default like others.
        boolean meant = intended.autoIncrement() || intended.type().endsWith("serial");
        if (meant != counts && !(meant && found.defaultValue().isPresent())) {
            add(
                    name + (counts ? " with numbers of its own" : " without numbers of its own"),
                    meant ? "auto-increment" : "none");
        }
    }

    private String type(String type) {
        return IntendedType.canonical(kind, type);
    }

    private static String storage(GeneratedColumn generated) {
        return generated.stored() ? "stored" : "virtual";
    }

    private void add(String actual, String meant) {
        differences.add(new Difference(table.name(), actual, meant));
    }
}
