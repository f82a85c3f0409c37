package io.github.migrationtest.check;

import io.github.migrationtest.internal.sql.SqlLexer;
import io.github.migrationtest.internal.sql.SqlToken;
import io.github.migrationtest.migration.Finding;
import io.github.migrationtest.migration.MigrationFailedException;
import io.github.migrationtest.migration.SqlStatement;
import java.util.List;

/**
 * A migration applies to the rows that are there.
 *
 * <p>Silent: {@code ALTER TABLE notes ADD COLUMN pinned integer NOT NULL DEFAULT 0}. Found, where notes has rows: the same without
 * a default. Rows that a script inserts and that have the keys of generated ones are a warning.
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
        Finding placed = failure.statement().map(finding::at).orElse(finding);
        boolean collides = migration.up().isPresent()
                && failure.statement()
                        .filter(statement -> givesRows(migration, statement))
                        .isPresent();
        return collides ? placed.asWarning() : placed;
    }

    /** Rows that a script brings itself may have the keys of generated ones, and of those only. */
    private static boolean givesRows(RehearsedMigration migration, SqlStatement statement) {
        List<SqlToken> words = SqlLexer.code(migration.kind(), statement.sql());
        return !words.isEmpty()
                && words.get(0).is("INSERT")
                && words.stream().noneMatch(word -> word.is("SELECT"));
    }
}
