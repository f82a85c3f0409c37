package io.github.migrationtest.internal.rows.postgresql;

import io.github.migrationtest.internal.rows.StoredForeignKey;
import io.github.migrationtest.internal.sql.Names;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The foreign keys of all tables, validated and enforced or not; those that partitions have of their parent are its own. */
final class PostgresqlForeignKeys {
    /** Names are looked up one by one: to plan a join of nine takes longer than hundreds of that. */
    private static final String CATALOG = """
            select k.oid, n.nspname, c.relname, c.relkind, pn.nspname, p.relname, p.relkind,
              (select attname from pg_attribute where attrelid = k.conrelid and attnum = u.own),
              (select attname from pg_attribute where attrelid = k.confrelid and attnum = u.other), k.confmatchtype = 'f',
              (select quote_ident(o.nspname) || '.' || e.oprname from pg_operator e
                join pg_namespace o on o.oid = e.oprnamespace where e.oid = u.operator)
            from pg_constraint k
            join pg_class c on c.oid = k.conrelid
            join pg_namespace n on n.oid = c.relnamespace
            join pg_class p on p.oid = k.confrelid
            join pg_namespace pn on pn.oid = p.relnamespace
            cross join lateral unnest(k.conkey, k.confkey, k.conpfeqop) with ordinality u(own, other, operator, place)
            where k.contype = 'f' and k.conparentid = 0 and n.nspname !~ '^pg_' and (%s or %s)
            order by n.nspname collate "C", c.relname collate "C", k.conname collate "C", k.oid, u.place""";

    private PostgresqlForeignKeys() {}

    /** Those that have to do with one of the tables, on either side. */
    static List<StoredForeignKey> read(Connection connection, TablesInDoubt tables) throws SQLException {
        if (tables.areNone()) {
            return List.of();
        }
        Map<Long, Key> keys = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        CATALOG.formatted(tables.include("k.conrelid"), tables.include("k.confrelid")))) {
            while (row.next()) {
                Key key = keys.get(row.getLong(1));
                if (key == null) {
                    key = Key.of(row);
                    keys.put(row.getLong(1), key);
                }
                key.columns().add(row.getString(8));
                key.parentColumns().add(row.getString(9));
                key.operators().add(row.getString(11));
            }
        }
        return keys.values().stream().map(Key::stored).toList();
    }

    private record Key(
            String table,
            String from,
            String parent,
            String parentFrom,
            boolean full,
            List<String> columns,
            List<String> parentColumns,
            List<String> operators) {

        static Key of(ResultSet row) throws SQLException {
            return new Key(
                    PostgresqlTables.name(row.getString(2), row.getString(3)),
                    PostgresqlTables.from(row.getString(2), row.getString(3), row.getString(4)),
                    PostgresqlTables.name(row.getString(5), row.getString(6)),
                    PostgresqlTables.from(row.getString(5), row.getString(6), row.getString(7)),
                    row.getBoolean(10),
                    new ArrayList<>(),
                    new ArrayList<>(),
                    new ArrayList<>());
        }

        StoredForeignKey stored() {
            String missing = nulls("is not null", " and ") + " and not exists (select from " + parentFrom + " p where "
                    + same() + ")";
            // MATCH FULL: all of the key is NULL, or nothing is.
            String half = "(" + nulls("is null", " or ") + ") and (" + nulls("is not null", " or ") + ")";
            return new StoredForeignKey(
                    table, columns, parent, parentColumns, from + " c", full ? missing + " or " + half : missing);
        }

        private String nulls(String what, String joined) {
            return columns.stream()
                    .map(column -> "c." + Names.quoted(column) + " " + what)
                    .collect(Collectors.joining(joined));
        }

        /** By the operators of the parent's key, which need not be in the search path. */
        private String same() {
            return IntStream.range(0, columns.size())
                    .mapToObj(i -> "p." + Names.quoted(parentColumns.get(i)) + " operator(" + operators.get(i) + ") c."
                            + Names.quoted(columns.get(i)))
                    .collect(Collectors.joining(" and "));
        }
    }
}
