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

    private Finding found(RehearsedMigration migration, DataLoss loss) {
        String object = LossFindings.objectOf(loss.change());
        return Finding.error(
                        id(),
                        migration.migration(),
                        loss.describe() + ".",
                        "If nobody needs it any more, accept it: @Accept(check = \"" + id() + "\", migration = \""
                                + migration.migration().name() + "\", object = \"" + object + "\", because = \"...\").")
                .about(object);
    }
}
