package io.github.migrationtest.schema.sqlite;

import io.github.migrationtest.internal.sql.Names;
import io.github.migrationtest.internal.sql.SqlToken;
import io.github.migrationtest.schema.IndexPart;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a {@code CREATE TABLE} says and SQLite's pragmas do not. */
final class CreateTable {
    final Map<String, String> collations = new HashMap<>();
    final Map<String, ConflictResolution> onNull = new HashMap<>();
    final Map<String, List<SqlToken>> generated = new HashMap<>();
    final List<DeclaredKey> keys = new ArrayList<>();
    final List<DeclaredCheck> checks = new ArrayList<>();
    final List<DeclaredForeignKey> foreignKeys = new ArrayList<>();
    boolean autoIncrement;

    /**
     * A primary key or a unique constraint.
     *
     * @param columns in order, in lower case
     * @param collations of each column, where one is given
     */
    record DeclaredKey(
            boolean primary,
            Optional<String> name,
            List<String> columns,
            List<Optional<String>> collations,
            ConflictResolution onConflict) {}

    record DeclaredCheck(Optional<String> name, List<SqlToken> expression) {}

    record DeclaredForeignKey(
            Optional<String> name, List<String> columns, String referencedTable, boolean initiallyDeferred) {

        DeclaredForeignKey deferred(boolean initially) {
            return new DeclaredForeignKey(name, columns, referencedTable, initially);
        }
    }

    /** Reads the statement as {@code sqlite_schema} keeps it. */
    static CreateTable of(String sql) {
        CreateTable table = new CreateTable();
        TokenCursor cursor = TokenCursor.over(sql);
        while (!cursor.atEnd() && !cursor.peek().isSymbol("(")) {
            cursor.next();
        }
        new CreateTableReader(table, new TokenCursor(cursor.bracketed())).read();
        return table;
    }

    /** The key that SQLite made an index of these parts for; several that say the same share one. */
    DeclaredKey key(boolean primary, List<IndexPart> parts) {
        List<DeclaredKey> same = keys.stream()
                .filter(key -> key.primary() == primary && isOver(key, parts))
                .toList();
        return new DeclaredKey(
                primary,
                same.stream().flatMap(key -> key.name().stream()).findFirst(),
                List.of(),
                List.of(),
                same.stream()
                        .map(DeclaredKey::onConflict)
                        .filter(resolution -> resolution != ConflictResolution.ABORT)
                        .findFirst()
                        .orElse(ConflictResolution.ABORT));
    }

    private boolean isOver(DeclaredKey key, List<IndexPart> parts) {
        if (key.columns().size() != parts.size()) {
            return false;
        }
        for (int i = 0; i < parts.size(); i++) {
            String column = key.columns().get(i);
            String collation =
                    key.collations().get(i).map(Names::key).orElse(collations.getOrDefault(column, "binary"));
            String actual = parts.get(i).collation().map(Names::key).orElse("binary");
            if (!column.equals(Names.key(parts.get(i).text())) || !Names.same(collation, actual)) {
                return false;
            }
        }
        return true;
    }
}
