package io.github.migrationtest.check;

import io.github.migrationtest.check.DataLoss.Meaning;
import io.github.migrationtest.data.DataChange;
import io.github.migrationtest.migration.Finding;
import java.util.List;

/**
 * No table or column that holds data is dropped, unless that is accepted by name.
 *
 * <p>Silent: a table dropped that is empty, or whose rows stand in another. Found: {@code DROP TABLE legacy_notes} with 12 rows in
 * it; a column dropped while a new one of its type comes empty, where a rename was meant.
 */
public final class DestroysData implements MigrationCheck {

    /** For {@link java.util.ServiceLoader}. */
    public DestroysData() {}

    @Override
    public String id() {
        return "destroys-data";
    }

    @Override
    public List<Finding> check(RehearsedMigration migration) {
        return migration.losses().stream()
                .filter(loss -> loss.meaning() == Meaning.DESTROYED
                        || loss.meaning() == Meaning.UNSAID && loss.change() instanceof DataChange.ColumnDropped)
                .map(loss -> found(migration, loss))
                .toList();
    }

    /** What the author may have meant instead. */
    private static String otherwise(DataLoss loss) {
        return loss.remark().filter(remark -> remark.startsWith("while ")).isPresent()
                ? "If only its name was to change, rename it: ALTER TABLE ... RENAME COLUMN keeps its values. "
                : "";
    }

    private Finding found(RehearsedMigration migration, DataLoss loss) {
        String object = LossFindings.objectOf(loss.change());
        return Finding.error(
                        id(),
                        migration.migration(),
                        loss.describe() + ".",
                        otherwise(loss) + "If nobody needs it any more, accept it: @Accept(check = \"" + id()
                                + "\", migration = \"" + migration.migration().name() + "\", object = \"" + object
                                + "\", because = \"...\").")
                .about(object);
    }
}
