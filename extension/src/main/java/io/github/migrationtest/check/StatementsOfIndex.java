package io.github.migrationtest.check;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.SqlLexer;
import io.github.migrationtest.internal.sql.SqlToken;
import io.github.migrationtest.migration.SqlStatement;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Which of a migration's statements an index and its table come from. */
record StatementsOfIndex(DatabaseKind kind, List<SqlStatement> statements) {

    /** {@code CREATE [UNIQUE] INDEX} of that name, the last one. */
    Optional<SqlStatement> makes(String index) {
        return last(words -> words.get(0).is("CREATE")
                && (words.get(1).is("INDEX")
                        || words.get(1).is("UNIQUE") && words.get(2).is("INDEX"))
                && has(words.stream().takeWhile(word -> !word.is("ON")).toList(), index));
    }

    /** What gives a table its definition: where it is renamed to its name, the {@code CREATE TABLE} of the one that is renamed. */
    Optional<SqlStatement> defines(String table) {
        Optional<SqlStatement> renames = last(words -> words.get(0).is("ALTER")
                && IntStream.range(2, words.size() - 2)
                        .anyMatch(i -> words.get(i).is("RENAME")
                                && words.get(i + 1).is("TO")
                                && words.get(i + 2).name().equalsIgnoreCase(table)));
        String made = renames.map(statement -> words(statement).get(2).name()).orElse(table);
        return last(words -> words.get(0).is("CREATE")
                && words.get(1).is("TABLE")
                && has(words.subList(0, Math.min(6, words.size())), made));
    }

    /** The {@code DROP TABLE} of a rebuild. */
    Optional<SqlStatement> rebuilds(String table) {
        return last(words -> words.get(0).is("DROP") && words.get(1).is("TABLE") && has(words, table));
    }

    private Optional<SqlStatement> last(Predicate<List<SqlToken>> filter) {
        return statements.stream()
                .filter(statement -> {
                    List<SqlToken> words = words(statement);
                    return words.size() > 2 && filter.test(words);
                })
                .reduce((first, second) -> second);
    }

    private List<SqlToken> words(SqlStatement statement) {
        return SqlLexer.code(kind, statement.sql());
    }

    private static boolean has(List<SqlToken> words, String name) {
        return words.stream().anyMatch(word -> word.name().equalsIgnoreCase(name));
    }
}
