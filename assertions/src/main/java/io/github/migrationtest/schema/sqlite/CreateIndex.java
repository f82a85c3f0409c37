package io.github.migrationtest.schema.sqlite;

import io.github.migrationtest.internal.sql.CanonicalSql;
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
        return withoutCollation(part.subList(0, end));
    }

    /** {@code COLLATE} is the part's own only behind a single operand: in {@code a || b collate nocase} it is b's. */
    private static List<SqlToken> withoutCollation(List<SqlToken> part) {
        List<SqlToken> bare = CanonicalSql.withoutOuterBrackets(part);
        int end = bare.size();
        return end > 2 && bare.get(end - 2).is("collate") && isOperand(bare.subList(0, end - 2))
                ? withoutCollation(bare.subList(0, end - 2))
                : bare;
    }

    private static boolean isOperand(List<SqlToken> tokens) {
        return tokens.size() == 1
                || CanonicalSql.withoutOuterBrackets(tokens).size() < tokens.size()
                || tokens.get(0).type() == SqlToken.Type.WORD
                        && CanonicalSql.isBracketed(tokens.subList(1, tokens.size()));
    }
}
