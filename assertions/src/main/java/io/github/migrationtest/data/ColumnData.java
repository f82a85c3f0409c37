package io.github.migrationtest.data;

/**
 * What the values of one column looked like at one moment.
 *
 * @param name as the database spells it
 * @param nonNull values that are not NULL
 * @param hash the same for the same values beside the same primary keys, whatever the order of the rows and however the
 *     values are stored ({@code 42}, {@code 42.0} and {@code '42'}); in a table without a primary key for the same values
 * @param generated whether the database computes it from other columns, so that nothing goes with it
 */
public record ColumnData(String name, long nonNull, long hash, boolean generated) {

    /** Its name and count; never the hash, from which a value could be guessed. */
    @Override
    public String toString() {
        return name + ": " + nonNull + " not null";
    }
}
