package io.github.migrationtest.internal.rehearsal;

import io.github.migrationtest.data.DataChange;
import io.github.migrationtest.data.DataDiff;
import io.github.migrationtest.data.DataSnapshot;
import io.github.migrationtest.internal.sql.ForeignKeyEnforcement;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.RunObserver;
import io.github.migrationtest.migration.SqlScript;
import io.github.migrationtest.migration.SqlStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Counts, after each statement of a replay, what a run is known to have lost, and so finds the statements that took it. */
final class LossWatch implements RunObserver {
    private final List<Watched> watched = new ArrayList<>();
    private @Nullable Culprit lastFill;

    LossWatch(DataDiff diff, DataSnapshot before) {
        for (DataChange change : diff.losses()) {
            if (change instanceof DataChange.RowsLost lost) {
                watched.add(new Watched(names(diff, lost.table()), List.of(), lost.rowsBefore()));
            } else if (change instanceof DataChange.ValuesChanged changed && changed.becameNull() > 0) {
                watchColumn(diff, before, changed);
            }
        }
    }

    private void watchColumn(DataDiff diff, DataSnapshot before, DataChange.ValuesChanged changed) {
        List<String> tables = names(diff, changed.table());
        List<String> columns = new ArrayList<>(List.of(changed.column()));
        diff.changes().stream()
                .filter(DataChange.ColumnRenamed.class::isInstance)
                .map(DataChange.ColumnRenamed.class::cast)
                .filter(renamed ->
                        renamed.table().equals(changed.table()) && renamed.to().equals(changed.column()))
                .forEach(renamed -> columns.add(renamed.from()));
        tables.stream()
                .flatMap(table -> before.table(table).stream())
                .flatMap(table -> columns.stream().flatMap(column -> table.column(column).stream()))
                .findFirst()
                .ifPresent(column -> watched.add(new Watched(tables, columns, column.nonNull())));
    }

    /** A table's name after the run, then the one that it had before. */
    private static List<String> names(DataDiff diff, String table) {
        List<String> names = new ArrayList<>(List.of(table));
        diff.changes().stream()
                .filter(DataChange.TableRenamed.class::isInstance)
                .map(DataChange.TableRenamed.class::cast)
                .filter(renamed -> renamed.to().equals(table))
                .forEach(renamed -> names.add(renamed.from()));
        return names;
    }

    /** Each statement that took something, with the tables it took it from. */
    Map<Culprit, Set<String>> culprits() {
        Map<Culprit, Set<String>> tables = new LinkedHashMap<>();
        for (Watched each : watched) {
            for (Culprit culprit : each.culprits()) {
                tables.computeIfAbsent(culprit, key -> new LinkedHashSet<>()).add(each.table());
            }
        }
        return tables;
    }

    @Override
    public void executed(Migration migration, SqlScript script, SqlStatement statement, Connection connection)
            throws SQLException {
        Culprit last = new Culprit(migration, script, statement, ForeignKeyEnforcement.isOn(connection));
        if (Said.of(statement).fills()) {
            lastFill = last;
        }
        Culprit fill = lastFill == null ? last : lastFill;
        watched.forEach(each -> each.count(connection, last, fill));
    }
}
