package io.github.migrationtest.internal.walk;

import io.github.migrationtest.internal.sql.Names;
import io.github.migrationtest.internal.sql.SqlLexer;
import io.github.migrationtest.migration.MigrationFailedException;
import io.github.migrationtest.migration.SqlStatement;
import io.github.migrationtest.schema.SchemaSnapshot;
import io.github.migrationtest.schema.Table;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The tables whose rows a statement can have failed on. */
final class NamedTables {
    private NamedTables() {}

    /**
     * Those that the statement names, or, where these are all new, those that the script names up to it.
     *
     * @param schema as it was before the script
     */
    static Set<String> in(MigrationFailedException failure, SchemaSnapshot schema) {
        int failed = failure.statement().map(SqlStatement::number).orElse(0);
        Set<String> named = in(failure.statement().stream().toList(), schema);
        return named.isEmpty()
                ? in(
                        failure.script().stream()
                                .flatMap(script -> script.statements().stream())
                                .filter(statement -> statement.number() <= failed)
                                .toList(),
                        schema)
                : named;
    }

    private static Set<String> in(List<SqlStatement> statements, SchemaSnapshot schema) {
        Set<String> words = statements.stream()
                .flatMap(statement -> SqlLexer.code(schema.kind(), statement.sql()).stream())
                .map(token -> Names.key(token.name()))
                .collect(Collectors.toSet());
        return schema.tables().stream()
                .map(Table::name)
                .filter(name -> words.contains(Names.key(name.substring(name.lastIndexOf('.') + 1))))
                .collect(Collectors.toSet());
    }
}
