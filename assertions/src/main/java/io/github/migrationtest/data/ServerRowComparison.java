package io.github.migrationtest.data;

import io.github.migrationtest.database.Database;
import io.github.migrationtest.internal.rows.RowDialect;
import io.github.migrationtest.internal.rows.StoredTable;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The rows of two databases on servers. */
final class ServerRowComparison implements RowComparison {
    private final ServerSide before;
    private final ServerSide after;
    private final KeyText text;

    private ServerRowComparison(ServerSide before, ServerSide after, KeyText text) {
        this.before = before;
        this.after = after;
        this.text = text;
    }

    static ServerRowComparison open(RowDialect dialect, Database before, Database after, KeyText text)
            throws SQLException {
        ServerSide one = ServerSide.open(dialect, before);
        try {
            return new ServerRowComparison(one, ServerSide.open(dialect, after), text);
        } catch (SQLException | RuntimeException e) {
            one.close();
            throw e;
        }
    }

    @Override
    public Found compare(TableMatch match) throws SQLException {
        ServerWholeRows whole =
                new ServerWholeRows(before, before.table(match.before()), after, after.table(match.after()));
        Optional<ServerKey> key = key(match);
        return key.isPresent()
                ? new ServerKeyedComparison(before, after, match, key.get(), whole, text).compare()
                : new Found(List.of(), new WholeRowComparison(whole, match.pairs()).compare(match));
    }

    /** None if the table has no key by which its rows can be told at both moments. */
    private Optional<ServerKey> key(TableMatch match) throws SQLException {
        StoredTable tableBefore = before.table(match.before());
        StoredTable tableAfter = after.table(match.after());
        for (List<TableMatch.Pair> pairs : List.of(match.keyBefore(), match.keyAfter())) {
            if (!pairs.isEmpty()) {
                ServerKey key = ServerKey.of(pairs, tableBefore, tableAfter);
                if (match.sameKeyColumns()
                        || key.isUniqueBefore(before, tableBefore) && key.isUniqueAfter(after, tableAfter)) {
                    return Optional.of(key);
                }
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() throws SQLException {
        try {
            after.close();
        } finally {
            before.close();
        }
    }
}
