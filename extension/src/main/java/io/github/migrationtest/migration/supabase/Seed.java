package io.github.migrationtest.migration.supabase;

import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.SqlScript;
import io.github.migrationtest.migration.Version;
import java.util.List;
import java.util.Optional;

/**
 * A file of rows that is put in behind the migrations, as {@code supabase db push --include-seed} does.
 *
 * @param path what the history calls it
 * @param hash of its bytes
 */
record Seed(String path, String hash, SqlScript script) {

    /** For messages: it stands behind all others. */
    Migration asMigration() {
        return new Migration(Version.repeatable(script.name()), script.name(), script, Optional.empty());
    }

    /** A file that has changed since it was put in is not put in again: only its hash is noted ({@code SeedFile.Dirty}). */
    SqlScript nothing() {
        return new SqlScript(script.name(), script.path(), "", List.of());
    }
}
