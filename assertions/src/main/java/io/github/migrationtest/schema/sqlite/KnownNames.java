package io.github.migrationtest.schema.sqlite;

import io.github.migrationtest.internal.sql.CanonicalSql;
import io.github.migrationtest.internal.sql.Names;
import io.github.migrationtest.internal.sql.SqlToken;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Which words in double quotes are names in a query: those of the schema, and those the query itself uses as names. */
final class KnownNames {
    private KnownNames() {}

    static Predicate<String> in(List<SqlToken> query, Set<String> schema) {
        Set<String> names = new HashSet<>(schema);
        for (int i = 0; i < query.size(); i++) {
            SqlToken token = query.get(i);
            boolean name = token.type() == SqlToken.Type.WORD
                    || token.type() == SqlToken.Type.QUOTED_NAME
                            && (!token.isDoubleQuoted() || CanonicalSql.mustBeName(query, i));
            if (name) {
                names.add(Names.key(token.name()));
            }
        }
        return names::contains;
    }
}
