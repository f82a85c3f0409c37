package io.github.migrationtest.schema.sqlite;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.CanonicalSql;
import io.github.migrationtest.internal.sql.Names;
import io.github.migrationtest.internal.sql.SqlLexer;
import io.github.migrationtest.internal.sql.SqlToken;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** SQLite's reading of a {@code DEFAULT} clause (sqlite.org/lang_createtable.html, 3.2). */
final class DefaultValue {
    private static final Set<String> CLOCKS = Set.of("current_date", "current_time", "current_timestamp");

    private DefaultValue() {}

    /** What a column gets, in the one spelling that all spellings share; none if that is null. */
    static Optional<String> canonical(String clause) {
        List<SqlToken> tokens = CanonicalSql.withoutOuterBrackets(SqlLexer.code(DatabaseKind.SQLITE, clause));
        if (tokens.size() == 2 && tokens.get(0).isSymbol("+") && tokens.get(1).type() == SqlToken.Type.NUMBER) {
            tokens = tokens.subList(1, 2);
        }
        return tokens.size() == 1 ? ofOne(tokens.get(0)) : Optional.of(expression(tokens));
    }

    /** A single name stands for itself as a text, since a default can see no column. */
    private static Optional<String> ofOne(SqlToken token) {
        if (token.type() == SqlToken.Type.QUOTED_NAME) {
            return Optional.of(text(token.name()));
        }
        if (token.type() != SqlToken.Type.WORD) {
            return Optional.of(expression(List.of(token)));
        }
        String word = Names.key(token.text());
        return switch (word) {
            case "null" -> Optional.empty();
            case "true" -> Optional.of("1");
            case "false" -> Optional.of("0");
            default -> Optional.of(CLOCKS.contains(word) ? word : text(token.text()));
        };
    }

    private static String expression(List<SqlToken> tokens) {
        return CanonicalSql.expression(tokens, name -> false);
    }

    private static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }
}
