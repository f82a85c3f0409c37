package io.github.migrationtest.check;

import io.github.migrationtest.check.DataLoss.Meaning;
import io.github.migrationtest.data.DataChange;
import io.github.migrationtest.migration.Finding;
import java.util.List;

/**
 * No row goes that the script does not delete by name.
 *
 * <p>Silent: {@code DELETE FROM sessions WHERE expired}. Found: rows of {@code note_tags} that the rebuild of {@code notes} takes
 * through {@code ON DELETE CASCADE}; rows that the {@code WHERE} of a rebuild leaves out. Rows that go along with those that a script
 * deletes by name are a warning.
 */
public final class KeepsRows implements MigrationCheck {

    /** For {@link java.util.ServiceLoader}. */
    public KeepsRows() {}

    @Override
    public String id() {
        return "keeps-rows";
    }

    @Override
    public List<Finding> check(RehearsedMigration migration) {
        return LossFindings.of(id(), migration, KeepsRows::isOfRows);
    }

    static boolean isOfRows(DataLoss loss) {
        return loss.change() instanceof DataChange.RowsLost
                || loss.change() instanceof DataChange.TableDropped && loss.meaning() == Meaning.UNSAID;
    }
}
