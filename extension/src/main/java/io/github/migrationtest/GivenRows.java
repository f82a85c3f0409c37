package io.github.migrationtest;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Rows of one's own, put in when a test's database stands at a version and kept for the migrations that follow.
 *
 * <p>On a class or a test it names a script. On a method that is no test, which takes the {@code TestDatabase} or a
 * {@code Connection} to it, that method puts the rows in; it counts for all tests of its class, and is static where the test's
 * constructor takes the database.
 *
 * <pre>{@code
 * @GivenRows(at = "3", script = "rows.sql")
 * class OrdersMigrationTest {
 *
 *     @GivenRows(at = "4")
 *     void orders(TestDatabase database) {
 *         database.execute("insert into orders (id, total) values (1, 9.99)");
 *     }
 * }
 * }</pre>
 *
 * <p>Where a test starts behind the version, the rows were put in on the way there; where it starts before it, they are put in by
 * the move that reaches the version. On a copy the version must not be behind that of the copy.
 */
@Documented
@Inherited
@Repeatable(GivenRows.All.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface GivenRows {

    /** The tool's full name for the version, or any unique beginning of it; numbers are compared as numbers. */
    String at();

    /**
     * A script of SQL: on the class path, else a path from the module directory of the test. Empty on a method that puts the rows
     * in itself.
     */
    String script() default "";

    /** More than one. */
    @Documented
    @Inherited
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.TYPE, ElementType.METHOD})
    @interface All {

        /** Each of them. */
        GivenRows[] value();
    }
}
