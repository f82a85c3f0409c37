package io.github.migrationtest.check;

import io.github.migrationtest.internal.sql.SqlLexer;
import io.github.migrationtest.schema.NameRules;
import io.github.migrationtest.schema.SchemaChange;
import io.github.migrationtest.schema.SchemaDiff;
import io.github.migrationtest.schema.SchemaSnapshot;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The tables and views that are there after all, by their names before and after. */
record Survivors(SchemaDiff diff, SchemaSnapshot after) {
    boolean isThere(String table) {
        return after.table(table).isPresent();
    }

    boolean isViewThere(String name) {
        return after.views().stream().anyMatch(view -> same(view.name(), name));
    }

    String nameAfter(String table) {
        return diff.ofType(SchemaChange.TableRenamed.class).stream()
                .filter(renamed -> same(renamed.from(), table))
                .map(SchemaChange.TableRenamed::to)
                .findFirst()
                .orElse(table);
    }

    boolean same(String one, String other) {
        return NameRules.tableKey(after.kind(), one).equals(NameRules.tableKey(after.kind(), other));
    }

    Set<String> keys(List<String> columns) {
        return columns.stream().map(name -> NameRules.key(after.kind(), name)).collect(Collectors.toSet());
    }

    Set<String> words(String expression) {
        return SqlLexer.code(after.kind(), expression).stream()
                .map(token -> NameRules.key(after.kind(), token.name()))
                .collect(Collectors.toSet());
    }
}
