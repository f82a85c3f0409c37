package io.github.migrationtest.schema;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.SqlLexer;
import io.github.migrationtest.internal.sql.SqlToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a query selects: {@code select *} is kept as the columns that there were, in the order in which they stood. */
final class SelectList {
    /** With these the order is a part of what the query means. */
    private static final Set<String> ORDERED = Set.of("DISTINCT", "UNION", "INTERSECT", "EXCEPT");

    private SelectList() {}

    /** A query with its columns sorted; as it is where they cannot be told apart. */
    static String sorted(DatabaseKind kind, String query) {
        List<SqlToken> tokens = SqlLexer.code(kind, query);
        if (tokens.isEmpty()
                || !tokens.get(0).is("SELECT")
                || tokens.stream().anyMatch(token -> ORDERED.stream().anyMatch(token::is))) {
            return query;
        }
        List<String> columns = new ArrayList<>();
        int depth = 0;
        int start = tokens.get(0).end();
        for (SqlToken token : tokens) {
            depth += token.isSymbol("(") || token.isSymbol("[")
                    ? 1
                    : token.isSymbol(")") || token.isSymbol("]") ? -1 : 0;
            boolean last = depth == 0 && token.is("FROM");
            if (last || depth == 0 && token.isSymbol(",")) {
                columns.add(query.substring(start, token.start()).strip());
                start = token.end();
            }
            if (last) {
                columns.sort(null);
                return "select " + String.join(", ", columns) + " from" + query.substring(start);
            }
        }
        return query;
    }
}
