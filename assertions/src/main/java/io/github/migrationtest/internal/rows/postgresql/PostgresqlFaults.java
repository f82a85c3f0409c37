package io.github.migrationtest.internal.rows.postgresql;

import io.github.migrationtest.internal.sql.Names;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What the catalog promises of rows and is not so: constraints that rows break, unique indexes over duplicates, sequences behind
 * their column, texts that are none; and what {@code amcheck} finds where it is installed.
 */
final class PostgresqlFaults {
    private static final String SAVEPOINT = "migration_test_fault";
    private static final int SEQUENCES_AT_ONCE = 200;

    /** Of a class {@code c} in a namespace {@code n}: a table that has rows itself, a user's, and one that is asked for. */
    private static final String TABLES = "c.relkind = 'r' and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'"
            + " and not exists (select from pg_depend where classid = 'pg_class'::regclass and objid = c.oid and deptype = 'e') and %s";

    private static final String CHECKS = """
            select n.nspname, c.relname, k.conname, pg_get_expr(k.conbin, k.conrelid), not k.convalidated
            from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
            where k.contype = 'c' and %s order by n.nspname collate "C", c.relname collate "C", k.conname collate "C"
            """.formatted(TABLES);

    /** Since 18 a NOT NULL is a constraint, and may be NOT VALID; before, there are none of its kind. */
    private static final String NOT_NULLS = """
            select n.nspname, c.relname, k.conname, quote_ident(a.attname) || ' is not null', not k.convalidated
            from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
            join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1]
            where k.contype = 'n' and not k.convalidated and %s
            order by n.nspname collate "C", c.relname collate "C", k.conname collate "C"
            """.formatted(TABLES);

    private static final String INDEXES = """
            select n.nspname, c.relname, x.relname, i.indisvalid, i.indisunique, coalesce(pg_get_expr(i.indpred, i.indrelid), ''),
              i.indnullsnotdistinct, array(select pg_get_indexdef(i.indexrelid, k, true) from generate_series(1, i.indnkeyatts) k),
              a.amname = 'btree', i.indexrelid
            from pg_index i join pg_class x on x.oid = i.indexrelid join pg_am a on a.oid = x.relam
            join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
            where %s order by n.nspname collate "C", c.relname collate "C", x.relname collate "C"
            """.formatted(TABLES);

    private static final String HEAPS = """
            select n.nspname, c.relname, c.oid from pg_class c join pg_namespace n on n.oid = c.relnamespace
            join pg_am a on a.oid = c.relam and a.amname = 'heap'
            where %s order by n.nspname collate "C", c.relname collate "C"
            """.formatted(TABLES);

    private static final String SEQUENCES = """
            select n.nspname, c.relname, c.relkind, a.attname,
              (select sn.nspname from pg_class s join pg_namespace sn on sn.oid = s.relnamespace where s.oid = q.seqrelid),
              (select relname from pg_class where oid = q.seqrelid), q.seqincrement
            from pg_sequence q
            join pg_depend d on d.objid = q.seqrelid
            join pg_class c on c.oid = d.refobjid join pg_namespace n on n.oid = c.relnamespace
            join pg_attribute a on a.attrelid = c.oid and a.attnum = d.refobjsubid
            where d.classid = 'pg_class'::regclass and d.refclassid = 'pg_class'::regclass and d.deptype in ('a', 'i')
              and not q.seqcycle and a.atttypid in ('int2'::regtype, 'int4'::regtype, 'int8'::regtype)
              and c.relkind in ('r', 'p') and n.nspname !~ '^pg_'
            order by n.nspname collate "C", c.relname collate "C", a.attnum""";

    private static final String TEXTS = """
            select n.nspname, c.relname, a.attname
            from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
            join pg_type t on t.oid = a.atttypid
            where a.attnum > 0 and not a.attisdropped and coalesce(nullif(t.typbasetype, 0), t.oid)
              in ('text'::regtype, 'varchar'::regtype, 'bpchar'::regtype) and %s
            order by n.nspname collate "C", c.relname collate "C", a.attnum""".formatted(TABLES);

    private final Connection connection;
    private final Collection<String> sound;
    private final TablesInDoubt inDoubt;
    private final List<String> faults = new ArrayList<>();

    private PostgresqlFaults(Connection connection, Collection<String> sound) throws SQLException {
        this.connection = connection;
        this.sound = sound;
        this.inDoubt = TablesInDoubt.besides(connection, sound);
    }

    static List<String> of(Connection connection, Collection<String> sound) throws SQLException {
        try (PostgresqlReading moment = PostgresqlReading.begin(connection)) {
            PostgresqlFaults faults = new PostgresqlFaults(moment.connection(), sound);
            faults.rules(CHECKS, "check constraint");
            faults.rules(NOT_NULLS, "not-null constraint");
            faults.indexes();
            faults.sequences();
            faults.texts();
            faults.amcheck();
            return faults.faults;
        }
    }

