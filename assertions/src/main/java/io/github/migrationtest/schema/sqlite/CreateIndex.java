package io.github.migrationtest.schema.sqlite;

import io.github.migrationtest.internal.sql.SqlToken;
import java.util.List;
import java.util.Optional;

/**
 * What a {@code CREATE INDEX} says and SQLite's pragmas do not.
 *
 * @param parts in order, without collation and direction
 * @param predicate the condition behind {@code WHERE}
 */
record CreateIndex(List<List<SqlToken>> parts, Optional<List<SqlToken>> predicate) {

    /** Reads the statement as {@code sqlite_schema} keeps it. */
    static CreateIndex of(String sql) {
        TokenCursor cursor = TokenCursor.over(sql);
        cursor.until("on");
        cursor.next();
        cursor.name();
        List<List<SqlToken>> parts =
                cursor.bracketedList().stream().map(CreateIndex::bare).toList();
        return new CreateIndex(parts, cursor.takes("where") ? Optional.of(cursor.rest()) : Optional.empty());
    }

    private static List<SqlToken> bare(List<SqlToken> part) {
        int end = part.size();
        if (part.get(end - 1).is("asc") || part.get(end - 1).is("desc")) {
            end--;
        }
        if (end > 2 && part.get(end - 2).is("collate")) {
            end -= 2;
        }
        return part.subList(0, end);
    }
}
