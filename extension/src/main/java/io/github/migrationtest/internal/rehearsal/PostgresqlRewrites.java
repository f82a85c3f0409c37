package io.github.migrationtest.internal.rehearsal;

import io.github.migrationtest.check.Rewrite;
import io.github.migrationtest.database.Database;
import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.Names;
import io.github.migrationtest.internal.sql.SqlLexer;
import io.github.migrationtest.internal.sql.SqlToken;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFailedException;
import io.github.migrationtest.migration.RunObserver;
import io.github.migrationtest.migration.SqlScript;
import io.github.migrationtest.migration.SqlStatement;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Finds the statements that gave a table of PostgreSQL another file, by a replay on a clone. A clone has the tables' numbers and files
 * of its original, so that those before and after a run can be compared.
 */
final class PostgresqlRewrites implements RunObserver {
    private static final String FILES = """
        SELECT c.oid, c.relfilenode, n.nspname, c.relname
        FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind = 'r' AND c.relpersistence <> 't'
            AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
        """;
    /** What gives a table another file because it is asked to. */
    private static final Pattern MEANT = Pattern.compile("\\b(truncate|vacuum|cluster)\\b", Pattern.CASE_INSENSITIVE);

    private final Set<String> hidden;
    private final Map<Long, Stored> last;
    private final List<Rewrite> found = new ArrayList<>();

    /** A table and the file that its rows are in. */
    private record Stored(String schema, String table, long file) {
        /** As snapshots name it. */
        String name() {
            return schema.equals("public") ? part(table) : part(schema) + "." + part(table);
        }

        private static String part(String name) {
            return name.indexOf('.') >= 0 || name.indexOf('"') >= 0 ? Names.quoted(name) : name;
        }

        /** As a statement takes it, whatever the search path. */
        String quoted() {
            return Names.quoted(schema) + "." + Names.quoted(table);
        }
    }

    private PostgresqlRewrites(Set<String> hidden, Map<Long, Stored> before) {
        this.hidden = hidden;
        this.last = new TreeMap<>(before);
    }

    /** What a run wrote anew; nothing where it cannot be replayed. */
    static List<Rewrite> of(RecordedRun run) {
        if (run.statements().stream().noneMatch(PostgresqlRewrites::changesTables)) {
            return List.of();
        }
        try {
            Map<Long, Stored> before = files(run.before());
            Map<Long, Stored> after = files(run.after());
            boolean none =
                    after.entrySet().stream().allMatch(table -> !isOtherFile(before, table.getKey(), table.getValue()));
            if (none) {
                return List.of();
            }
            PostgresqlRewrites watch = new PostgresqlRewrites(run.before().hiddenTables(), before);
            Replay.observed(run, watch);
            return List.copyOf(watch.found);
        } catch (MigrationFailedException | SQLException e) {
            // SET TRANSACTION, for one, fails where somebody has looked; SET ROLE may leave nothing to look at.
            return List.of();
        }
    }

    private static boolean isOtherFile(Map<Long, Stored> before, long table, Stored now) {
        Stored was = before.get(table);
        return was != null && was.file() != now.file();
    }

    private static Map<Long, Stored> files(Database database) throws SQLException {
        try (Connection connection = database.connection()) {
            return files(connection);
        }
    }

    private static Map<Long, Stored> files(Connection connection) throws SQLException {
        Map<Long, Stored> files = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(FILES)) {
            while (rows.next()) {
                files.put(rows.getLong(1), new Stored(rows.getString(3), rows.getString(4), rows.getLong(2)));
            }
        }
        return files;
    }

    @Override
    public boolean looksAtEach() {
        return true;
    }

    @Override
    public void executed(Migration migration, SqlScript script, SqlStatement statement, Connection connection)
            throws SQLException {
        Map<Long, Stored> now = files(connection);
        now.keySet().retainAll(last.keySet()); // what is new is nobody's yet
        if (changesTables(statement)) {
            for (Map.Entry<Long, Stored> table : now.entrySet()) {
                if (isOtherFile(last, table.getKey(), table.getValue())) {
                    note(table.getValue(), statement, connection);
                }
            }
        }
        last.clear();
        last.putAll(now);
    }

    /** A block of code is taken at its word: what a function does that is called is not seen from here. */
    private static boolean changesTables(SqlStatement statement) {
        List<SqlToken> words = SqlLexer.code(DatabaseKind.POSTGRESQL, statement.sql());
        if (words.isEmpty()) {
            return false;
        }
        return words.get(0).is("ALTER")
                || words.get(0).is("DO") && !MEANT.matcher(statement.sql()).find();
    }

    private void note(Stored table, SqlStatement culprit, Connection connection) throws SQLException {
        if (Names.contains(hidden, table.name())) {
            return;
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM ONLY " + table.quoted())) {
            rows.next();
            if (rows.getLong(1) > 0) {
                found.add(new Rewrite(table.name(), rows.getLong(1), culprit));
            }
        }
    }
}
