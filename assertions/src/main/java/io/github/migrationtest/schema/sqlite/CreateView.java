package io.github.migrationtest.schema.sqlite;

import io.github.migrationtest.internal.sql.CanonicalSql;
import io.github.migrationtest.internal.sql.SqlToken;
import io.github.migrationtest.schema.Attributes;
import io.github.migrationtest.schema.View;
import java.util.List;
import java.util.Set;

/** Reads a {@code CREATE VIEW} as {@code sqlite_schema} keeps it. */
final class CreateView {
    private CreateView() {}

    static View of(SqliteCatalog.Entry entry, Set<String> names, Attributes attributes) {
        TokenCursor cursor = TokenCursor.over(entry.sql().orElse(""));
        skipHead(cursor, "view");
        List<String> columns = cursor.names();
        cursor.takes("as");
        List<SqlToken> query = withoutEnd(cursor.rest());
        return new View(
                entry.name(),
                columns,
                CanonicalSql.statements(query, KnownNames.in(query, names)),
                List.of(),
                attributes);
    }

    /** Steps over {@code CREATE ... <what> [IF NOT EXISTS] [schema.]name}. */
    static void skipHead(TokenCursor cursor, String what) {
        cursor.until(what);
        cursor.next();
        cursor.takes("if", "not", "exists");
        cursor.name();
    }

    private static List<SqlToken> withoutEnd(List<SqlToken> query) {
        int end = query.size();
        while (end > 0 && query.get(end - 1).type() == SqlToken.Type.SEMICOLON) {
            end--;
        }
        return query.subList(0, end);
    }
}
