package io.github.migrationtest.schema.postgresql;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.schema.Attribute;
import io.github.migrationtest.schema.Attributes;
import io.github.migrationtest.schema.ObjectType;
import io.github.migrationtest.schema.SchemaObject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads collations that users made. */
final class Collations {
    private Collations() {}

    static List<SchemaObject> read(Queries queries, Catalog catalog) throws SQLException {
        return queries.list(
                Made.COLLATION,
                """
                select c.oid, n.nspname, c.collname, c.collprovider, c.collisdeterministic, c.collcollate, c.collctype,
                """ + locale(queries) + " as locale, " + queries.since(16, "c.collicurules", "null") + """
                 as rules
                from pg_collation c join pg_namespace n on n.oid = c.collnamespace
                where not\s"""
                        + Queries.ofExtension("pg_collation", "c.oid") + " and " + Queries.OF_USERS,
                row -> new SchemaObject(
                        ObjectType.COLLATION,
                        QualifiedName.of(row.text("nspname"), row.text("collname")),
                        Optional.empty(),
                        Attributes.none(DatabaseKind.POSTGRESQL)
                                .with(Attribute.DEFINITION, definition(row))
                                .with(Attribute.COMMENT, catalog.comments.of("pg_collation", row.oid("oid")))));
    }

    /** The column's name until PostgreSQL 16 and since. */
    private static String locale(Queries queries) {
        return queries.since(17, "c.colllocale", "c.colliculocale");
    }

    private static String definition(Queries.Row row) throws SQLException {
        List<String> parts = new ArrayList<>();
        switch (row.letter("collprovider")) {
            case 'i' -> parts.add("provider = icu");
            case 'b' -> parts.add("provider = builtin");
            default -> {}
        }
        row.optional("locale").ifPresent(locale -> parts.add("locale = " + Literal.of(locale)));
        row.optional("collcollate").ifPresent(locale -> parts.add("lc_collate = " + Literal.of(locale)));
        row.optional("collctype").ifPresent(locale -> parts.add("lc_ctype = " + Literal.of(locale)));
        if (!row.flag("collisdeterministic")) {
            parts.add("deterministic = false");
        }
        row.optional("rules").ifPresent(rules -> parts.add("rules = " + Literal.of(rules)));
        return String.join(", ", parts);
    }
}
