package io.github.migrationtest.migration.supabase;

import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.ScriptFiles;
import io.github.migrationtest.migration.SqlScript;
import io.github.migrationtest.migration.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The rows that {@code supabase/seed.sql} puts in behind the migrations, as {@code supabase db push --include-seed} does.
 *
 * @param path what the history calls it
 * @param hash of its bytes
 */
record Seed(String path, String hash, SqlScript script) {

    /** Where the user wants it: {@code options = "include-seed=true"}. */
    static Optional<Seed> of(FolderSettings settings, SupabaseReader reader) {
        Path parent = settings.folder().toAbsolutePath().normalize().getParent();
        if (parent == null || !"true".equals(settings.options().options().get("include-seed"))) {
            return Optional.empty();
        }
        Path file = parent.resolve("seed.sql");
        return Files.isRegularFile(file)
                ? Optional.of(new Seed("supabase/seed.sql", sha256(ScriptFiles.bytes(file)), reader.script(file)))
                : Optional.empty();
    }

    /** For messages: it stands behind all others. */
    Migration asMigration() {
        return new Migration(Version.repeatable("seed.sql"), "seed.sql", script, Optional.empty());
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
