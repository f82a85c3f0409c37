package io.github.migrationtest.check;

import io.github.migrationtest.data.DataDiff;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFailedException;
import io.github.migrationtest.schema.SchemaDiff;
import java.util.List;
import java.util.Optional;

/**
 * A database that was backed up, migrated, and restored by the user's own commands.
 *
 * @param restore the command that put it back, as messages show it
 * @param migrations what was applied in between
 * @param failure why one of the commands failed; then nothing was compared
 * @param schema what the schema has otherwise than before
 * @param data what became of the rows
 * @param historyDiffers whether the tool's history says otherwise what is pending
 */
public record RestoredBackup(
        String restore,
        List<Migration> migrations,
        Optional<MigrationFailedException> failure,
        Optional<SchemaDiff> schema,
        Optional<DataDiff> data,
        boolean historyDiffers) {
    public RestoredBackup {
        migrations = List.copyOf(migrations);
    }
}
