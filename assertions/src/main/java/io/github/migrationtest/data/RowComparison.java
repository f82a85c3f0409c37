package io.github.migrationtest.data;

import io.github.migrationtest.data.TableMatch.Pair;
import java.sql.SQLException;
import java.util.List;

/** The rows of two databases side by side. */
interface RowComparison extends AutoCloseable {

    /** Everything that differs in the rows of a table. */
    Found compare(TableMatch match) throws SQLException;

    @Override
    void close() throws SQLException;

    /**
     * What a comparison found.
     *
     * @param renamed columns that hold the same in every row that is still there
     */
    record Found(List<Pair> renamed, List<DataChange> changes) {}
}
