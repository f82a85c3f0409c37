package io.github.migrationtest;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Fills every table of a test's database with generated rows before the test gets it.
 *
 * <p>The database is filled where it starts, so {@code @StartAt} says which tables there are. The rows keep all constraints and
 * press on their edges: nulls where they are allowed, longest and empty texts, every value of an enum, extremes of numbers and
 * dates, duplicates where no unique key forbids them, children for every foreign key. Rows that are there, such as those of
 * {@code @GivenRows}, stay.
 *
 * <p>A table that could not be filled fails no test; the summary at the end of the run names it and says why.
 *
 * <p>On a class it counts for all its tests, on a method for that one, and there it stands above that of the class.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Populated {

    /** How many rows each table gets. */
    long rows() default 100;

    /** What the rows are drawn from: the same seed gives the same schema the same rows, in every run. */
    long seed() default 1;
}
