package io.github.migrationtest.schema.mysql;

import io.github.migrationtest.schema.Attribute;
import io.github.migrationtest.schema.Attributes;
import io.github.migrationtest.schema.ObjectType;
import io.github.migrationtest.schema.SchemaObject;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads the sequences of MariaDB, which are tables of one row. */
final class Sequences {
    private Sequences() {}

    static List<SchemaObject> read(Queries queries, Catalog catalog) throws SQLException {
        List<String> names = catalog.tables.stream()
                .filter(TableRow::isSequence)
                .map(TableRow::name)
                .toList();
        if (names.isEmpty()) {
            return List.of();
        }
        String all = names.stream()
                .map(name -> "select '" + name.replace("'", "''") + "' as name, start_value, increment, minimum_value,"
                        + " maximum_value, cache_size, cycle_option from " + Queries.quoted(name))
                .collect(Collectors.joining(" union all "));
        return queries.show(
                all,
                row -> new SchemaObject(
                        ObjectType.SEQUENCE,
                        row.text(1),
                        Optional.empty(),
                        Attributes.none(queries.kind)
                                .with(Attribute.START, row.text(2))
                                .with(Attribute.INCREMENT, row.text(3))
                                .with(Attribute.MINIMUM, row.text(4))
                                .with(Attribute.MAXIMUM, row.text(5))
                                .with(Attribute.CACHE, row.text(6))
                                .with(Attribute.CYCLE, row.is(7, "1"))));
    }
}
