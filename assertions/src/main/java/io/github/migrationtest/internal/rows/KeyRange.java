package io.github.migrationtest.internal.rows;

import java.math.BigInteger;
import java.util.List;

/**
 * The rows of a table whose keys start with a number that is greater than one and not greater than another.
 *
 * @param column the column of that number, as SQL takes it
 * @param after what comes before all of them
 * @param upTo the greatest there can be
 */
public record KeyRange(String column, BigInteger after, BigInteger upTo) {

    /** The same as a condition. */
    public String condition() {
        return column + " > " + after + " and " + column + " <= " + upTo;
    }

    /** Its two halves by the numbers in it, of which one may hold all of the rows; itself if it has only one. */
    public List<KeyRange> halves() {
        BigInteger middle = after.add(upTo).shiftRight(1);
        return middle.equals(after)
                ? List.of(this)
                : List.of(new KeyRange(column, after, middle), new KeyRange(column, middle, upTo));
    }
}
