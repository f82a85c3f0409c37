package io.github.migrationtest.data;

/** One difference between the rows of two moments. */
public sealed interface DataChange {

    /** The table, by its name after the change where it still stands. */
    String table();

    /** One line for a person; holds no value but keys that may be shown. */
    String describe();

    /** Whether something that was there is there no more: a row, a value, a column or table that held some. */
    boolean isLoss();

    /** Whether any row or value differs at all: renaming changes none, nor does dropping what was empty. */
    boolean touchesData();

    /** A difference in name alone, which may also be told to {@link DataDiff} beforehand. */
    sealed interface Renaming extends DataChange {

        @Override
        default boolean isLoss() {
            return false;
        }

        @Override
        default boolean touchesData() {
            return false;
        }
    }

    /**
     * Rows that were there are there no more.
     *
     * @param rowsBefore rows that the table had
     * @param lost how many of them are gone
     * @param keys which
     * @param exact whether {@code lost} was counted row by row; otherwise it is what the counts prove, and may be more
     */
    record RowsLost(String table, long rowsBefore, long lost, RowKeys keys, boolean exact) implements DataChange {

        @Override
        public String describe() {
            return table + ": " + atLeast(exact) + lost + " of " + Counts.rows(rowsBefore) + " lost" + keys.tail();
        }

        @Override
        public boolean isLoss() {
            return true;
        }

        @Override
        public boolean touchesData() {
            return true;
        }

        @Override
        public String toString() {
            return describe();
        }
    }

    /**
     * Rows that were not there.
     *
     * @param added how many
     * @param keys which
     * @param exact whether {@code added} was counted row by row; otherwise it is what the counts prove, and may be more
     */
    record RowsAdded(String table, long added, RowKeys keys, boolean exact) implements DataChange {

        @Override
        public String describe() {
            return table + ": " + atLeast(exact) + Counts.rows(added) + " added" + keys.tail();
        }

        @Override
        public boolean isLoss() {
            return false;
        }

        @Override
        public boolean touchesData() {
            return true;
        }

        @Override
        public String toString() {
            return describe();
        }
    }

    /**
     * Values of a column differ in rows that are still there.
     *
     * @param column its name after the change
     * @param changed rows in which it differs
     * @param becameNull how many of these are NULL now
     * @param wereNull how many of these were NULL
     * @param keys which rows
     * @param exact whether the numbers were counted row by row; otherwise they are what the counts prove, and may be more
     */
    record ValuesChanged(
            String table, String column, long changed, long becameNull, long wereNull, RowKeys keys, boolean exact)
            implements DataChange {

        @Override
        public String describe() {
            String rows = table + ": " + column + " of " + atLeast(exact) + Counts.rows(changed);
            if (becameNull == changed) {
                return rows + " became NULL" + keys.tail();
            }
            if (wereNull == changed) {
                return rows + " was NULL and is filled" + keys.tail();
            }
            String nulls = becameNull == 0 ? "" : ", " + becameNull + " of them became NULL";
            String filled = wereNull == 0 ? "" : ", " + wereNull + " of them were NULL";
            return rows + " changed" + nulls + filled + keys.tail();
        }

        /** Filling what was NULL loses nothing. */
        @Override
        public boolean isLoss() {
            return changed > wereNull || !exact;
        }

        @Override
        public boolean touchesData() {
            return true;
        }

        @Override
        public String toString() {
            return describe();
        }
    }

    /**
     * A table is gone, and no other holds its rows.
     *
     * @param rows rows that it had
     */
    record TableDropped(String table, long rows) implements DataChange {

        @Override
        public String describe() {
            return table + ": dropped with " + Counts.rows(rows);
        }

        @Override
        public boolean isLoss() {
            return rows > 0;
        }

        @Override
        public boolean touchesData() {
            return rows > 0;
        }

        @Override
        public String toString() {
            return describe();
        }
    }

    /**
     * A table is new.
     *
     * @param rows rows that it has
     */
    record TableAdded(String table, long rows) implements DataChange {

        @Override
        public String describe() {
            return table + ": added with " + Counts.rows(rows);
        }

        @Override
        public boolean isLoss() {
            return false;
        }

        @Override
        public boolean touchesData() {
            return rows > 0;
        }

        @Override
        public String toString() {
            return describe();
        }
    }

    /**
     * A column is gone, and no other of its table holds its values.
     *
     * @param nonNull values that it had
     */
    record ColumnDropped(String table, String column, long nonNull) implements DataChange {

        @Override
        public String describe() {
            return table + ": " + column + " dropped with " + Counts.values(nonNull);
        }

        @Override
        public boolean isLoss() {
            return nonNull > 0;
        }

        @Override
        public boolean touchesData() {
            return nonNull > 0;
        }

        @Override
        public String toString() {
            return describe();
        }
    }

    /**
     * A column is new.
     *
     * @param nonNull values that it has
     */
    record ColumnAdded(String table, String column, long nonNull) implements DataChange {

        @Override
        public String describe() {
            return table + ": " + column + " added with " + Counts.values(nonNull);
        }

        @Override
        public boolean isLoss() {
            return false;
        }

        @Override
        public boolean touchesData() {
            return nonNull > 0;
        }

        @Override
        public String toString() {
            return describe();
        }
    }

    /** The rows of a table that is gone stand in a new one. */
    record TableRenamed(String from, String to) implements Renaming {

        @Override
        public String table() {
            return to;
        }

        @Override
        public String describe() {
            return from + ": renamed to " + to;
        }

        @Override
        public String toString() {
            return describe();
        }
    }

    /**
     * The values of a column that is gone stand in a new one of the same table.
     *
     * @param table the table's name after the change
     */
    record ColumnRenamed(String table, String from, String to) implements Renaming {

        @Override
        public String describe() {
            return table + ": " + from + " renamed to " + to;
        }

        @Override
        public String toString() {
            return describe();
        }
    }

    /**
     * The values of a column that is gone stand in a new one of the same name in another table, each beside the same key.
     *
     * @param table the table they stood in, by its name after the change where it still stands
     * @param to the table they stand in now
     * @param nonNull values that it has
     */
    record ColumnMoved(String table, String column, String to, long nonNull) implements DataChange {

        @Override
        public String describe() {
            return table + ": " + column + " moved to " + to + " with " + Counts.values(nonNull);
        }

        @Override
        public boolean isLoss() {
            return false;
        }

        @Override
        public boolean touchesData() {
            return true;
        }

        @Override
        public String toString() {
            return describe();
        }
    }

    private static String atLeast(boolean exact) {
        return exact ? "" : "at least ";
    }
}
