package io.github.migrationtest.schema.postgresql;

import java.sql.SQLException;
import java.util.List;

/**
 * A row of {@code pg_sequence}.
 *
 * @param owner the table whose column it goes with, 0 if none
 * @param ownerColumn that column's number
 * @param internal whether it is an identity column's
 * @param shown its name as deparsed texts write it
 */
record Sequence(
        long oid,
        String type,
        long start,
        long increment,
        long maximum,
        long minimum,
        long cache,
        boolean cycle,
        long owner,
        int ownerColumn,
        boolean internal,
        String shown) {

    static List<Sequence> read(Queries queries) throws SQLException {
        return queries.list("""
                select s.seqrelid, format_type(s.seqtypid, -1) as type, s.seqstart, s.seqincrement, s.seqmax, s.seqmin,
                  s.seqcache, s.seqcycle, d.refobjid, d.refobjsubid, d.deptype, s.seqrelid::regclass::text as shown
                from pg_sequence s
                join pg_class c on c.oid = s.seqrelid
                join pg_namespace n on n.oid = c.relnamespace
                left join pg_depend d on d.classid = 'pg_class'::regclass and d.objid = s.seqrelid
                  and d.refclassid = 'pg_class'::regclass and d.refobjsubid > 0 and d.deptype in ('a', 'i')
                where\s""" + Queries.OF_USERS, Sequence::of);
    }

    private static Sequence of(Queries.Row row) throws SQLException {
        return new Sequence(
                row.oid("seqrelid"),
                row.text("type"),
                row.oid("seqstart"),
                row.oid("seqincrement"),
                row.oid("seqmax"),
                row.oid("seqmin"),
                row.oid("seqcache"),
                row.flag("seqcycle"),
                row.oid("refobjid"),
                row.number("refobjsubid"),
                row.letter("deptype") == 'i',
                row.text("shown"));
    }

    /** Whether it feeds a column by this default. */
    boolean isNextIn(String expression) {
        return expression.equals("nextval('" + shown.replace("'", "''") + "'::regclass)");
    }
}
