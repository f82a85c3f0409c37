package io.github.migrationtest.check;

import io.github.migrationtest.migration.Finding;
import io.github.migrationtest.migration.MigrationFailedException;
import java.util.List;

/**
 * A migration applies to the rows that are there.
 *
 * <p>Silent: {@code ALTER TABLE notes ADD COLUMN pinned integer NOT NULL DEFAULT 0}. Found, where notes has rows: the same without
 * a default.
 */
public final class Applies implements MigrationCheck {

    /** For {@link java.util.ServiceLoader}. */
    public Applies() {}

    @Override
    public String id() {
        return "applies";
    }

    @Override
    public List<Finding> check(RehearsedMigration migration) {
        return migration
                .upFailure()
                .map(failure -> List.of(found(migration, failure)))
                .orElse(List.of());
    }

    private Finding found(RehearsedMigration migration, MigrationFailedException failure) {
        Finding finding = Finding.error(id(), migration.migration(), String.valueOf(failure.getMessage()), "");
        return failure.statement().map(finding::at).orElse(finding);
    }
}
