package io.github.migrationtest;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Switches checks of {@link MigrationChecks} off; they are shown as skipped, with the reason. */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Repeatable(WithoutChecks.All.class)
public @interface WithoutChecks {

    /** Their ids, such as {@code foreign-keys-indexed}. */
    String[] value();

    /** Why. */
    String because();

    /** Several. */
    @Documented
    @Inherited
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    @interface All {
        /** Which. */
        WithoutChecks[] value();
    }
}
