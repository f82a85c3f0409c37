package io.github.migrationtest.schema.postgresql;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** A row of {@code pg_class} that is a table, a view, a sequence or a composite type. */
record Relation(
        long oid,
        String schema,
        String relname,
        char kind,
        char persistence,
        boolean ofExtension,
        Optional<String> tablespace,
        List<String> options,
        List<String> toastOptions,
        Optional<String> accessMethod,
        boolean rowSecurity,
        boolean rowSecurityForced,
        char replicaIdentity,
        boolean populated,
        boolean partition,
        Optional<String> ofType,
        Optional<String> partitionKey,
        Optional<String> bounds,
        long owner) {

    static List<Relation> read(Queries queries) throws SQLException {
        return queries.list(
                """
                select c.oid, n.nspname, c.relname, c.relkind, c.relpersistence, c.reloptions, c.relrowsecurity,
                  c.relforcerowsecurity, c.relreplident, c.relispopulated, c.relispartition, c.relowner, s.spcname,
                  t.reloptions as toastoptions, a.amname,
                  case when c.reloftype <> 0 then format_type(c.reloftype, -1) end as oftype,
                  case when c.relkind = 'p' then pg_get_partkeydef(c.oid) end as partkey,
                  case when c.relispartition then pg_get_expr(c.relpartbound, c.oid) end as bounds,
                """ + Queries.ofExtension("pg_class", "c.oid") + " as ofextension" + """

                from pg_class c
                join pg_namespace n on n.oid = c.relnamespace
                left join pg_tablespace s on s.oid = c.reltablespace
                left join pg_class t on t.oid = c.reltoastrelid
                left join pg_am a on a.oid = c.relam
                where c.relkind in ('r', 'p', 'v', 'm', 'f', 'S', 'c') and\s""" + Queries.OF_USERS,
                Relation::of);
    }

    private static Relation of(Queries.Row row) throws SQLException {
        return new Relation(
                row.oid("oid"),
                row.text("nspname"),
                row.text("relname"),
                row.letter("relkind"),
                row.letter("relpersistence"),
                row.flag("ofextension"),
                row.optional("spcname"),
                row.texts("reloptions"),
                row.texts("toastoptions"),
                row.optional("amname"),
                row.flag("relrowsecurity"),
                row.flag("relforcerowsecurity"),
                row.letter("relreplident"),
                row.flag("relispopulated"),
                row.flag("relispartition"),
                row.optional("oftype"),
                row.optional("partkey"),
                row.optional("bounds"),
                row.oid("relowner"));
    }

    /** As a snapshot names it. */
    String name() {
        return QualifiedName.of(schema, relname);
    }

    boolean isTable() {
        return kind == 'r' || kind == 'p' || kind == 'f';
    }

    boolean isView() {
        return kind == 'v' || kind == 'm';
    }
}
