package io.github.migrationtest.schema.postgresql;

import io.github.migrationtest.internal.sql.Names;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether the next number of a sequence is taken already in the column that it feeds.
 *
 * <p>Asked only of columns that an index leads to, or of tables of a few pages, and only where the table holds anything: a
 * column without an index would have to be read whole.
 */
final class LastValues {
    private static final int AT_ONCE = 200;

    private record Fed(Sequence sequence, Relation table, String column) {}

    private final Set<Long> behind = new HashSet<>();
    private final Map<Long, String> unreadable = new HashMap<>();

    private LastValues() {}

    static LastValues read(Queries queries, Catalog catalog) throws SQLException {
        LastValues values = new LastValues();
        List<Fed> fed = new ArrayList<>();
        queries.list("""
                select s.seqrelid, has_sequence_privilege(s.seqrelid, 'select') as readable,
                  has_column_privilege(d.refobjid, d.refobjsubid::smallint, 'select') as tablereadable,
                  has_schema_privilege(c.relnamespace, 'usage') and has_schema_privilege(t.relnamespace, 'usage') as usable,
                  t.relkind = 'p' or pg_relation_size(t.oid) > 0 as filled,
                  t.relkind <> 'p' and pg_relation_size(t.oid) < 4000000 or exists (select from pg_index i
                    where i.indrelid = t.oid and i.indkey[0] = d.refobjsubid and i.indisvalid and i.indpred is null) as cheap
                from pg_sequence s
                join pg_class c on c.oid = s.seqrelid
                join pg_namespace n on n.oid = c.relnamespace
                join pg_depend d on d.classid = 'pg_class'::regclass and d.objid = s.seqrelid
                  and d.refclassid = 'pg_class'::regclass and d.refobjsubid > 0 and d.deptype in ('a', 'i')
                join pg_class t on t.oid = d.refobjid
                where t.relkind in ('r', 'p') and\s""" + Queries.OF_USERS, row -> {
            Sequence sequence = catalog.sequence(row.oid("seqrelid"));
            if (!row.flag("usable") || !row.flag("readable") || !row.flag("tablereadable")) {
                values.unreadable.put(
                        sequence.oid(),
                        "last value: needs select on "
                                + (row.flag("readable")
                                        ? catalog.nameOf(sequence.owner())
                                        : catalog.nameOf(sequence.oid())));
            } else if (row.flag("filled") && row.flag("cheap")) {
                fed.add(new Fed(
                        sequence,
                        catalog.relation(sequence.owner()),
                        catalog.columnName(sequence.owner(), sequence.ownerColumn())));
            }
            return sequence;
        });
        for (int from = 0; from < fed.size(); from += AT_ONCE) {
            values.compare(queries, fed.subList(from, Math.min(fed.size(), from + AT_ONCE)));
        }
        return values;
    }

    private void compare(Queries queries, List<Fed> fed) throws SQLException {
        StringBuilder sql = new StringBuilder();
        for (Fed each : fed) {
            boolean up = each.sequence().increment() > 0;
            String column = Names.quoted(each.column());
            sql.append(sql.length() == 0 ? "" : " union all ")
                    .append("select ")
                    .append(each.sequence().oid())
                    .append("::oid as oid, (select ")
                    .append(up ? "max(" : "min(")
                    .append(column)
                    .append(") from ")
                    .append(QualifiedName.sql(each.table().name()))
                    .append(up ? ") >= " : ") <= ")
                    .append("last_value::numeric + case when is_called then ")
                    .append(each.sequence().increment())
                    .append(" else 0 end as behind from ")
                    .append(each.sequence().shown());
        }
        queries.list(sql.toString(), row -> row.flag("behind") && behind.add(row.oid("oid")));
    }

    boolean isBehind(long sequence) {
        return behind.contains(sequence);
    }

    /** Which right is missing to tell. */
    Optional<String> unreadable(long sequence) {
        return Optional.ofNullable(unreadable.get(sequence));
    }
}
