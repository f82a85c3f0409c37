package io.github.migrationtest.schema.postgresql;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.PostgresqlSql;
import io.github.migrationtest.schema.Attribute;
import io.github.migrationtest.schema.Attributes;
import io.github.migrationtest.schema.ObjectType;
import io.github.migrationtest.schema.SchemaObject;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads functions, procedures and aggregates. */
final class Routines {
    private static final Attributes NONE = Attributes.none(DatabaseKind.POSTGRESQL);

    private final Catalog catalog;

    private Routines(Catalog catalog) {
        this.catalog = catalog;
    }

    static List<SchemaObject> read(Queries queries, Catalog catalog) throws SQLException {
        Routines routines = new Routines(catalog);
        return queries.list(
                Made.ROUTINE, """
                select p.oid, n.nspname, p.proname, p.prokind, oidvectortypes(p.proargtypes) as types,
                  pg_get_function_arguments(p.oid) as arguments, pg_get_function_result(p.oid) as result, l.lanname,
                  p.provolatile, p.proisstrict, p.proparallel, p.proleakproof, p.procost, p.prorows, p.proretset,
                  p.prosecdef, p.proconfig, p.prosrc, p.probin, pg_get_function_sqlbody(p.oid) as body,
                  case when p.prosupport <> 0 then p.prosupport::regproc::text end as support
                from pg_proc p
                join pg_namespace n on n.oid = p.pronamespace
                join pg_language l on l.oid = p.prolang
                where p.prokind <> 'a' and not\s""" + Queries.ofAnother("p.oid") + " and " + Queries.OF_USERS, routines::routine);
    }

    private SchemaObject routine(Queries.Row row) throws SQLException {
        boolean procedure = row.letter("prokind") == 'p';
        String name = QualifiedName.of(row.text("nspname"), row.text("proname")) + "(" + row.text("types") + ")";
        return new SchemaObject(
                procedure ? ObjectType.PROCEDURE : ObjectType.FUNCTION, name, Optional.empty(), attributes(row));
    }

    private Attributes attributes(Queries.Row row) throws SQLException {
        String language = row.text("lanname");
        boolean compiled = language.equals("c") || language.equals("internal");
        int rows = row.number("prorows");
        return NONE.with(Attribute.ARGUMENTS, "(" + PostgresqlSql.query(row.text("arguments")) + ")")
                .with(Attribute.RETURNS, row.optional("result"))
                .with(Attribute.LANGUAGE, language)
                .with(Attribute.COMMAND, row.letter("prokind") == 'w' ? Optional.of("window") : Optional.empty())
                .with(
                        Attribute.VOLATILITY,
                        switch (row.letter("provolatile")) {
                            case 'i' -> Optional.of("immutable");
                            case 's' -> Optional.of("stable");
                            default -> Optional.empty();
                        })
                .with(Attribute.RETURNS_NULL_ON_NULL, row.flag("proisstrict"))
                .with(
                        Attribute.PARALLEL,
                        switch (row.letter("proparallel")) {
                            case 's' -> Optional.of("safe");
                            case 'r' -> Optional.of("restricted");
                            default -> Optional.empty();
                        })
                .with(Attribute.LEAKPROOF, row.flag("proleakproof"))
                .with(Attribute.COST, unless(row.text("procost"), compiled ? "1" : "100"))
                .with(Attribute.ROWS, unless(row.text("prorows"), row.flag("proretset") ? "1000" : "" + rows))
                .with(Attribute.SECURITY, row.flag("prosecdef") ? Optional.of("definer") : Optional.empty())
                .with(Attribute.MODULE, row.optional("support"))
                .with(Attribute.SETTINGS, settings(row.texts("proconfig")))
                .with(Attribute.DEFINITION, definition(row))
                .with(Attribute.PRIVILEGES, catalog.privileges.of("pg_proc", row.oid("oid")))
                .with(Attribute.COMMENT, catalog.comments.of("pg_proc", row.oid("oid")));
    }

    private static Optional<String> settings(List<String> settings) {
        return settings.isEmpty()
                ? Optional.empty()
                : Optional.of(settings.stream().sorted().collect(Collectors.joining("; ")));
    }

    private static Optional<String> unless(String value, String usual) {
        return value.equals(usual) ? Optional.empty() : Optional.of(value);
    }

    /** The text between the quotes as it is, or a body that the server has understood. */
    private static String definition(Queries.Row row) throws SQLException {
        Optional<String> body = row.optional("body");
        if (body.isPresent()) {
            return PostgresqlSql.query(body.get());
        }
        Optional<String> library = row.optional("probin");
        return library.map(file -> Literal.of(file) + ", ").orElse("") + Literal.of(row.text("prosrc"));
    }
}