    private void rules(String catalog, String what) throws SQLException {
        for (List<String> row : rowsInDoubt(catalog)) {
            String from = PostgresqlTables.from(row.get(0), row.get(1), "r");
            long broken = number("select count(*) from " + from + " where not (" + row.get(3) + ")");
            if (broken > 0) {
                faults.add(table(row) + ": " + counted(broken) + (broken == 1 ? " breaks " : " break ") + what + " "
                        + row.get(2) + (isTrue(row.get(4)) ? ", which is not validated" : ""));
            }
        }
    }

    private void indexes() throws SQLException {
        List<String[]> unique = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        INDEXES.formatted("(not i.indisvalid or " + inDoubt.include("c.oid") + ")"))) {
            while (row.next()) {
                String table = PostgresqlTables.name(row.getString(1), row.getString(2));
                if (!row.getBoolean(4)) {
                    faults.add(table + ": index " + row.getString(3) + " is invalid, as " + makerOf(row.getString(3))
                            + " leaves it that failed");
                }
                if (row.getBoolean(5) && !isSound(table)) {
                    String[] keys = (String[]) row.getArray(8).getArray();
                    unique.add(new String[] {
                        table,
                        row.getString(3),
                        "select count(*) from (select from (select "
                                + named(keys, (key, name) -> key + " as " + name) + " from "
                                + PostgresqlTables.from(row.getString(1), row.getString(2), "r") + " where "
                                + condition(row.getString(6), row.getBoolean(7), keys) + ") k group by "
                                + named(keys, (key, name) -> name) + " having count(*) > 1) d"
                    });
                }
            }
        }
        if (!unique.isEmpty()) {
            repeated(unique);
        }
    }

    /** Under names, since a key may be a constant, by which nothing can be grouped. */
    private static String named(String[] keys, BinaryOperator<String> form) {
        return IntStream.range(0, keys.length)
                .mapToObj(i -> form.apply(keys[i], "key" + i))
                .collect(Collectors.joining(", "));
    }

    /** The planner must not ask the index itself; for these queries only, catalogs are read through theirs. */
    private void repeated(List<String[]> unique) throws SQLException {
        run("savepoint " + SAVEPOINT);
        run("select set_config('enable_indexscan', 'off', true), set_config('enable_indexonlyscan', 'off', true),"
                + " set_config('enable_bitmapscan', 'off', true)");
        for (String[] index : unique) {
            long repeated = number(index[2]);
            if (repeated > 0) {
                faults.add(index[0] + ": " + repeated + (repeated == 1 ? " key stands" : " keys stand")
                        + " in several rows under unique index " + index[1]);
            }
        }
        run("rollback to savepoint " + SAVEPOINT + "; release savepoint " + SAVEPOINT);
    }

    /** PostgreSQL's own names for what it makes beside an index; see the notes of {@code REINDEX}. */
    private static String makerOf(String invalid) {
        return invalid.matches(".*_cc(?:new|old)\\d*") ? "a REINDEX CONCURRENTLY" : "a CREATE INDEX CONCURRENTLY";
    }

    private static String condition(String predicate, boolean nullsAreOne, String[] keys) {
        List<String> all = new ArrayList<>();
        all.add(predicate.isEmpty() ? "true" : "(" + predicate + ")");
        if (!nullsAreOne) {
            for (String key : keys) {
                all.add("(" + key + ") is not null");
            }
        }
        return String.join(" and ", all);
    }

    private void sequences() throws SQLException {
        List<List<String>> fed = rows(SEQUENCES);
        for (int from = 0; from < fed.size(); from += SEQUENCES_AT_ONCE) {
            sequences(fed.subList(from, Math.min(fed.size(), from + SEQUENCES_AT_ONCE)));
        }
    }

    private void sequences(List<List<String>> fed) throws SQLException {
        String query = IntStream.range(0, fed.size())
                .mapToObj(i -> nextAndLast(i, fed.get(i)))
                .collect(Collectors.joining(" union all ", "", " order by 1"));
        for (List<String> found : rows(query)) {
            List<String> row = fed.get(Integer.parseInt(found.get(0)));
            if (found.get(2) != null && isBehind(found.get(1), found.get(2), isUp(row))) {
                faults.add(table(row) + ": sequence " + PostgresqlTables.name(row.get(4), row.get(5)) + " gives "
                        + found.get(1) + " next, and " + row.get(3) + " is at " + found.get(2) + " already");
            }
        }
    }

    private static String nextAndLast(int number, List<String> row) {
        return "select " + number + ", case when is_called then last_value::numeric + (" + row.get(6)
                + ") else last_value end, (select "
                + (isUp(row) ? "max" : "min") + "(" + Names.quoted(row.get(3)) + ")::numeric from "
                + PostgresqlTables.from(row.get(0), row.get(1), row.get(2)) + ") from " + Names.quoted(row.get(4)) + "."
                + Names.quoted(row.get(5));
    }

    private static boolean isUp(List<String> sequence) {
        return Long.parseLong(sequence.get(6)) > 0;
    }

    private static boolean isBehind(String next, String last, boolean up) {
        int order = new BigDecimal(next).compareTo(new BigDecimal(last));
        return up ? order <= 0 : order >= 0;
    }

    /** In SQL_ASCII every byte is a character. */
    private void texts() throws SQLException {
        String encoding = rows("show server_encoding").get(0).get(0);
        if (encoding.equals("SQL_ASCII")) {
            return;
        }
        Map<List<String>, List<List<String>>> tables = rowsInDoubt(TEXTS).stream()
                .collect(Collectors.groupingBy(row -> row.subList(0, 2), LinkedHashMap::new, Collectors.toList()));
        for (List<List<String>> columns : tables.values()) {
            if (columns.size() == 1 || isInvalid(columns, encoding)) {
                for (List<String> row : columns) {
                    if (isInvalid(List.of(row), encoding)) {
                        faults.add(table(row) + ": a text in " + row.get(2) + " is not valid in " + encoding);
                    }
                }
            }
        }
    }

    /** Whether a text in any of some columns of one table is. */
    private boolean isInvalid(List<List<String>> columns, String encoding) throws SQLException {
        List<String> first = columns.get(0);
        return attempt(columns.stream()
                        .map(row -> "count(convert_to(" + Names.quoted(row.get(2)) + ", '" + encoding + "'))")
                        .collect(Collectors.joining(
                                ", ", "select ", " from " + PostgresqlTables.from(first.get(0), first.get(1), "r"))))
                .filter(failure -> "22021".equals(failure.getSQLState()))
                .isPresent();
    }

    private void amcheck() throws SQLException {
        List<List<String>> installed = rows("select quote_ident(n.nspname) from pg_extension e"
                + " join pg_namespace n on n.oid = e.extnamespace where e.extname = 'amcheck'");
        if (installed.isEmpty()) {
            return;
        }
        for (List<String> row : rowsInDoubt(INDEXES)) {
            if (isTrue(row.get(3)) && isTrue(row.get(8))) {
                attempt("select " + installed.get(0).get(0) + ".bt_index_check(" + row.get(9) + "::regclass, true)")
                        .filter(failure -> String.valueOf(failure.getSQLState()).startsWith("XX"))
                        .ifPresent(
                                failure -> faults.add(table(row) + ": amcheck finds index " + row.get(2) + " damaged"));
            }
        }
        heaps(installed.get(0).get(0));
    }

    /** Since its version 1.3, of PostgreSQL 14; an account may not be let. */
    private void heaps(String schema) throws SQLException {
        for (List<String> row : rowsInDoubt(HEAPS)) {
            String found = schema + ".verify_heapam(" + row.get(2) + "::regclass, true)";
            if (attempt("select * from " + found + " limit 0").isEmpty()
                    && number("select count(*) from " + found) > 0) {
                faults.add(table(row) + ": amcheck finds its rows damaged");
            }
        }
    }

    /** Why a query fails, if it does; the transaction goes on. */
    private Optional<SQLException> attempt(String query) throws SQLException {
        run("savepoint " + SAVEPOINT);
        try {
            run(query);
            return Optional.empty();
        } catch (SQLException e) {
            run("rollback to savepoint " + SAVEPOINT);
            return Optional.of(e);
        } finally {
            run("release savepoint " + SAVEPOINT);
        }
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long number(String query) throws SQLException {
        return Long.parseLong(rows(query).get(0).get(0));
    }

    private List<List<String>> rows(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            int columns = row.getMetaData().getColumnCount();
            List<List<String>> rows = new ArrayList<>();
            while (row.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    values.add(row.getString(i));
                }
                rows.add(values);
            }
            return rows;
        }
    }

    /** What a query says of the tables that have to be looked at. */
    private List<List<String>> rowsInDoubt(String query) throws SQLException {
        return inDoubt.areNone() ? List.of() : rows(query.formatted(inDoubt.include("c.oid")));
    }

    private boolean isSound(String table) {
        return Names.contains(sound, table);
    }

    private static String table(List<String> row) {
        return PostgresqlTables.name(row.get(0), row.get(1));
    }

    private static String counted(long rows) {
        return rows == 1 ? "1 row" : rows + " rows";
    }

    private static boolean isTrue(String value) {
        return value.equals("t");
    }
}
