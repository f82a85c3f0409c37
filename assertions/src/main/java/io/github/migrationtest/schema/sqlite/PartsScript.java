package io.github.migrationtest.schema.sqlite;

import static io.github.migrationtest.internal.sql.CanonicalSql.sqliteName;

import io.github.migrationtest.internal.sql.Names;
import io.github.migrationtest.schema.Column;
import io.github.migrationtest.schema.IndexPart;
import io.github.migrationtest.schema.SortOrder;
import io.github.migrationtest.schema.Table;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The parts of a table's indexes and keys as SQL; a collation is written where it is not the column's. */
final class PartsScript {
    private final Table table;

    PartsScript(Table table) {
        this.table = table;
    }

    String of(List<IndexPart> parts) {
        return parts.stream().map(this::of).collect(Collectors.joining(", ", "(", ")"));
    }

    private String of(IndexPart part) {
        String collation = collation(part);
        return (part.expression() ? expression(part, collation) : sqliteName(part.text()))
                + collation
                + (part.order() == SortOrder.DESCENDING ? " desc" : "");
    }

    private static String expression(IndexPart part, String collation) {
        return collation.isEmpty() ? part.text() : "(" + part.text() + ")";
    }

    private String collation(IndexPart part) {
        // An expression has another one than the usual only where it was given one.
        Optional<String> usual =
                part.expression() ? Optional.empty() : table.column(part.text()).flatMap(Column::collation);
        return usual.map(Names::key).equals(part.collation().map(Names::key))
                ? ""
                : " collate " + sqliteName(Names.key(part.collation().orElse("binary")));
    }
}
