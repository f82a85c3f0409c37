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
import java.util.regex.Pattern;

/**
 * Finds the statements that gave a table of PostgreSQL another file, by a replay on a clone. A clone has the tables' numbers and files
 * of its original, so that those before and after a run can be compared.
 */
final class PostgresqlRewrites implements RunObserver {
    /** What gives a table another file because it is asked to. */
    private static final Pattern MEANT = Pattern.compile("\\b(truncate|vacuum|cluster)\\b", Pattern.CASE_INSENSITIVE);

    private final Set<String> hidden;
    private final Map<Long, TableFile> last;
    private final List<Rewrite> found = new ArrayList<>();

    /** @param before what the replay is a clone of */
    private PostgresqlRewrites(Database before) throws SQLException {
        this.hidden = before.hiddenTables();
        try (Connection connection = before.connection()) {
            this.last = TableFile.all(connection);
        }
    }

    /** What a run wrote anew; nothing where it cannot be replayed. */
    static List<Rewrite> of(RecordedRun run) {
        if (run.statements().stream().noneMatch(PostgresqlRewrites::changesTables)) {
            return List.of();
        }
        try {
            Map<Long, TableFile> before = run.beginning().tableFiles();
            Map<Long, TableFile> after = run.end().tableFiles();
            boolean none =
                    after.entrySet().stream().allMatch(table -> !isOtherFile(before, table.getKey(), table.getValue()));
            if (none) {
                return List.of();
            }
            PostgresqlRewrites watch = new PostgresqlRewrites(run.before());
            Replay.observed(run, watch);
            return List.copyOf(watch.found);
        } catch (MigrationFailedException | SQLException e) {
            // SET TRANSACTION, for one, fails where somebody has looked; SET ROLE may leave nothing to look at.
            return List.of();
        }
    }

    private static boolean isOtherFile(Map<Long, TableFile> before, long table, TableFile now) {
        TableFile was = before.get(table);
        return was != null && was.file() != now.file();
    }

    @Override
    public boolean looksAtEach() {
        return true;
    }

    @Override
    public void executed(Migration migration, SqlScript script, SqlStatement statement, Connection connection)
            throws SQLException {
        Map<Long, TableFile> now = TableFile.all(connection);
        now.keySet().retainAll(last.keySet()); // what is new is nobody's yet
        if (changesTables(statement)) {
            for (Map.Entry<Long, TableFile> table : now.entrySet()) {
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

    private void note(TableFile table, SqlStatement culprit, Connection connection) throws SQLException {
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
