package io.github.migrationtest.data;

import io.github.migrationtest.data.TableMatch.Pair;
import java.sql.SQLException;
import java.util.List;

/** Counts the rows of a table that are the same at both moments, duplicates counted. */
interface WholeRows {

    /** All rows, told apart by the values of some columns. */
    default Result compare(List<Pair> columns) throws SQLException {
        return compare(columns, List.of());
    }

    /** The same of the rows that have a NULL in one of the columns of a key; of all rows where that is empty. */
    Result compare(List<Pair> columns, List<Pair> nullIn) throws SQLException;

    /** How many rows of one moment are missing at the other. */
    record Result(long lost, long added) {
        static final Result NONE = new Result(0, 0);

        /** Of rows that nothing tells apart, by their numbers. */
        static Result of(long before, long after) {
            return new Result(Math.max(0, before - after), Math.max(0, after - before));
        }
    }
}
