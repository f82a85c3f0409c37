package io.github.migrationtest.schema.postgresql;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A row of {@code pg_attribute}, with its default. */
record RelationColumn(
        long relation,
        int number,
        String name,
        long typeId,
        String type,
        boolean notNull,
        Optional<String> expression,
        char identity,
        char generated,
        long collationId,
        Optional<String> collation,
        char storage,
        char compression,
        int statisticsTarget,
        boolean local,
        List<String> options,
        List<String> foreignOptions) {

    /** Those of all tables, views and composite types, in order. */
    static Map<Long, List<RelationColumn>> read(Queries queries) throws SQLException {
        return queries.list("""
                        select a.attrelid, a.attnum, a.attname, a.atttypid, format_type(a.atttypid, a.atttypmod) as type,
                          a.attnotnull, a.atthasdef, pg_get_expr(d.adbin, d.adrelid) as expression, a.attidentity, a.attgenerated,
                          a.attcollation, a.attoptions, a.attfdwoptions, a.attcompression, a.attislocal,
                          case when a.attstorage <> t.typstorage then a.attstorage end as storage,
                          coalesce(a.attstattarget, -1) as attstattarget,
                          case when a.attcollation <> t.typcollation then a.attcollation::regcollation::text end as collation
                        from pg_attribute a
                        join pg_class c on c.oid = a.attrelid
                        join pg_namespace n on n.oid = c.relnamespace
                        join pg_type t on t.oid = a.atttypid
                        left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
                        where a.attnum > 0 and not a.attisdropped and c.relkind in ('r', 'p', 'v', 'm', 'f', 'c') and\s""" + Queries.OF_USERS + " order by a.attrelid, a.attnum", RelationColumn::of).stream()
                .collect(Collectors.groupingBy(RelationColumn::relation));
    }

    private static RelationColumn of(Queries.Row row) throws SQLException {
        return new RelationColumn(
                row.oid("attrelid"),
                row.number("attnum"),
                row.text("attname"),
                row.oid("atttypid"),
                row.text("type"),
                row.flag("attnotnull"),
                row.flag("atthasdef") ? Optional.of(row.made("expression")) : Optional.empty(),
                row.letter("attidentity"),
                row.letter("attgenerated"),
                row.oid("attcollation"),
                row.optional("collation"),
                row.letter("storage"),
                row.letter("attcompression"),
                row.number("attstattarget"),
                row.flag("attislocal"),
                row.texts("attoptions"),
                row.texts("attfdwoptions"));
    }
}
