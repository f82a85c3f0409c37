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
 * a default. What fails for the values of generated rows, and not for others, is a warning: a unique index over doubles.
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
        boolean ofGeneratedRows = migration.up().isPresent()
                && failure.statement()
                        .filter(statement -> addsColumn(migration, statement))
                        .isEmpty();
        return ofGeneratedRows ? placed.asWarning() : placed;
    }

    /** What fails for any row at all: other statements fail for rows of some values, which production's need not have. */
    private static boolean addsColumn(RehearsedMigration migration, SqlStatement statement) {
        List<SqlToken> words = SqlLexer.code(migration.kind(), statement.sql());
        return !words.isEmpty()
                && words.get(0).is("ALTER")
                && words.stream().anyMatch(word -> word.is("ADD"))
                && words.stream()
                        .noneMatch(word -> word.is("CONSTRAINT")
                                || word.is("UNIQUE")
                                || word.is("CHECK")
                                || word.is("FOREIGN")
                                || word.is("PRIMARY"));
    }
}
