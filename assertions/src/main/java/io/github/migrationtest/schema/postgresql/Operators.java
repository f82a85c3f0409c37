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

/** Reads operators and casts that users made. */
final class Operators {
    private static final Attributes NONE = Attributes.none(DatabaseKind.POSTGRESQL);

    private Operators() {}

    static List<SchemaObject> read(Queries queries, Catalog catalog) throws SQLException {
        List<SchemaObject> all = new ArrayList<>(operators(queries, catalog));
        all.addAll(casts(queries, catalog));
        return all;
    }

    /** One that was only named as another's commutator, and never made, has no function. */
    private static List<SchemaObject> operators(Queries queries, Catalog catalog) throws SQLException {
        return queries.list(
                Made.OPERATOR,
                """
                select o.oid, n.nspname, o.oprname, nullif(o.oprleft, 0)::regtype::text as leftarg,
                  o.oprright::regtype::text as rightarg, o.oprcode::regproc::text as function,
                  case when o.oprcom <> 0 then oc.nspname end as commutator_schema, c.oprname as commutator,
                  case when o.oprnegate <> 0 then ng.nspname end as negator_schema, g.oprname as negator,
                  nullif(o.oprrest, 0)::regproc::text as restrict, nullif(o.oprjoin, 0)::regproc::text as join,
                  o.oprcanhash, o.oprcanmerge
                from pg_operator o join pg_namespace n on n.oid = o.oprnamespace
                left join pg_operator c on c.oid = o.oprcom left join pg_namespace oc on oc.oid = c.oprnamespace
                left join pg_operator g on g.oid = o.oprnegate left join pg_namespace ng on ng.oid = g.oprnamespace
                where o.oprcode <> 0 and not\s""" + Queries.ofExtension("pg_operator", "o.oid") + " and " + Queries.OF_USERS,
                row -> new SchemaObject(
                        ObjectType.OPERATOR,
                        (row.text("nspname").equals("public") ? "" : QualifiedName.part(row.text("nspname")) + ".")
                                + row.text("oprname")
                                + "(" + row.optional("leftarg").orElse("none") + ", " + row.text("rightarg") + ")",
                        Optional.empty(),
                        NONE.with(Attribute.DEFINITION, definition(row))
                                .with(Attribute.COMMENT, catalog.comments.of("pg_operator", row.oid("oid")))));
    }

    private static String definition(Queries.Row row) throws SQLException {
        List<String> parts = new ArrayList<>();
        parts.add("function = " + row.text("function"));
        row.optional("leftarg").ifPresent(type -> parts.add("leftarg = " + type));
        parts.add("rightarg = " + row.text("rightarg"));
        for (String other : List.of("commutator", "negator")) {
            String schema = row.text(other + "_schema");
            row.optional(other)
                    .ifPresent(
                            name -> parts.add(other + " = operator(" + QualifiedName.part(schema) + "." + name + ")"));
        }
        for (String estimator : List.of("restrict", "join")) {
            row.optional(estimator).ifPresent(function -> parts.add(estimator + " = " + function));
        }
        if (row.flag("oprcanhash")) {
            parts.add("hashes");
        }
        if (row.flag("oprcanmerge")) {
            parts.add("merges");
        }
        return String.join(", ", parts);
    }

    /** A range brings its own cast to its multirange along. */
    private static List<SchemaObject> casts(Queries queries, Catalog catalog) throws SQLException {
        return queries.list(
                Made.CAST,
                """
                select c.oid, format_type(c.castsource, null) as source, format_type(c.casttarget, null) as target,
                  nullif(c.castfunc, 0)::regprocedure::text as function, c.castcontext, c.castmethod
                from pg_cast c
                where c.oid >= 16384
                  and c.oid not in (select objid from pg_depend where classid = 'pg_cast'::regclass and deptype in ('e', 'i'))""",
                row -> new SchemaObject(
                        ObjectType.CAST,
                        row.text("source") + " to " + row.text("target"),
                        Optional.empty(),
                        NONE.with(
                                        Attribute.DEFINITION,
                                        switch (row.letter("castmethod")) {
                                                    case 'f' -> "with function " + row.text("function");
                                                    case 'i' -> "with inout";
                                                    default -> "without function";
                                                }
                                                + switch (row.letter("castcontext")) {
                                                    case 'a' -> " as assignment";
                                                    case 'i' -> " as implicit";
                                                    default -> "";
                                                })
                                .with(Attribute.COMMENT, catalog.comments.of("pg_cast", row.oid("oid")))));
    }
}
