package io.github.migrationtest;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Replaces personal data of a copy ({@link MigrationTest#copyOf}) before any test or migration sees it.
 *
 * <p>The same value becomes the same in all columns and for the whole run, different ones different: unique columns stay unique, and
 * joins find what they found. Nulls stay. Lengths stay, and forms: letters become letters of their alphabet and case, digits digits,
 * all else stays, so that an address keeps its {@code @}; dates stay in their year, UUIDs and JSON stay such, with its keys; numbers
 * keep their sign and their number of digits. A value of one or two characters has few others of its form and may become itself.
 *
 * <p>The copy's files hold nothing of what was there: a file of SQLite is written anew, and rows of a dump are masked on their way into
 * the server. The mask is made with a random key that ends with the run. Columns that hold the same data under another name, such as
 * those of a search table, have to be named too; full-text indexes of SQLite and generated columns follow by themselves.
 *
 * <p>A name that the copy does not have, a type whose values cannot be masked (enumerations, arrays, network addresses), one side
 * of a foreign key without the other, and a constraint that refuses the mask are errors that say so.
 *
 * <p>On a class it counts for all its tests, on a method for that one, instead of that of the class. The builders and the
 * configuration parameter {@code migrationtest.masked} (separated by commas) set the same.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Masked {

    /** The columns, each {@code table.column}; on PostgreSQL {@code schema.table.column} where tables of one name differ. */
    String[] value();
}
