package io.github.migrationtest.assertions;

import io.github.migrationtest.data.DataChange;
import io.github.migrationtest.data.DataDiff;
import io.github.migrationtest.data.DataSnapshot;
import io.github.migrationtest.data.TableData;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Assertions on what the rows of a database looked like at one moment. */
public class DataSnapshotAssert extends AbstractNavigatingAssert<DataSnapshotAssert, DataSnapshot> {

    /** An assertion on a snapshot. */
    public DataSnapshotAssert(@Nullable DataSnapshot actual) {
        super(actual, DataSnapshotAssert.class);
    }

    /**
     * A table had so many rows.
     *
     * <pre>{@code
     * assertThat(database.data()).hasRowCount("users", 3); // passes if it had three rows
     * assertThat(database.data()).hasRowCount("users", 4); // fails: "but it has 3"
     * }</pre>
     */
    public DataSnapshotAssert hasRowCount(String table, long expected) {
        isNotNull();
        Optional<TableData> found = actual.table(table);
        check(found.isPresent(), () -> UnmetExpectation.expecting(
                        "rows of " + actual.kind().productName())
                .to("have table", table)
                .butItHas(
                        "the tables are",
                        actual.tables().stream().map(TableData::table).toList(),
                        "there are no tables"));
        found.ifPresent(data -> check(
                data.rows() == expected, () -> DatabaseAssert.shouldHaveRowCount(data.table(), expected, data.rows())));
        return this;
    }

    /**
     * It holds the same rows as another snapshot, whatever their order.
     *
     * <pre>{@code
     * assertThat(database.data()).hasSameRowsAs(before); // passes if nothing was lost, changed or added
     * // fails if so, and prints what
     * }</pre>
     */
    public DataSnapshotAssert hasSameRowsAs(DataSnapshot expected) {
        isNotNull();
        DataDiff diff = DataDiff.between(expected, actual);
        return check(diff.isEmpty(), () -> UnmetExpectation.expecting("rows")
                .to("be the same")
                .but(
                        "from the expected ones to these this happened",
                        diff.changes().stream().map(DataChange::describe).toList()));
    }

    /**
     * It holds the same rows: the same as {@link #hasSameRowsAs}.
     *
     * <pre>{@code
     * assertThat(after).isEqualTo(before); // passes if nothing was lost, changed or added
     * // fails if so, and prints what
     * }</pre>
     */
    @Override
    public DataSnapshotAssert isEqualTo(@Nullable Object expected) {
        return actual != null && expected instanceof DataSnapshot snapshot
                ? hasSameRowsAs(snapshot)
                : super.isEqualTo(expected);
    }
}
