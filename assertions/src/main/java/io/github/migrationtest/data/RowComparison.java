package io.github.migrationtest.data;

import io.github.migrationtest.data.TableMatch.Pair;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/** The rows of two databases side by side. */
interface RowComparison extends AutoCloseable {

    /** Everything that differs in the rows of a table. */
    Found compare(TableMatch match) throws SQLException;

    /**
     * Tables that can be compared where they stand, without figures: they have the same columns and the same key under the same name.
     *
     * @param leftOut those that are not to be, names in any case
     */
    default List<TableMatch> alike(Collection<String> leftOut) throws SQLException {
        return List.of();
    }

    @Override
    void close() throws SQLException;

    /**
     * What a comparison found.
     *
     * @param renamed columns that hold the same in every row that is still there
     */
    record Found(List<Pair> renamed, List<DataChange> changes) {}
}
