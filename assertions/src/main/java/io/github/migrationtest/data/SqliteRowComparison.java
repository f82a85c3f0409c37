package io.github.migrationtest.data;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The rows of two SQLite files. */
final class SqliteRowComparison implements RowComparison {
    private final TwoFiles files;
    private final KeyText text;

    SqliteRowComparison(TwoFiles files, KeyText text) {
        this.files = files;
        this.text = text;
    }

    @Override
    public Found compare(TableMatch match) throws SQLException {
        Optional<KeyedComparison> keyed = KeyedComparison.of(files, match, text);
        return keyed.isPresent()
                ? keyed.get().compare(match)
                : new Found(
                        List.of(),
                        new WholeRowComparison(SqliteWholeRows.of(files, match), match.pairs()).compare(match));
    }

    @Override
    public void close() throws SQLException {
        files.close();
    }
}
