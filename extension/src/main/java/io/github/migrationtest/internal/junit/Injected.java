package io.github.migrationtest.internal.junit;

import io.github.migrationtest.EachDatabase;
import io.github.migrationtest.EachMigration;
import io.github.migrationtest.MigrationStep;
import io.github.migrationtest.Migrations;
import io.github.migrationtest.Rehearsal;
import io.github.migrationtest.database.DatabaseException;
import io.github.migrationtest.fixtures.TestDatabase;
import java.lang.reflect.Executable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.ClassTemplate;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.platform.commons.support.AnnotationSupport;

/** What a test may take as a parameter. */
final class Injected {
    private static final Set<Class<?>> TYPES = Set.of(
            TestDatabase.class,
            Migrations.class,
            Connection.class,
            DataSource.class,
            MigrationStep.class,
            Rehearsal.class);
    private static final String LIST =
            "TestDatabase, Migrations, Connection, DataSource, and in @EachMigration methods MigrationStep";

    private Injected() {}

    /** Whether a parameter can only be meant for us; some of them have nothing to give, and are told so. */
    static boolean isOurs(ParameterContext parameter) {
        Class<?> type = parameter.getParameter().getType();
        return TYPES.contains(type) || isNear(type) && !hasArguments(parameter.getDeclaringExecutable());
    }

    /** Whether a parameterized test or class may give a date or a version: JUnit lets only one answer. */
    private static boolean hasArguments(Executable executable) {
        return AnnotationSupport.isAnnotated(executable, TestTemplate.class)
                        && !AnnotationSupport.isAnnotated(executable, EachMigration.class)
                || AnnotationSupport.isAnnotated(executable.getDeclaringClass(), ClassTemplate.class)
                        && !AnnotationSupport.isAnnotated(executable.getDeclaringClass(), EachDatabase.class);
    }

    private static boolean isNear(Class<?> type) {
        return type.getPackageName().startsWith("io.github.migrationtest.fixtures")
                || type.getPackageName().startsWith("io.github.migrationtest.schema")
                || type.getPackageName().startsWith("io.github.migrationtest.data")
                || type.getPackageName().equals("io.github.migrationtest.migration")
                || type.getName().equals("io.github.migrationtest.MigrationRun")
                || type.getPackageName().equals("java.sql")
                || type.getPackageName().equals("javax.sql");
    }

    static Object resolve(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        Executable executable = parameter.getDeclaringExecutable();
        String where = type.getSimpleName() + " " + parameter.getParameter().getName() + " of "
                + SettingsOf.nameOf(executable.getDeclaringClass()) + "." + executable.getName();
        if (!TYPES.contains(type)) {
            throw new ParameterResolutionException(
                    where + " cannot be injected.\nWhat can: " + LIST + "; all else is asked of these.");
        }
        if (context.getTestMethod().isEmpty()) {
            throw new ParameterResolutionException(where + " asks for a test's own " + type.getSimpleName()
                    + ", but here no test runs yet: each test gets its own.\nTake it in @BeforeEach instead.");
        }
        if (type == Rehearsal.class) {
            return Rehearsals.of(context);
        }
        TestRun run = TestRun.of(context);
        if (type == TestDatabase.class) {
            return run.database();
        } else if (type == Migrations.class) {
            return run.migrations();
        } else if (type == Connection.class) {
            return connection(run);
        } else if (type == DataSource.class) {
            return run.database().dataSource();
        }
        return run.step()
                .orElseThrow(() -> new ParameterResolutionException(
                        where + " is given to @EachMigration methods only, after their migration was applied."
                                + "\nElsewhere take Migrations and move: var step = migrations.up()."));
    }

    private static Connection connection(TestRun run) {
        try {
            return run.connection();
        } catch (SQLException e) {
            throw new DatabaseException("The test's connection does not say whether it is closed.", e);
        }
    }
}
