package io.github.migrationtest.internal.rehearsal;

import io.github.migrationtest.data.DataChange;
import io.github.migrationtest.data.DataDiff;
import io.github.migrationtest.data.DataSnapshot;
import io.github.migrationtest.data.RowCounts;
import io.github.migrationtest.data.TableData;
import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.fixtures.Backup;
import io.github.migrationtest.internal.sql.Names;
import io.github.migrationtest.schema.SchemaDiff;
import io.github.migrationtest.schema.SchemaSnapshot;
import io.github.migrationtest.schema.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A database as it stood at one moment, held; what it was is read when somebody asks, and once. The end of one move is the beginning
 * of the next where nothing came between them.
 */
public final class Moment implements AutoCloseable {
    private volatile Backup backup;
    private final Lazy<SchemaSnapshot> schema = new Lazy<>(() -> SchemaSnapshot.of(backup()));
    private final Lazy<DataSnapshot> data = new Lazy<>(() -> DataSnapshot.of(backup()));
    private final Lazy<RowCounts> rows = new Lazy<>(this::count);
    private final Lazy<Map<Long, TableFile>> tableFiles = new Lazy<>(this::readTableFiles);
    /** The number of rows by table, as far as something else has shown it. */
    private final Map<String, Long> rowsSeen = new ConcurrentHashMap<>();
    /** What was read of tables, without the others. */
    private final Map<String, TableData> tablesRead = new ConcurrentHashMap<>();

    Moment(Backup backup) {
        this.backup = backup;
    }

    Backup backup() {
        return backup;
    }

    /** Goes on in another place, before the database itself is changed; what has been read stays read. */
    public void holdIn(Backup other) {
        backup.close();
        backup = other;
    }

    /** The same where another database has become again what this one is; what may differ all the same is read before. */
    public void goesOnIn(Moment same) {
        schema();
        tableFiles();
        holdIn(same.backup);
    }

    /**
     * Looks for tables that are the same in another moment, before anything is read there: PostgreSQL marks a row that is read as seen, and
     * the table's bytes are no longer those that it had.
     */
    public void lookAtBytes(Moment later) {
        backup.tablesSameIn(later.backup);
    }

    /** Whether another moment's database holds the same, tables, rows and all. */
    public boolean isAgain(Moment later) {
        lookAtBytes(later);
        return SchemaDiff.between(schema(), later.schema()).isEmpty()
                && dataUntil(later, List.of()).isEmpty();
    }

    /** Which file of PostgreSQL each table's rows were in; none where that cannot be read. */
    Map<Long, TableFile> tableFiles() {
        return tableFiles.get();
    }

    private Map<Long, TableFile> readTableFiles() {
        if (backup.kind() != DatabaseKind.POSTGRESQL) {
            return Map.of();
        }
        try (Connection connection = backup.connection()) {
            return TableFile.all(connection);
        } catch (SQLException e) {
            return Map.of();
        }
    }

    /** What its schema looked like. */
    public SchemaSnapshot schema() {
        return schema.get();
    }

    DataSnapshot data() {
        return data.get();
    }

    /**
     * What became of the rows. A table that is the same without looking has no part in it, and most migrations touch few.
     *
     * @param known renames between the two
     */
    public DataDiff dataUntil(Moment later, Collection<? extends DataChange.Renaming> known) {
        Set<String> same = backup.tablesSameIn(later.backup);
        return areAll(same) && later.areAll(same)
                ? DataDiff.between(dataWithout(same), later.dataWithout(same), known)
                : DataDiff.between(
                        backup,
                        this::dataWithout,
                        later.backup,
                        later::dataWithout,
                        backup.heldAlikeIn(later.backup),
                        known);
    }

    private DataSnapshot dataWithout(Set<String> tables) {
        if (tables.isEmpty()) {
            return data();
        } else if (areAll(tables)) {
            return new DataSnapshot(backup.kind(), List.of());
        }
        DataSnapshot some = data.peek()
                .map(snapshot -> snapshot.withoutTables(tables))
                .or(() -> readWithout(tables))
                .orElseGet(() -> DataSnapshot.of(backup, tables));
        some.tables().forEach(table -> tablesRead.put(table.table(), table));
        counted(some);
        return some;
    }

    /** The same where all others have been read, as far as that is known without asking. */
    private Optional<DataSnapshot> readWithout(Set<String> tables) {
        Set<String> unread = new HashSet<>(backup.hiddenTables());
        unread.addAll(tables);
        return schema.peek()
                .map(read -> read.tables().stream()
                        .map(Table::name)
                        .filter(table -> !Names.contains(unread, table))
                        .toList())
                .filter(tablesRead.keySet()::containsAll)
                .map(names -> new DataSnapshot(
                        backup.kind(), names.stream().map(tablesRead::get).toList()));
    }

    /** Whether there are no others, as far as that is known without asking. */
    private boolean areAll(Set<String> tables) {
        Set<String> unread = new HashSet<>(backup.hiddenTables());
        unread.addAll(tables);
        return schema.peek()
                .filter(read -> read.tables().stream().allMatch(table -> Names.contains(unread, table.name())))
                .isPresent();
    }

    /** How many rows each table has; empty where that was not held. */
    public Optional<RowCounts> rows() {
        return isHeld() ? Optional.of(rows.get()) : Optional.empty();
    }

    /** The same where an earlier moment's are known: what is the same without looking is not counted again. */
    public Optional<RowCounts> rowsSince(Moment earlier) {
        if (isHeld() && earlier.isHeld()) {
            Set<String> same = earlier.backup.tablesSameIn(backup);
            earlier.rows.get().tables().forEach((table, number) -> {
                if (Names.contains(same, table)) {
                    rowsSeen.put(table, number);
                }
            });
        }
        return rows();
    }

    private void counted(DataSnapshot read) {
        read.tables().forEach(table -> rowsSeen.put(table.table(), table.rows()));
    }

    private RowCounts count() {
        data.peek().ifPresent(this::counted);
        boolean all = schema.peek()
                .filter(read -> read.tables().stream().allMatch(table -> rowsSeen.containsKey(table.name())))
                .isPresent();
        return all ? new RowCounts(new TreeMap<>(rowsSeen)) : RowCounts.of(backup, rowsSeen);
    }

    /** Whether it is there to be read: a server that clones nothing holds none. */
    public boolean isHeld() {
        return !(backup instanceof NotHeld);
    }

    /** Gives back its space. */
    @Override
    public void close() {
        backup.close();
    }
}
