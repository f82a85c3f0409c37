package io.github.migrationtest.data;

import io.github.migrationtest.data.TableMatch.Pair;
import io.github.migrationtest.internal.rows.RowStream;
import java.sql.SQLException;

/** Compares the hashes of a column of two moments, row by row. */
final class ColumnTally {
    private final Pair pair;
    private final KeyTally changed = new KeyTally();
    private int placeBefore;
    private int placeAfter;
    private long becameNull;
    private long wereNull;
    private boolean holdsSomething;

    ColumnTally(Pair pair) {
        this.pair = pair;
    }

    void standAt(int before, int after) {
        placeBefore = before;
        placeAfter = after;
    }

    /** Two rows of one key. */
    void add(RowStream before, RowStream after, KeyTally.Shown shown) throws SQLException {
        long one = before.number(placeBefore);
        boolean oneIsNull = before.wasNull();
        long other = after.number(placeAfter);
        boolean otherIsNull = after.wasNull();
        holdsSomething |= !oneIsNull;
        if (one != other || oneIsNull != otherIsNull) {
            changed.add(shown);
            becameNull += otherIsNull ? 1 : 0;
            wereNull += oneIsNull ? 1 : 0;
        }
    }

    Pair pair() {
        return pair;
    }

    KeyTally changed() {
        return changed;
    }

    long becameNull() {
        return becameNull;
    }

    long wereNull() {
        return wereNull;
    }

    /** Whether no row shows that these are two columns, and one at least that they are the same. */
    boolean holdsTheSame() {
        return holdsSomething && changed.rows() == 0;
    }
}
