package io.github.migrationtest.check;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.SqlLexer;
import io.github.migrationtest.internal.sql.SqlToken;
import io.github.migrationtest.migration.Finding;
import io.github.migrationtest.migration.MigrationFailedException;
import io.github.migrationtest.migration.SqlStatement;
import io.github.migrationtest.schema.SchemaDiff;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A migration applies to the rows that are there.
 *
 * <p>Silent: {@code ALTER TABLE notes ADD COLUMN pinned integer NOT NULL DEFAULT 0}. Found, where notes has rows: the same without
 * a default. What fails for the values of generated rows, and not for others, is a warning: a unique index over doubles. What a
 * migration that fails has left behind is told with it.
 */
public final class Applies implements MigrationCheck {

    private static final int LINES = 10;
    private static final String CLEAN_UP = "Have what it left behind taken away before it is tried again.";
    private static final String COMMITS =
            "Each statement that changes the schema commits: give it a migration of its own, so that none can be"
                    + " applied by half. "
                    + CLEAN_UP;
    private static final Map<DatabaseKind, String> ONE_EACH =
            Map.of(DatabaseKind.MYSQL, COMMITS, DatabaseKind.MARIADB, COMMITS);

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
        Refusal refusal = Refusal.of(migration.kind(), migration.tool(), failure);
        Optional<SchemaDiff> left = migration.leftByFailure().filter(diff -> !diff.isEmpty());
        String behind = left.map(diff -> "\nIt has left a part of itself behind:\n" + diff.describe(LINES))
                .orElse("");
        Optional<InvalidIndex> invalid = left.flatMap(InvalidIndex::leftBy);
        String cleaning = invalid.map(InvalidIndex::remedy)
                .or(() -> left.map(diff -> ONE_EACH.getOrDefault(migration.kind(), CLEAN_UP)))
                .orElse("");
        String why = Stream.concat(refusal.why().stream(), invalid.map(InvalidIndex::why).stream())
                .collect(Collectors.joining("\n"));
        Finding finding = Finding.error(
                        id(),
                        migration.migration(),
                        failure.getMessage() + behind,
                        (refusal.remedy() + " " + cleaning).strip())
                .because(Optional.of(why).filter(text -> !text.isEmpty()));
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
