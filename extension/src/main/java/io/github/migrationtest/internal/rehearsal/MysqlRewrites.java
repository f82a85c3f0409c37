package io.github.migrationtest.internal.rehearsal;

import io.github.migrationtest.check.Rewrite;
import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.Names;
import io.github.migrationtest.internal.sql.SqlLexer;
import io.github.migrationtest.internal.sql.SqlToken;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFailedException;
import io.github.migrationtest.migration.RunObserver;
import io.github.migrationtest.migration.SqlScript;
import io.github.migrationtest.migration.SqlStatement;
import io.github.migrationtest.schema.Table;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds the {@code ALTER TABLE}s that MySQL could not make in place, by a replay on a clone: such a one has as many affected rows as it
 * copied into another table, any other has none ("Online DDL Operations" of its manual).
 *
 * <p>MariaDB lets others write while it copies from 11.2 on, so that nothing is told of those.
 */
final class MysqlRewrites implements RunObserver {
    /** Those that were there before the run and are the user's. */
    private final Set<String> tables;

    private final List<Rewrite> found = new ArrayList<>();
    private boolean copiesOnline;

    private MysqlRewrites(Set<String> tables) {
        this.tables = tables;
    }

    /** What a run copied; nothing where it cannot be replayed. */
    static List<Rewrite> of(RecordedRun run) {
        if (run.statements().stream().noneMatch(statement -> altered(statement).isPresent())) {
            return List.of();
        }
        try {
            MysqlRewrites watch = new MysqlRewrites(
                    run.schemaBefore().tables().stream().map(Table::name).collect(Collectors.toSet()));
            Replay.observed(run, watch);
            return List.copyOf(watch.found);
        } catch (MigrationFailedException | SQLException e) {
            return List.of();
        }
    }

    /**
     * The table that a statement alters, as it names it; none where it adds a foreign key, which copies the table for as long as keys are
     * enforced: rows are to be looked at then, on every engine.
     */
    private static Optional<String> altered(SqlStatement statement) {
        List<SqlToken> words = SqlLexer.code(DatabaseKind.MYSQL, statement.sql());
        if (words.size() < 4 || !words.get(0).is("ALTER") || words.stream().anyMatch(word -> word.is("FOREIGN"))) {
            return Optional.empty();
        }
        int place = words.get(1).is("IGNORE") || words.get(1).is("ONLINE") ? 2 : 1;
        if (!words.get(place).is("TABLE")) {
            return Optional.empty();
        }
        place++;
        if (words.get(place).is("IF")) {
            place += 2;
        }
        boolean qualified = place + 2 < words.size() && words.get(place + 1).isSymbol(".");
        place += qualified ? 2 : 0;
        return place < words.size() ? Optional.of(words.get(place).name()) : Optional.empty();
    }

    @Override
    public void begins(Connection connection) throws SQLException {
        int major = connection.getMetaData().getDatabaseMajorVersion();
        int minor = connection.getMetaData().getDatabaseMinorVersion();
        copiesOnline = DatabaseKind.of(connection) == DatabaseKind.MARIADB && (major > 11 || major == 11 && minor >= 2);
    }

    @Override
    public boolean looksAtEach() {
        return true;
    }

    @Override
    public void executed(Migration migration, SqlScript script, SqlStatement statement, Connection connection)
            throws SQLException {
        Optional<String> table = copiesOnline ? Optional.empty() : altered(statement);
        if (table.isEmpty() || !Names.contains(tables, table.get())) {
            return;
        }
        try (Statement asked = connection.createStatement();
                ResultSet row = asked.executeQuery("SELECT ROW_COUNT()")) {
            row.next();
            if (row.getLong(1) > 0) {
                found.add(new Rewrite(table.get(), row.getLong(1), statement));
            }
        }
    }
}
