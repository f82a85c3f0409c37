package io.github.migrationtest.schema.postgresql;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A row of {@code pg_constraint} that is a table's. */
record Constraint(
        long oid,
        long relation,
        String name,
        char type,
        List<Long> columns,
        long referenced,
        List<Long> referencedColumns,
        char onUpdate,
        char onDelete,
        List<Long> onDeleteColumns,
        char match,
        boolean deferrable,
        boolean deferred,
        boolean validated,
        boolean enforced,
        boolean noInherit,
        boolean period,
        boolean local,
        long index,
        Optional<String> expression,
        Optional<String> definition) {

    /**
     * Those of all tables, oldest first. A foreign key to a partitioned table has a row for each partition of it, on the same
     * table, which are no keys of their own.
     */
    static Map<Long, List<Constraint>> read(Queries queries) throws SQLException {
        return queries
                .list(
                        """
                        select k.oid, k.conrelid, k.conname, k.contype, k.conkey::text, k.confrelid, k.confkey::text,
                          k.confupdtype, k.confdeltype, k.confdelsetcols::text, k.confmatchtype, k.condeferrable,
                          k.condeferred, k.convalidated, k.connoinherit, k.conislocal, k.conindid,
                        """ + queries.since(18, "k.conenforced", "true") + " as conenforced, "
                                + queries.since(18, "k.conperiod", "false") + " as conperiod," + """

                          case when k.contype = 'c' then pg_get_expr(k.conbin, k.conrelid) end as expression,
                          case when k.contype = 'x' then pg_get_constraintdef(k.oid) end as definition
                        from pg_constraint k
                        join pg_class c on c.oid = k.conrelid
                        join pg_namespace n on n.oid = c.relnamespace
                        left join pg_constraint parent on parent.oid = k.conparentid and k.contype = 'f'
                        where k.contype in ('p', 'u', 'c', 'f', 'x', 'n')
                          and (parent.oid is null or parent.conrelid <> k.conrelid) and\s""" + Queries.OF_USERS
                                + " order by k.oid",
                        Constraint::of)
                .stream()
                .collect(Collectors.groupingBy(Constraint::relation));
    }

    private static Constraint of(Queries.Row row) throws SQLException {
        return new Constraint(
                row.oid("oid"),
                row.oid("conrelid"),
                row.text("conname"),
                row.letter("contype"),
                row.numbers("conkey"),
                row.oid("confrelid"),
                row.numbers("confkey"),
                row.letter("confupdtype"),
                row.letter("confdeltype"),
                row.numbers("confdelsetcols"),
                row.letter("confmatchtype"),
                row.flag("condeferrable"),
                row.flag("condeferred"),
                row.flag("convalidated"),
                row.flag("conenforced"),
                row.flag("connoinherit"),
                row.flag("conperiod"),
                row.flag("conislocal"),
                row.oid("conindid"),
                row.letter("contype") == 'c' ? Optional.of(row.made("expression")) : Optional.empty(),
                row.letter("contype") == 'x' ? Optional.of(row.made("definition")) : Optional.empty());
    }
}
