package io.github.migrationtest.schema.postgresql;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.PostgresqlSql;
import io.github.migrationtest.schema.Attribute;
import io.github.migrationtest.schema.Attributes;
import io.github.migrationtest.schema.ObjectType;
import io.github.migrationtest.schema.SchemaObject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads aggregates. */
final class Aggregates {
    private static final Map<String, String> WORDS = Map.of("r", "read_only", "s", "shareable", "w", "read_write");

    private Aggregates() {}

    static List<SchemaObject> read(Queries queries, Catalog catalog) throws SQLException {
        return queries.list(
                Made.AGGREGATE,
                """
                select p.oid, n.nspname, p.proname, oidvectortypes(p.proargtypes) as types, p.proparallel,
                  pg_get_function_arguments(p.oid) as arguments, pg_get_function_result(p.oid) as result, a.aggkind,
                  a.aggtransfn::regproc::text as sfunc, format_type(a.aggtranstype, -1) as stype,
                  nullif(a.aggtransspace, 0)::text as sspace, nullif(a.aggfinalfn, 0)::regproc::text as finalfunc,
                  nullif(a.aggcombinefn, 0)::regproc::text as combinefunc,
                  nullif(a.aggserialfn, 0)::regproc::text as serialfunc,
                  nullif(a.aggdeserialfn, 0)::regproc::text as deserialfunc,
                  nullif(a.aggmtransfn, 0)::regproc::text as msfunc, nullif(a.aggminvtransfn, 0)::regproc::text as minvfunc,
                  case when a.aggmtranstype <> 0 then format_type(a.aggmtranstype, -1) end as mstype,
                  nullif(a.aggmtransspace, 0)::text as msspace, nullif(a.aggmfinalfn, 0)::regproc::text as mfinalfunc,
                  a.agginitval, a.aggminitval, nullif(a.aggsortop, 0)::regoper::text as sortop, a.aggfinalextra,
                  a.aggmfinalextra, a.aggfinalmodify, a.aggmfinalmodify
                from pg_proc p
                join pg_namespace n on n.oid = p.pronamespace
                join pg_aggregate a on a.aggfnoid = p.oid
                where not\s""" + Queries.ofExtension("pg_proc", "p.oid") + " and " + Queries.OF_USERS,
                row -> new SchemaObject(
                        ObjectType.AGGREGATE,
                        QualifiedName.of(row.text("nspname"), row.text("proname")) + "(" + row.text("types") + ")",
                        Optional.empty(),
                        Attributes.none(DatabaseKind.POSTGRESQL)
                                .with(Attribute.ARGUMENTS, "(" + PostgresqlSql.query(row.text("arguments")) + ")")
                                .with(Attribute.RETURNS, row.optional("result"))
                                .with(Attribute.DEFINITION, definition(row))
                                .with(Attribute.PRIVILEGES, catalog.privileges.of("pg_proc", row.oid("oid")))
                                .with(Attribute.COMMENT, catalog.comments.of("pg_proc", row.oid("oid")))));
    }

    /** The parameters that {@code CREATE AGGREGATE} takes. */
    private static String definition(Queries.Row row) throws SQLException {
        List<String> parts = new ArrayList<>();
        for (String name : List.of("sfunc", "stype", "sspace", "finalfunc")) {
            row.optional(name).ifPresent(value -> parts.add(name + " = " + value));
        }
        flag(parts, "finalfunc_extra", row.flag("aggfinalextra"));
        modify(parts, "finalfunc_modify", row.text("aggfinalmodify"), row.letter("aggkind"));
        for (String name : List.of("combinefunc", "serialfunc", "deserialfunc")) {
            row.optional(name).ifPresent(value -> parts.add(name + " = " + value));
        }
        row.optional("agginitval").ifPresent(value -> parts.add("initcond = " + Literal.of(value)));
        if (row.optional("msfunc").isPresent()) {
            for (String name : List.of("msfunc", "minvfunc", "mstype", "msspace", "mfinalfunc")) {
                row.optional(name).ifPresent(value -> parts.add(name + " = " + value));
            }
            flag(parts, "mfinalfunc_extra", row.flag("aggmfinalextra"));
            modify(parts, "mfinalfunc_modify", row.text("aggmfinalmodify"), row.letter("aggkind"));
            row.optional("aggminitval").ifPresent(value -> parts.add("minitcond = " + Literal.of(value)));
        }
        row.optional("sortop").ifPresent(value -> parts.add("sortop = operator(" + value + ")"));
        flag(parts, "hypothetical", row.letter("aggkind") == 'h');
        String parallel = row.text("proparallel");
        if (!parallel.equals("u")) {
            parts.add("parallel = " + (parallel.equals("s") ? "safe" : "restricted"));
        }
        return String.join(", ", parts);
    }

    private static void flag(List<String> parts, String name, boolean set) {
        if (set) {
            parts.add(name);
        }
    }

    private static void modify(List<String> parts, String name, String code, char kind) {
        String usual = kind == 'n' ? "r" : "w";
        if (!code.equals(usual)) {
            parts.add(name + " = " + WORDS.getOrDefault(code, code));
        }
    }
}
