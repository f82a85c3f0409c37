package io.github.migrationtest.check;

import io.github.migrationtest.migration.Finding;
import java.util.List;

/**
 * The same migrations, or those of {@code db/migration/{kind}}, leave on each kind of {@link io.github.migrationtest.EachDatabase} what
 * they leave on the first: the same rows are refused, the same rows go with their parent, the same queries find an index.
 *
 * <p>It compares unique constraints, foreign keys with what they do when the parent is deleted, and indexes, by their tables and columns
 * and never by their names or types. Of tables and columns that only one kind has nothing is said: an application sees that at its first
 * statement, and what this check is about it does not see at all.
 *
 * <p>Silent: the index that MySQL makes for a foreign key by itself; {@code restrict} where the other says {@code no action}; an index
 * that a wider one or a key serves; full text, GIN and other indexes of one engine's own; an index of an expression, which also stands
 * in for the plain one of another kind, as does one on a generated column; a partial index where the other kind knows none; a key that
 * MySQL's partitions make wider, or do not take. Found: a unique constraint that one kind lacks, or has over some of the rows only though
 * it could over all; a foreign key that MySQL read and did not make; an index that {@code if not exists} passed over, because PostgreSQL
 * has one of that name on another table.
 *
 * <p>Each kind is compared when its walk is over, so a difference is shown where the second of the two ends. A copy is not compared.
 */
public final class EnginesAgree implements MigrationCheck {

    /** For {@link java.util.ServiceLoader}. */
    public EnginesAgree() {}

    @Override
    public String id() {
        return "engines-agree";
    }

    @Override
    public boolean looksAtMigrations() {
        return false;
    }

    @Override
    public List<Finding> check(RehearsedRun run) {
        return run.end().stream()
                .flatMap(end ->
                        run.endsOfOtherKinds().stream().flatMap(other -> EngineComparison.of(other, end).stream()))
                .map(this::finding)
                .toList();
    }

    private Finding finding(EngineDifference difference) {
        String table = difference.table();
        String having = difference.having().kind().productName();
        String lacking = difference.lacking().kind().productName();
        Finding finding = Finding.error(
                        id(),
                        table + ": " + having + " has " + difference.what() + ", " + lacking + " has "
                                + difference.instead().orElse("none") + ".",
                        "Make it on " + lacking + " too, or drop it on " + having
                                + "; if they are to differ, accept it: @Accept(check = \"" + id() + "\", object = \""
                                + table
                                + "\", because = \"...\").")
                .about(table)
                .because(difference.why());
        return new StatementOfThing(difference.having().migrations())
                .of(difference)
                .map(place -> place.put(finding))
                .orElse(finding);
    }
}
