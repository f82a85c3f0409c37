package io.github.migrationtest.check;

import io.github.migrationtest.database.DatabaseKind;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The functions and procedures of a PostgreSQL database, but for those of extensions and of triggers, which are fired.
 *
 * <p>One in SQL is told to PostgreSQL again, which reads its body then ({@code check_function_bodies}); one in PL/pgSQL is only read
 * while it runs, and is called with values that are made up.
 */
final class PostgresqlRoutines {
    private static final String ROUTINES = """
            select p.prokind = 'p' as procedure, p.proname, l.lanname, l.lanpltrusted, p.prosrc, pg_get_functiondef(p.oid) as definition,
              pg_get_function_identity_arguments(p.oid) as arguments,
              case n.nspname when 'public' then '' else quote_ident(n.nspname) || '.' end || quote_ident(p.proname) as name, coalesce((
                select string_agg(case
                  when t.typtype = 'p' then '?'
                  when a.mode = 'v' then 'variadic ''{}''::' || format_type(t.oid, null)
                  else case
                    when a.mode = 'o' then 'null'
                    when t.typcategory = 'N' then '1'
                    when t.typcategory = 'S' then '''a'''
                    when t.typcategory = 'B' then 'true'
                    when t.typcategory = 'D' then 'now()'
                    when t.typcategory = 'A' then '''{}'''
                    when t.typcategory = 'E' then '(enum_range(null::' || format_type(t.oid, null) || '))[1]'
                    when t.typname in ('json', 'jsonb') then '''{}'''
                    when t.typname = 'uuid' then '''00000000-0000-4000-8000-000000000001'''
                    else 'null' end || '::' || format_type(t.oid, null) end, ', ' order by a.place)
                from unnest(coalesce(p.proallargtypes, p.proargtypes::oid[])) with ordinality as g (type, place)
                join lateral (select g.place, coalesce(p.proargmodes[g.place], 'i') as mode) a on true
                join pg_type t on t.oid = g.type
                where a.mode in ('i', 'b', 'v') or a.mode = 'o' and p.prokind = 'p'), '') as made_up
            from pg_proc p join pg_namespace n on n.oid = p.pronamespace join pg_language l on l.oid = p.prolang
            where p.prokind in ('f', 'p') and n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
              and p.prorettype not in ('trigger'::regtype, 'event_trigger'::regtype) and p.prosqlbody is null
              and not exists (select from pg_depend d
                where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
            order by n.nspname collate "C", p.proname collate "C",
              pg_get_function_identity_arguments(p.oid) collate "C"
            """;

    /** Numbers below that are the server's own objects (FirstNormalObjectId). To be told of none takes the other query ten times as long. */
    private static final String ANY = "select exists (select from pg_proc where oid >= 16384)";

    private PostgresqlRoutines() {}

    static List<Routine> of(Connection connection) throws SQLException {
        List<Routine> routines = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            if (!isTrue(statement, ANY)) {
                return List.of();
            }
            try (ResultSet row = statement.executeQuery(ROUTINES)) {
                while (row.next()) {
                    routines.add(routine(row));
                }
            }
        }
        return Routine.without(DatabaseKind.POSTGRESQL, routines);
    }

    private static boolean isTrue(Statement statement, String question) throws SQLException {
        try (ResultSet row = statement.executeQuery(question)) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static Routine routine(ResultSet row) throws SQLException {
        boolean procedure = row.getBoolean("procedure");
        String sort = procedure ? "procedure" : "function";
        String name = row.getString("proname");
        String signature = row.getString("name") + "(" + row.getString("arguments") + ")";
        String body = row.getString("prosrc");
        String language = row.getString("lanname");
        String values = row.getString("made_up");
        if (language.equals("sql")) {
            Optional<String> definition = Optional.of(row.getString("definition"));
            return new Routine(sort, name, signature, body, definition, false, Optional.empty());
        }
        String call = (procedure ? "CALL " : "SELECT ") + row.getString("name") + "(" + values + ")";
        Routine routine = Routine.called(DatabaseKind.POSTGRESQL, sort, name, signature, body, call);
        if (!row.getBoolean("lanpltrusted")) {
            return routine.notTried("what is in language " + language + " can reach out of its database");
        }
        if (!language.equals("plpgsql")) {
            return routine.notTried("what it does in language " + language + " cannot be read here");
        }
        return values.contains("?") ? routine.notTried("it takes values of any type") : routine;
    }
}
