package io.github.migrationtest;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Accepts what a check of {@link MigrationChecks} finds, for a reason that is written down.
 *
 * <p>A script can say the same of itself where its tool's checksum allows: {@code -- migrationtest: accept destroys-data legacy_notes:
 * moved to archive in 0006}. One that accepts nothing is told of in the summary.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Repeatable(Accept.All.class)
public @interface Accept {

    /** The check, such as {@code destroys-data}. */
    String check();

    /** The migration, by its version or name; by default whichever. */
    String migration() default "";

    /** What the finding is about, as it names it, such as {@code legacy_notes}; by default whatever. */
    String object() default "";

    /** Why it is right. */
    String because();

    /** Several. */
    @Documented
    @Inherited
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    @interface All {
        /** Which. */
        Accept[] value();
    }
}
