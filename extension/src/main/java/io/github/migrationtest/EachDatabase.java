package io.github.migrationtest;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.junit.EachDatabaseExtension;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.ClassTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs a whole {@link MigrationTest} class once per kind of database: {@code @EachDatabase({SQLITE, POSTGRESQL})}.
 *
 * <p>Kinds run in the order they are named, each server started when its turn comes. Where migrations differ between kinds,
 * {@code {kind}} in a path stands for {@code sqlite}, {@code postgresql}, {@code mariadb} or {@code mysql}:
 * {@code migrations = "db/migration/{kind}"}. {@code @BeforeAll} and {@code @AfterAll} run once around all kinds, as JUnit has it.
 *
 * <p>A node is named by its kind with its version, and so begins the message of everything that fails in it: {@code PostgreSQL
 * 18.6: ...}. A kind whose server cannot be had fails once, or its tests are skipped where {@link MigrationTest#whenUnavailable}
 * says so. No kinds, a kind twice, {@link MigrationTest#database} besides, and a class without {@code @MigrationTest} are wrong use.
 *
 * <p>Inherited by subclasses; works as a meta-annotation; its {@code @Nested} classes run once per kind too. Kinds may run in
 * parallel.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ClassTemplate
@ExtendWith(EachDatabaseExtension.class)
public @interface EachDatabase {

    /** The kinds, in the order in which they run. */
    DatabaseKind[] value();
}
