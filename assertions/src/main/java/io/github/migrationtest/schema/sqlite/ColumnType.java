package io.github.migrationtest.schema.sqlite;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.Names;
import io.github.migrationtest.internal.sql.SqlLexer;
import io.github.migrationtest.internal.sql.SqlSpacing;
import java.util.List;

/** The declared type of a column. */
final class ColumnType {
    private ColumnType() {}

    /** The type in lower case and one way of spacing: {@code decimal(10, 2)}. */
    static String canonical(String declared) {
        return SqlSpacing.join(words(declared));
    }

    /** SQLite itself takes {@code GENERATED ALWAYS} for a part of the type, unless a single blank stands in it. */
    static String canonicalOfGenerated(String declared) {
        List<String> words = words(declared);
        int end = words.size();
        if (end > 0 && words.get(end - 1).equals("always")) {
            end--;
        }
        if (end > 0 && words.get(end - 1).equals("generated")) {
            end--;
        }
        return SqlSpacing.join(words.subList(0, end));
    }

    private static List<String> words(String declared) {
        return SqlLexer.code(DatabaseKind.SQLITE, declared).stream()
                .map(token -> Names.key(token.name()))
                .toList();
    }
}
