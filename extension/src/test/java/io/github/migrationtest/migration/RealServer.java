package io.github.migrationtest.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.fixtures.DatabaseDirectory;
import io.github.migrationtest.fixtures.embedded.EmbeddedServers;
import io.github.migrationtest.fixtures.server.Server;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** One embedded server of each kind for all tests, and empty databases on it; both end with the JVM. */
public final class RealServer {
    private static final Map<DatabaseKind, RealServer> RUNNING = new ConcurrentHashMap<>();
    private static final AtomicInteger DATABASES = new AtomicInteger();

    /** Databases take room in memory: those of tests that are long over go. */
    private static final int KEPT = 100;

    private final DatabaseKind kind;
    private final Server server;
    private final Deque<String> made = new ArrayDeque<>();

    private RealServer(DatabaseKind kind) {
        this.kind = kind;
        this.server = EmbeddedServers.start(kind, Directory.OPEN);
        if (kind == DatabaseKind.POSTGRESQL) {
            openTemplate();
        }
    }

    /** Its first session writes down what those of its copies would each find out anew. */
    private void openTemplate() {
        try (Connection connection = server.connect("template1")) {
            assertThat(connection.isValid(5)).isTrue();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Opened by the first test that needs it. */
    private static final class Directory {
        static final DatabaseDirectory OPEN = DatabaseDirectory.open(Path.of("target/real-servers"), false);
    }

    public static RealServer of(DatabaseKind kind) {
        return RUNNING.computeIfAbsent(kind, RealServer::new);
    }

    public synchronized String newDatabase() throws SQLException {
        String name = "t" + DATABASES.incrementAndGet();
        try (Connection connection = server.connect(server.maintenanceDatabase())) {
            if (made.size() == KEPT) {
                Scratch.execute(
                        connection,
                        "DROP DATABASE IF EXISTS " + made.remove()
                                + (kind == DatabaseKind.POSTGRESQL ? " WITH (FORCE)" : ""));
            }
            // Files are copied in a third of the time that their pages take by way of the log.
            Scratch.execute(
                    connection,
                    "CREATE DATABASE " + name + (kind == DatabaseKind.POSTGRESQL ? " STRATEGY FILE_COPY" : ""));
        }
        made.add(name);
        return name;
    }

    public Connection connect(String database) throws SQLException {
        return server.connect(database);
    }

    /** With a parameter of the driver's own. */
    public Connection connect(String database, String parameter) throws SQLException {
        return DriverManager.getConnection(url(database) + "?" + parameter, user(), password());
    }

    public String url(String database) {
        return server.jdbcUrl(database);
    }

    public String user() {
        return server.user();
    }

    public String password() {
        return server.password();
    }

    /** Everything of a database that a migration can have changed, one line each, without what differs from run to run. */
    public List<String> everythingIn(Connection connection) throws SQLException {
        List<String> everything = new ArrayList<>();
        for (Map.Entry<String, String> query : catalog().entrySet()) {
            Scratch.rows(connection, query.getValue()).forEach(row -> everything.add(query.getKey() + " " + row));
        }
        for (String table : Scratch.rows(connection, tables())) {
            if (!table.endsWith("flyway_schema_history")) {
                everything.addAll(rowsOf(connection, table));
            }
        }
        return everything;
    }

    private static List<String> rowsOf(Connection connection, String table) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (ResultSet result = connection.createStatement().executeQuery("SELECT * FROM " + table)) {
            while (result.next()) {
                StringJoiner row = new StringJoiner("|", table + ": ", "");
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.add(String.valueOf(result.getString(i)));
                }
                rows.add(row.toString());
            }
        }
        rows.sort(null);
        return rows;
    }

    private String tables() {
        return kind == DatabaseKind.POSTGRESQL
                ? "SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) FROM pg_tables"
                        + " WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1"
                : "SELECT CONCAT('`', table_name, '`') FROM information_schema.tables"
                        + " WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE'"
                        + " AND table_name <> 'flyway_schema_history' ORDER BY 1";
    }

    private Map<String, String> catalog() {
        Map<String, String> queries = new TreeMap<>();
        if (kind == DatabaseKind.POSTGRESQL) {
            String own = "n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')";
            queries.put(
                    "column",
                    "SELECT n.nspname, c.relname, c.relkind, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,"
                            + " pg_get_expr(d.adbin, d.adrelid), pg_get_userbyid(c.relowner) FROM pg_class c JOIN pg_namespace n"
                            + " ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT"
                            + " a.attisdropped LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum WHERE "
                            + own
                            + " ORDER BY 1, 2, a.attnum");
            queries.put(
                    "constraint",
                    "SELECT n.nspname, r.conname, pg_get_constraintdef(r.oid) FROM pg_constraint r JOIN pg_namespace n ON n.oid ="
                            + " r.connamespace WHERE " + own + " ORDER BY 1, 2");
            queries.put("index", "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1");
            queries.put(
                    "routine",
                    "SELECT p.proname, pg_get_functiondef(p.oid) FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace"
                            + " WHERE " + own + " ORDER BY 1");
            queries.put(
                    "enum",
                    "SELECT t.typname, e.enumlabel FROM pg_enum e JOIN pg_type t ON t.oid = e.enumtypid ORDER BY 1, 2");
        } else {
            queries.put(
                    "column",
                    "SELECT table_name, column_name, column_type, is_nullable, column_default, column_key, extra, collation_name"
                            + " FROM information_schema.columns WHERE table_schema = DATABASE() ORDER BY table_name,"
                            + " ordinal_position");
            queries.put(
                    "constraint",
                    "SELECT table_name, constraint_name, constraint_type FROM information_schema.table_constraints"
                            + " WHERE table_schema = DATABASE() ORDER BY 1, 2");
            queries.put(
                    "index",
                    "SELECT table_name, index_name, non_unique, seq_in_index, column_name FROM information_schema.statistics"
                            + " WHERE table_schema = DATABASE() ORDER BY 1, 2, 4");
            queries.put(
                    "routine",
                    "SELECT routine_name, routine_type, routine_definition FROM information_schema.routines"
                            + " WHERE routine_schema = DATABASE() ORDER BY 1");
            queries.put(
                    "trigger",
                    "SELECT trigger_name, action_statement FROM information_schema.triggers WHERE trigger_schema = DATABASE()"
                            + " ORDER BY 1");
        }
        return queries;
    }
}
