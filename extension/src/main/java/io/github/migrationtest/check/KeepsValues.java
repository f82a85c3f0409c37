package io.github.migrationtest.check;

import io.github.migrationtest.data.DataChange;
import io.github.migrationtest.migration.Finding;
import java.util.List;

/**
 * No value changes that the script does not change by name.
 *
 * <p>Silent: {@code UPDATE users SET email = lower(email)}. Found: a rebuild that copies two columns in the other order; a cast that
 * rounds; {@code ON DELETE SET NULL} behind the rebuild of a parent.
 */
public final class KeepsValues implements MigrationCheck {

    /** For {@link java.util.ServiceLoader}. */
    public KeepsValues() {}

    @Override
    public String id() {
        return "keeps-values";
    }

    @Override
    public List<Finding> check(RehearsedMigration migration) {
        return LossFindings.of(id(), migration, loss -> loss.change() instanceof DataChange.ValuesChanged);
    }
}
