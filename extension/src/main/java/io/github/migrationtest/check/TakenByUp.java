package io.github.migrationtest.check;

import io.github.migrationtest.MigrationStep;
import io.github.migrationtest.data.DataChange;
import io.github.migrationtest.data.DataDiff;
import io.github.migrationtest.internal.sql.Names;
import io.github.migrationtest.schema.Table;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a way up took, by the names that things had before it: of that nothing is held against the way back. */
final class TakenByUp {
    private final MigrationStep up;
    private final DataDiff diff;
    private final Set<String> things = new HashSet<>();

    TakenByUp(MigrationStep up) {
        this.up = up;
        this.diff = up.dataDiff();
        diff.losses().forEach(loss -> things.add(nameBefore(loss)));
    }

    private String nameBefore(DataChange loss) {
        String table = tableBefore(loss.table());
        if (loss instanceof DataChange.ValuesChanged values) {
            return key(table, columnBefore(values.table(), values.column()));
        }
        return loss instanceof DataChange.ColumnDropped dropped ? key(table, dropped.column()) : Names.key(table);
    }

    private static String key(String table, String column) {
        return Names.key(table) + "." + Names.key(column);
    }

    private String tableBefore(String after) {
        return renamed(DataChange.TableRenamed.class).stream()
                .filter(renamed -> Names.same(renamed.to(), after))
                .map(DataChange.TableRenamed::from)
                .findFirst()
                .orElse(after);
    }

    private String columnBefore(String tableAfter, String after) {
        return renamed(DataChange.ColumnRenamed.class).stream()
                .filter(renamed -> Names.same(renamed.table(), tableAfter) && Names.same(renamed.to(), after))
                .map(DataChange.ColumnRenamed::from)
                .findFirst()
                .orElse(after);
    }

    private <T extends DataChange> List<T> renamed(Class<T> sort) {
        return diff.changes().stream().filter(sort::isInstance).map(sort::cast).toList();
    }

    /** Whether the same is told of the way up. */
    boolean includes(DataChange loss) {
        return things.contains(Names.key(LossFindings.objectOf(loss)));
    }

    /** Whether rows of a table are gone. */
    boolean includesRowsOf(String table) {
        return things.contains(Names.key(table));
    }

    boolean includes(String table, String column) {
        return things.contains(key(table, column));
    }

    /** Whether rows may have other keys now. */
    boolean includesKeyOf(String table) {
        return includesRowsOf(table) || includesColumnOfKey(table);
    }

    /** Whether a column is gone by which rows were known. */
    boolean includesColumnOfKey(String table) {
        return up.schemaBefore().table(table).flatMap(Table::primaryKey).stream()
                .flatMap(key -> key.columns().stream())
                .anyMatch(column -> includes(table, column));
    }

    /** Whether the way up has changed values of a column in rows that stayed, by its name before. */
    boolean changedValuesOf(String table, String column) {
        return diff.valuesChanged().stream()
                .anyMatch(values -> Names.same(tableBefore(values.table()), table)
                        && Names.same(columnBefore(values.table(), values.column()), column));
    }
}
