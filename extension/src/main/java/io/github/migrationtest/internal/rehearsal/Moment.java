package io.github.migrationtest.internal.rehearsal;

import io.github.migrationtest.data.DataChange;
import io.github.migrationtest.data.DataDiff;
import io.github.migrationtest.data.DataSnapshot;
import io.github.migrationtest.fixtures.Backup;
import io.github.migrationtest.schema.SchemaSnapshot;
import java.util.Collection;
import java.util.Set;

/**
 * A database as it stood at one moment, held; what it was is read when somebody asks, and once. The end of one move is the beginning
 * of the next where nothing came between them.
 */
public final class Moment implements AutoCloseable {
    private final Backup backup;
    private final Lazy<SchemaSnapshot> schema = new Lazy<>(() -> SchemaSnapshot.of(backup()));
    private final Lazy<DataSnapshot> data = new Lazy<>(() -> DataSnapshot.of(backup()));

    Moment(Backup backup) {
        this.backup = backup;
    }

    Backup backup() {
        return backup;
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
        return DataDiff.between(backup, dataWithout(same), later.backup, later.dataWithout(same), known);
    }

    private DataSnapshot dataWithout(Set<String> tables) {
        return data.peek()
                .map(snapshot -> snapshot.withoutTables(tables))
                .orElseGet(() -> DataSnapshot.of(backup, tables));
    }

    boolean isHeld() {
        return !(backup instanceof NotHeld);
    }

    /** Gives back its space. */
    @Override
    public void close() {
        backup.close();
    }
}
