package io.github.migrationtest;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The version at which a test's database stands when the test gets it.
 *
 * <p>Without it a fresh database is empty, and a copy is as it was copied. A copy only moves forward: a version behind its
 * own is an error. On a class it counts for all its tests, on a method for that one.
 *
 * <p>The database is brought there once per run and cloned for every test that starts there.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface StartAt {

    /** Every migration is applied. */
    String LATEST = "latest";

    /** The tool's full name for the version, or any unique beginning of it; numbers are compared as numbers. */
    String value();
}
