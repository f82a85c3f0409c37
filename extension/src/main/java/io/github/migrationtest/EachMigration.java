package io.github.migrationtest;

import io.github.migrationtest.internal.junit.EachMigrationExtension;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs a test once per migration, each on a database of its own: every migration on a fresh database, every pending one on a
 * copy.
 *
 * <p>During {@code @BeforeEach} the database stands before the migration; the migration is applied just before the method,
 * which may take its {@link MigrationStep}. Where nothing is pending there is one skipped invocation that says so.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@TestTemplate
@ExtendWith(EachMigrationExtension.class)
public @interface EachMigration {}
