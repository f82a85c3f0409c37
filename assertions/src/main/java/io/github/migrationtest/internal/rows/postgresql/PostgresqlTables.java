package io.github.migrationtest.internal.rows.postgresql;

import static java.util.Objects.requireNonNull;

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
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The tables that hold rows of their own: a partitioned one has those of its partitions, which are not counted again; foreign
 * tables, views and what came with an extension have none, and temporary tables are the session's.
 */
final class PostgresqlTables {
    private static final String TABLES = """
            select n.nspname, c.relname, c.relkind, c.oid from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p') and not c.relispartition
              and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
              and not exists (select from pg_depend where classid = 'pg_class'::regclass and objid = c.oid and deptype = 'e')
            order by n.nspname collate "C", c.relname collate "C\"""";

    private static final String COLUMNS = """
            select a.attrelid, a.attname, t.typname, t.typnamespace = 'pg_catalog'::regnamespace, a.attgenerated <> '',
              coalesce((select array_position(conkey, a.attnum) from pg_constraint
                where conrelid = a.attrelid and contype = 'p'), 0),
              coalesce((select oid::regcollation::text from pg_collation
                where oid = a.attcollation and not collisdeterministic), ''), t.typtype = 'd'
            from pg_attribute a
            %s
            where a.attrelid = any ('{%s}') and a.attnum > 0 and not a.attisdropped
            order by a.attrelid, a.attnum""";

    /** Half the work of the other, and all there is where no column is of a domain. */
    private static final String AS_DECLARED = COLUMNS.formatted("join pg_type t on t.oid = a.atttypid", "%s");

    private static final String WITHOUT_DOMAINS = """
            with recursive domains(oid, base) as (
              select oid, typbasetype from pg_type where typtype = 'd'
              union all
              select d.oid, t.typbasetype from domains d join pg_type t on t.oid = d.base and t.typtype = 'd'),
            roots as (select d.oid, d.base from domains d join pg_type t on t.oid = d.base and t.typtype <> 'd')
            """ + COLUMNS.formatted("""
            left join roots r on r.oid = a.atttypid
            join pg_type t on t.oid = coalesce(r.base, a.atttypid)""", "%s");

    private PostgresqlTables() {}

    /** Of those that are wanted: to tell the columns of many takes longer than to find all tables. */
    static List<StoredTable> read(Connection connection, Predicate<String> wanted) throws SQLException {
        Map<Long, Rows> tables = find(connection, wanted);
        if (!tables.isEmpty() && !readColumns(connection, AS_DECLARED, tables)) {
            tables.values().forEach(Rows::clear);
            readColumns(connection, WITHOUT_DOMAINS, tables);
        }
        return tables.values().stream().map(Rows::table).toList();
    }

    /** What SQL has behind {@code FROM}, by name. */
    static Map<String, String> sources(Connection connection, Predicate<String> wanted) throws SQLException {
        Map<String, String> sources = new LinkedHashMap<>();
        find(connection, wanted).values().forEach(table -> sources.put(table.name(), table.from()));
        return sources;
    }

    /** By their numbers in the catalog, without their columns. */
    private static Map<Long, Rows> find(Connection connection, Predicate<String> wanted) throws SQLException {
        Map<Long, Rows> tables = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(0);
            try (ResultSet row = statement.executeQuery(TABLES)) {
                while (row.next()) {
                    String name = name(row.getString(1), row.getString(2));
                    if (wanted.test(name)) {
                        String from = from(row.getString(1), row.getString(2), row.getString(3));
                        tables.put(row.getLong(4), new Rows(name, from));
                    }
                }
            }
        }
        return tables;
    }

    /** Whether no column's type is a domain, which says nothing of how its values are told. */
    private static boolean readColumns(Connection connection, String query, Map<Long, Rows> tables)
            throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(0);
            try (ResultSet row = statement.executeQuery(query.formatted(
                    tables.keySet().stream().map(String::valueOf).collect(Collectors.joining(","))))) {
                while (row.next()) {
                    if (row.getBoolean(8)) {
                        return false;
                    }
                    requireNonNull(tables.get(row.getLong(1))).add(column(row), row.getInt(6));
                }
                return true;
            }
        }
    }

    /** An ordinary table without its heirs, a partitioned one with its partitions: it has no rows else. */
    static String from(String schema, String relation, String kind) {
        return (kind.equals("r") ? "only " : "") + Names.quoted(schema) + "." + Names.quoted(relation);
    }

    private static StoredColumn column(ResultSet row) throws SQLException {
        return PostgresqlValues.column(
                row.getString(2), row.getString(3), row.getBoolean(4), row.getBoolean(5), row.getString(7));
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

        void clear() {
            columns.clear();
            key.clear();
        }

        StoredTable table() {
            return new StoredTable(name, from, columns, List.copyOf(key.values()));
        }
    }
}
