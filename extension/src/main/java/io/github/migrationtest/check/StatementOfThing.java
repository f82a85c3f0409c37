package io.github.migrationtest.check;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.SqlLexer;
import io.github.migrationtest.internal.sql.SqlToken;
import io.github.migrationtest.migration.Finding;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.SqlStatement;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Where scripts make what an engine has: the last statement that creates it by name, or the table that it came with. */
final class StatementOfThing {
    /** As many as stand before the first bracket of {@code CREATE UNLOGGED TABLE IF NOT EXISTS app.users (}. */
    private static final int TABLE_WORDS = 9;

    private final List<Migration> migrations;

    StatementOfThing(List<Migration> migrations) {
        this.migrations = migrations;
    }

    /** A statement and its file. */
    record Place(Optional<Path> file, SqlStatement statement) {
        Finding put(Finding finding) {
            return new Finding(
                    finding.check(),
                    finding.severity(),
                    finding.migration(),
                    file,
                    Optional.of(statement),
                    finding.object(),
                    finding.message(),
                    finding.why(),
                    finding.remedy());
        }
    }

    Optional<Place> of(EngineDifference difference) {
        DatabaseKind kind = difference.having().kind();
        String name = difference.name().orElse(difference.table()).toLowerCase(Locale.ROOT);
        return migrations.stream()
                .flatMap(migration -> migration.up().statements().stream()
                        .filter(statement ->
                                makes(kind, statement, name, difference.name().isEmpty()))
                        .map(statement -> new Place(migration.up().path(), statement)))
                .reduce((earlier, later) -> later);
    }

    private static boolean makes(DatabaseKind kind, SqlStatement statement, String name, boolean isTable) {
        List<String> words = SqlLexer.code(kind, statement.sql()).stream()
                .map(SqlToken::name)
                .map(word -> word.toLowerCase(Locale.ROOT))
                .limit(isTable ? TABLE_WORDS : Long.MAX_VALUE)
                .toList();
        return !words.isEmpty()
                && Stream.of("create", "alter").anyMatch(words.get(0)::equals)
                && (!isTable || words.contains("table"))
                && words.contains(name);
    }
}
