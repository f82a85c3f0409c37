package io.github.migrationtest.data;

import io.github.migrationtest.database.Database;
import io.github.migrationtest.internal.sql.Names;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** SQLite: every row is read once, and files are compared where a statement can see both. */
final class SqliteEngine implements DataEngine {
    private static final long LARGE = 4_000_000;

    @Override
    public List<TableData> read(Connection connection, Collection<String> leftOut) {
        return SqliteRows.read(connection, leftOut);
    }

    @Override
    public Map<String, Long> count(Connection connection, Collection<String> leftOut) throws SQLException {
        Map<String, Long> rows = new HashMap<>();
        for (String table : SqliteTable.names(connection, "main")) {
            if (!Names.contains(leftOut, table)) {
                rows.put(table, Queries.numbers(connection, "select count(*) from main." + Names.quoted(table))[0]);
            }
        }
        return rows;
    }

    /** In a small file a statement takes as long as reading all rows. */
    @Override
    public boolean comparesFirst(Database before) {
        try (Connection connection = before.connection()) {
            return Queries.numbers(
                            connection, "select page_count * page_size from pragma_page_count, pragma_page_size")[0]
                    >= LARGE;
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public Optional<RowComparison> compare(Database before, Database after, KeyText text) throws SQLException {
        return TwoFiles.open(before, after).map(files -> new SqliteRowComparison(files, text));
    }

    @Override
    public List<Orphan> orphans(Database database, Collection<String> sound) {
        return SqliteOrphans.of(database, sound);
    }

    @Override
    public List<String> integrity(Connection connection, Collection<String> sound) {
        return SqliteIntegrity.of(connection, sound);
    }
}
