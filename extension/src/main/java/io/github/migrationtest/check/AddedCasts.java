package io.github.migrationtest.check;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.PostgresqlSql;
import io.github.migrationtest.internal.sql.SqlLexer;
import io.github.migrationtest.schema.Index;
import io.github.migrationtest.schema.IndexPart;
import io.github.migrationtest.schema.SchemaChange;
import io.github.migrationtest.schema.SchemaDiff;
import java.util.List;
import java.util.stream.Stream;

/**
 * Casts that PostgreSQL writes into the expressions of an index when a column in them gets another type: {@code coalesce(a, b)}
 * becomes {@code coalesce(a::bigint, b)} where {@code b} is widened, and the first again where {@code a} is too.
 */
record AddedCasts(SchemaDiff diff) {

    /** Whether an index differs in nothing else. */
    boolean areAllOf(SchemaChange.IndexChanged changed) {
        Index before = changed.before();
        Index after = changed.after();
        return before.attributes().kind() == DatabaseKind.POSTGRESQL
                && retyped(after).findAny().isPresent()
                && withoutCasts(before).equals(withoutCasts(after));
    }

    private Stream<SchemaChange.ColumnChanged> retyped(Index index) {
        List<String> words = Stream.concat(index.parts().stream().map(IndexPart::text), index.predicate().stream())
                .flatMap(text -> SqlLexer.code(DatabaseKind.POSTGRESQL, text).stream())
                .map(token -> token.name())
                .toList();
        return diff.ofType(SchemaChange.ColumnChanged.class).stream()
                .filter(column -> column.table().equals(index.table()))
                .filter(column -> !column.before().type().equals(column.after().type()))
                .filter(column -> words.contains(column.after().name()));
    }

    private static Index withoutCasts(Index index) {
        return new Index(
                index.name(),
                index.table(),
                index.unique(),
                index.parts().stream().map(AddedCasts::withoutCasts).toList(),
                index.predicate().map(PostgresqlSql::withoutCasts),
                index.attributes());
    }

    private static IndexPart withoutCasts(IndexPart part) {
        return part.expression()
                ? new IndexPart(
                        PostgresqlSql.withoutCasts(part.text()),
                        true,
                        part.order(),
                        part.collation(),
                        part.attributes())
                : part;
    }
}
