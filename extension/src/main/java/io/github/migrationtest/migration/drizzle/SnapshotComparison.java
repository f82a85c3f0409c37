package io.github.migrationtest.migration.drizzle;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.migration.drizzle.IntendedSchema.IntendedTable;
import io.github.migrationtest.schema.SchemaChange;
import io.github.migrationtest.schema.SchemaSnapshot;
import io.github.migrationtest.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a database lacks of the schema that Drizzle Kit meant, or has in another way, and what it still has of the schema before.
 *
 * <p>What only the database has is left alone otherwise: migrations written by hand make what Drizzle Kit knows nothing of.
 */
final class SnapshotComparison {
    private final SchemaSnapshot found;
    private final DatabaseKind kind;
    private final List<Difference> differences = new ArrayList<>();

    private SnapshotComparison(SchemaSnapshot found) {
        this.found = found;
        this.kind = found.kind();
    }

    /**
     * One difference.
     *
     * @param table where
     * @param found what the database has, behind "leaves"
     * @param intended what the snapshot has
     */
    record Difference(String table, String found, String intended) {

        /** The same as it reads where tables have other names. */
        Difference behind(List<SchemaChange.TableRenamed> renames) {
            String there = table;
            String read = found;
            for (SchemaChange.TableRenamed renamed : renames) {
                there = there.equals(renamed.from()) ? renamed.to() : there;
                read = read.replaceAll(
                        "(?<![\\w.])" + Pattern.quote(renamed.from()) + "(?![\\w])",
                        Matcher.quoteReplacement(renamed.to()));
            }
            return new Difference(there, read, intended);
        }
    }

    /**
     * The differences, table by table.
     *
     * @param before the schema that the migration before was meant to leave
     */
    static List<Difference> of(IntendedSchema intended, Optional<IntendedSchema> before, SchemaSnapshot found) {
        SnapshotComparison comparison = new SnapshotComparison(found);
        for (IntendedTable table : intended.tables()) {
            Optional<IntendedTable> old = before.flatMap(schema -> comparison.named(schema, table.name()));
            Optional<Table> actual = found.table(table.name());
            if (actual.isEmpty()) {
                comparison.differences.add(
                        new Difference(table.name(), "no table " + table.name(), "one with " + columns(table)));
            } else {
                comparison.differences.addAll(new TableDifferences(comparison.kind, table, old, actual.get()).all());
            }
        }
        before.ifPresent(schema -> comparison.leftTables(schema, intended));
        return comparison.differences;
    }

    private static String columns(IntendedTable table) {
        return table.columns().size() == 1 ? "1 column" : table.columns().size() + " columns";
    }

    private void leftTables(IntendedSchema before, IntendedSchema intended) {
        for (IntendedTable table : before.tables()) {
            if (named(intended, table.name()).isEmpty()
                    && found.table(table.name()).isPresent()) {
                differences.add(new Difference(table.name(), "the table " + table.name(), "none any more"));
            }
        }
    }

    private Optional<IntendedTable> named(IntendedSchema schema, String name) {
        return schema.tables().stream()
                .filter(table -> DrizzleNames.tableKey(kind, table.name()).equals(DrizzleNames.tableKey(kind, name)))
                .findFirst();
    }
}
