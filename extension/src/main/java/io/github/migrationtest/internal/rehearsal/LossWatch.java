package io.github.migrationtest.internal.rehearsal;

import io.github.migrationtest.data.DataChange;
import io.github.migrationtest.data.DataDiff;
import io.github.migrationtest.data.DataSnapshot;
import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.run.ScriptIntent;
import io.github.migrationtest.internal.run.StatementIntent;
import io.github.migrationtest.internal.sql.ForeignKeyEnforcement;
import io.github.migrationtest.internal.sql.Names;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.RunObserver;
import io.github.migrationtest.migration.SqlScript;
import io.github.migrationtest.migration.SqlStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Looks, after each statement of a replay, at what a run is known to have lost, and so finds the statements that took it. */
final class LossWatch implements RunObserver {
    private final DataDiff diff;
    private final DataSnapshot before;
    private final ScriptIntent intent;
    private final Set<String> leftOut;
    private final List<Watched> watched = new ArrayList<>();
    private boolean enforced;
    private @Nullable SqlScript switching;
    private @Nullable SqlStatement switchedOn;

    LossWatch(DataDiff diff, DataSnapshot before, DataSnapshot after, ScriptIntent intent) {
        this.diff = diff;
        this.before = before;
        this.intent = intent;
        Set<String> looked = new HashSet<>();
        for (DataChange change : diff.losses()) {
            List<String> tables = names(change.table());
            looked.addAll(tables);
            watch(change, tables);
        }
        leftOut = new HashSet<>();
        before.tables().forEach(table -> leftOut.add(table.table()));
        after.tables().forEach(table -> leftOut.add(table.table()));
        leftOut.removeIf(name -> Names.contains(looked, name));
    }

    private void watch(DataChange change, List<String> tables) {
        if (change instanceof DataChange.RowsLost || change instanceof DataChange.TableDropped) {
            watch(change, snapshot -> Figure.ofRows(snapshot, tables), List.of(), false);
        } else if (change instanceof DataChange.ValuesChanged changed) {
            boolean copied = tables.stream().anyMatch(table -> isCopied(table, changed.column()));
            watchValues(change, tables, columnNames(changed.table(), changed.column()), copied);
        } else if (change instanceof DataChange.ColumnDropped dropped) {
            watchValues(change, tables, List.of(dropped.column()), false);
        }
    }

    private boolean isCopied(String table, String column) {
        return Optional.ofNullable(intent.rebuilds().get(Names.key(table)))
                .filter(rebuild -> rebuild.copied().containsKey(Names.key(column)) || rebuild.everyColumn())
                .isPresent();
    }

    private void watchValues(DataChange change, List<String> tables, List<String> columns, boolean copied) {
        watch(change, snapshot -> Figure.ofValues(snapshot, tables, columns), columns, copied);
    }

    private void watch(
            DataChange change, Function<DataSnapshot, Optional<Figure>> look, List<String> columns, boolean copied) {
        look.apply(before).ifPresent(figure -> watched.add(new Watched(change, look, figure, columns, copied)));
    }

    /** A table's name after the run, then the one that it had before. */
    private List<String> names(String table) {
        List<String> names = new ArrayList<>(List.of(table));
        diff.changes().stream()
                .filter(DataChange.TableRenamed.class::isInstance)
                .map(DataChange.TableRenamed.class::cast)
                .filter(renamed -> renamed.to().equals(table))
                .forEach(renamed -> names.add(renamed.from()));
        return names;
    }

    private List<String> columnNames(String table, String column) {
        List<String> names = new ArrayList<>(List.of(column));
        diff.changes().stream()
                .filter(DataChange.ColumnRenamed.class::isInstance)
                .map(DataChange.ColumnRenamed.class::cast)
                .filter(renamed -> renamed.table().equals(table) && renamed.to().equals(column))
                .forEach(renamed -> names.add(renamed.from()));
        return names;
    }

    /** What was lost, with the statements that took it, as far as they were found. */
    Map<DataChange, List<Culprit>> culprits() {
        Map<DataChange, List<Culprit>> culprits = new LinkedHashMap<>();
        watched.forEach(each -> culprits.put(each.loss(), each.culprits()));
        return culprits;
    }

    @Override
    public boolean looksAtEach() {
        return true;
    }

    @Override
    public void begins(Connection connection) throws SQLException {
        enforced = enforces(connection);
    }

    @Override
    public void executed(Migration migration, SqlScript script, SqlStatement statement, Connection connection)
            throws SQLException {
        followEnforcement(script, statement, connection);
        if (touchesNoRow(statement)) {
            return;
        }
        Optional<SqlStatement> since = Optional.ofNullable(switchedOn).filter(ignored -> script.equals(switching));
        Culprit last = new Culprit(migration, script, statement, enforced, since);
        Optional<StatementIntent> says = last.says(intent);
        DataSnapshot now = DataSnapshot.of(connection, leftOut);
        for (Watched each : watched) {
            boolean fills = says.isPresent()
                    && names(each.loss().table()).stream()
                            .map(Names::key)
                            .anyMatch(name -> intent.rebuilds().containsKey(name)
                                    && says.get().fills().contains(name));
            each.look(now, last, fills, renames(statement));
        }
    }

    /** What a PRAGMA asks for and what comes of it are two things. */
    private void followEnforcement(SqlScript script, SqlStatement statement, Connection connection)
            throws SQLException {
        boolean now = enforces(connection);
        if (now && !enforced && Said.of(statement).switchesForeignKeys()) {
            switching = script;
            switchedOn = statement;
        } else if (!now) {
            switchedOn = null;
        }
        enforced = now;
    }

    private boolean enforces(Connection connection) throws SQLException {
        return before.kind() != DatabaseKind.SQLITE || ForeignKeyEnforcement.isOn(connection);
    }

    private static boolean renames(SqlStatement statement) {
        String sql = statement.sql().strip().toLowerCase(Locale.ROOT);
        return sql.startsWith("rename") || sql.startsWith("alter") && sql.contains("rename");
    }

    private static boolean touchesNoRow(SqlStatement statement) {
        String sql = statement.sql().strip().toLowerCase(Locale.ROOT);
        return sql.startsWith("pragma") || sql.startsWith("create") && !sql.contains("select");
    }
}
