package io.github.migrationtest.data;

import io.github.migrationtest.data.TableMatch.Pair;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The rows of two databases side by side. */
interface RowComparison extends AutoCloseable {

    /** Everything that differs in the rows of a table. */
    Found compare(TableMatch match) throws SQLException;

    /**
     * Tables that can be compared where they stand, without figures: they have the same key under the same name, and every
     * column that they had.
     *
     * @param leftOut those that are not to be, names in any case
     */
    default List<Standing> standing(Collection<String> leftOut, HeldAlike alike) throws SQLException {
        return List.of();
    }

    /** Everything that differs in the rows of one of these. */
    default Found compare(Standing table) throws SQLException {
        return compare(table.match());
    }

    @Override
    void close() throws SQLException;

    /**
     * What a comparison found.
     *
     * @param renamed columns that hold the same in every row that is still there
     */
    record Found(List<Pair> renamed, List<DataChange> changes) {}

    /**
     * A table that is compared where it stands.
     *
     * @param within where its rows may differ; empty if that is anywhere
     */
    record Standing(TableMatch match, Optional<DifferingRows> within) {}
}
