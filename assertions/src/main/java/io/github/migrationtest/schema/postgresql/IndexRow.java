package io.github.migrationtest.schema.postgresql;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** A row of {@code pg_index} with its {@code pg_class}. */
record IndexRow(
        long oid,
        long relation,
        String name,
        String method,
        long methodId,
        boolean unique,
        boolean valid,
        boolean ready,
        boolean clustered,
        boolean replicaIdentity,
        boolean nullsNotDistinct,
        boolean inherited,
        boolean withClassOptions,
        int keys,
        List<Long> columns,
        List<Long> operatorClasses,
        List<Long> collations,
        List<Long> options,
        List<String> storageOptions,
        Optional<String> tablespace,
        Optional<String> predicate) {

    /** Those of all tables, those that carry constraints included, oldest first. */
    static List<IndexRow> read(Queries queries) throws SQLException {
        return queries.list("""
                select i.indexrelid, i.indrelid, x.relname, x.relam, m.amname, i.indisunique, i.indisvalid, i.indisready,
                  i.indisclustered, i.indisreplident, i.indnullsnotdistinct, x.relispartition, i.indnkeyatts,
                  i.indkey::text, i.indclass::text, i.indcollation::text, i.indoption::text, x.reloptions, s.spcname,
                  i.indexrelid in (select attrelid from pg_attribute where attoptions is not null) as classoptions,
                  i.indpred is not null as partial, pg_get_expr(i.indpred, i.indrelid) as predicate
                from pg_index i
                join pg_class x on x.oid = i.indexrelid
                join pg_class c on c.oid = i.indrelid
                join pg_namespace n on n.oid = c.relnamespace
                join pg_am m on m.oid = x.relam
                left join pg_tablespace s on s.oid = x.reltablespace
                where c.relkind in ('r', 'p', 'm', 'f') and\s""" + Queries.OF_USERS + " order by i.indexrelid", IndexRow::of);
    }

    private static IndexRow of(Queries.Row row) throws SQLException {
        return new IndexRow(
                row.oid("indexrelid"),
                row.oid("indrelid"),
                row.text("relname"),
                row.text("amname"),
                row.oid("relam"),
                row.flag("indisunique"),
                row.flag("indisvalid"),
                row.flag("indisready"),
                row.flag("indisclustered"),
                row.flag("indisreplident"),
                row.flag("indnullsnotdistinct"),
                row.flag("relispartition"),
                row.flag("classoptions"),
                row.number("indnkeyatts"),
                row.numbers("indkey"),
                row.numbers("indclass"),
                row.numbers("indcollation"),
                row.numbers("indoption"),
                row.texts("reloptions"),
                row.optional("spcname"),
                row.flag("partial") ? Optional.of(row.made("predicate")) : Optional.empty());
    }
}
