package io.github.migrationtest;

import io.github.migrationtest.check.MigrationCheck;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Checks of the user's own that {@link MigrationChecks} of this class ask besides the library's; those that all classes ask are
 * named for {@link java.util.ServiceLoader} instead, see {@link MigrationCheck}.
 *
 * <p>{@link MigrationTest#checks} and {@link WithoutChecks} know them by their ids, as all others.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface WithChecks {

    /** Their classes, each with a constructor without parameters. */
    Class<? extends MigrationCheck>[] value();
}
