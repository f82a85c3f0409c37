package io.github.migrationtest.internal.rows.postgresql;

import io.github.migrationtest.internal.rows.StoredColumn;
import io.github.migrationtest.internal.rows.StoredTable;
import io.github.migrationtest.internal.sql.Names;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The tables that hold rows of their own: a partitioned one has those of its partitions, which are not counted again; foreign
 * tables, views and what came with an extension have none, and temporary tables are the session's.
 */
final class PostgresqlTables {
    private static final String CATALOG = """
            select n.nspname, c.relname, c.relkind, a.attname, t.typname, t.typnamespace = 'pg_catalog'::regnamespace,
              a.attgenerated <> '', coalesce(array_position(k.conkey, a.attnum), 0), coalesce(l.oid::regcollation::text, ''),
              t.typtype = 'd'
            from pg_class c
            join pg_namespace n on n.oid = c.relnamespace
            left join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            %s
            left join pg_collation l on l.oid = a.attcollation and not l.collisdeterministic
            left join pg_constraint k on k.conrelid = c.oid and k.contype = 'p'
            where c.relkind in ('r', 'p') and not c.relispartition
              and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
              and not exists (select from pg_depend where classid = 'pg_class'::regclass and objid = c.oid and deptype = 'e')
            order by n.nspname collate "C", c.relname collate "C", a.attnum""";

    /** Half the work of the other, and all there is where no column is of a domain. */
    private static final String AS_DECLARED = CATALOG.formatted("left join pg_type t on t.oid = a.atttypid");

    private static final String WITHOUT_DOMAINS = """
            with recursive domains(oid, base) as (
              select oid, typbasetype from pg_type where typtype = 'd'
              union all
              select d.oid, t.typbasetype from domains d join pg_type t on t.oid = d.base and t.typtype = 'd'),
            roots as (select d.oid, d.base from domains d join pg_type t on t.oid = d.base and t.typtype <> 'd')
            """ + CATALOG.formatted("""
            left join roots r on r.oid = a.atttypid
            left join pg_type t on t.oid = coalesce(r.base, a.atttypid)""");

    private PostgresqlTables() {}

    static List<StoredTable> read(Connection connection) throws SQLException {
        Map<String, Rows> tables = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(0);
            if (!read(statement, AS_DECLARED, tables)) {
                tables.clear();
                read(statement, WITHOUT_DOMAINS, tables);
            }
        }
        return tables.values().stream().map(Rows::table).toList();
    }

    /** Whether no column's type is a domain, which says nothing of how its values are told. */
    private static boolean read(Statement statement, String query, Map<String, Rows> tables) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                if (row.getBoolean(10)) {
                    return false;
                }
                String schema = row.getString(1);
                String relation = row.getString(2);
                String from = from(schema, relation, row.getString(3));
                Rows table = tables.computeIfAbsent(from, same -> new Rows(name(schema, relation), from));
                if (row.getString(4) != null) {
                    table.add(column(row), row.getInt(8));
                }
            }
            return true;
        }
    }

    /** An ordinary table without its heirs, a partitioned one with its partitions: it has no rows else. */
    static String from(String schema, String relation, String kind) {
        return (kind.equals("r") ? "only " : "") + Names.quoted(schema) + "." + Names.quoted(relation);
    }

    private static StoredColumn column(ResultSet row) throws SQLException {
        String name = row.getString(4);
        return PostgresqlValues.column(name, row.getString(5), row.getBoolean(6), row.getBoolean(7), row.getString(9));
    }

    /** As snapshots of schemas have it: bare in {@code public}, a part in quotes only where it holds a dot or a quote. */
    static String name(String schema, String relation) {
        return schema.equals("public") ? part(relation) : part(schema) + "." + part(relation);
    }

    private static String part(String name) {
        return name.indexOf('.') >= 0 || name.indexOf('"') >= 0 ? Names.quoted(name) : name;
    }

    private record Rows(String name, String from, List<StoredColumn> columns, TreeMap<Integer, String> key) {

        Rows(String name, String from) {
            this(name, from, new ArrayList<>(), new TreeMap<>());
        }

        void add(StoredColumn column, int place) {
            columns.add(column);
            if (place > 0) {
                key.put(place, column.name());
            }
        }

        StoredTable table() {
            return new StoredTable(name, from, columns, List.copyOf(key.values()));
        }
    }
}
