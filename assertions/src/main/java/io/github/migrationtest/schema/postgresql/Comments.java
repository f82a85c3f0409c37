package io.github.migrationtest.schema.postgresql;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What {@code COMMENT ON} says of the objects that users made. */
final class Comments {
    private final Map<ObjectKey, String> texts = new HashMap<>();

    private Comments() {}

    static Comments read(Queries queries) throws SQLException {
        Comments comments = new Comments();
        queries.list(
                """
                select c.relname as catalog, d.objoid, d.objsubid, d.description
                from pg_description d
                join pg_class c on c.oid = d.classoid
                where d.objoid >= 16384
                  or d.objoid = to_regnamespace('public') and d.description <> 'standard public schema'""",
                row -> comments.texts.put(
                        new ObjectKey(row.text("catalog"), row.oid("objoid"), row.number("objsubid")),
                        row.text("description")));
        return comments;
    }

    Optional<String> of(String catalog, long oid) {
        return of(catalog, oid, 0);
    }

    Optional<String> of(String catalog, long oid, int column) {
        return Optional.ofNullable(texts.get(new ObjectKey(catalog, oid, column)));
    }
}
