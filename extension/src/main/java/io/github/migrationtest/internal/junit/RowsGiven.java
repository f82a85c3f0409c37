package io.github.migrationtest.internal.junit;

import io.github.migrationtest.GivenRows;
import io.github.migrationtest.fixtures.TestDatabase;
import io.github.migrationtest.internal.rehearsal.Plan;
import io.github.migrationtest.internal.rehearsal.RowScript;
import io.github.migrationtest.internal.rehearsal.RowsAt;
import io.github.migrationtest.internal.settings.Surroundings;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.UnknownVersionException;
import io.github.migrationtest.migration.VersionQuery;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/** The rows that {@code @GivenRows} gives a test: those of the classes around it first, its own last. */
final class RowsGiven {
    private final ExtensionContext context;
    private final Plan plan;
    private final List<RowsAt> rows = new ArrayList<>();

    private RowsGiven(ExtensionContext context, Plan plan) {
        this.context = context;
        this.plan = plan;
    }

    static List<RowsAt> of(ExtensionContext context, Plan plan) {
        if (areNone(context)) {
            return List.of();
        }
        RowsGiven given = new RowsGiven(context, plan);
        List<AnnotatedElement> elements = new ArrayList<>(PopulatedBy.elements(context));
        Collections.reverse(elements);
        for (AnnotatedElement element : elements) {
            given.scripts(element);
            if (element instanceof Class<?> testClass) {
                methods(testClass).forEach(given::method);
            }
        }
        return List.copyOf(given.rows);
    }

    /** A test by its method and class: of most there is nothing to be looked for again. */
    private record Place(Optional<Method> method, Class<?> testClass) {}

    private static boolean areNone(ExtensionContext context) {
        return Stores.of(context.getRoot())
                .getOrComputeIfAbsent(
                        new Place(context.getTestMethod(), context.getRequiredTestClass()),
                        place -> PopulatedBy.elements(context).stream()
                                .allMatch(
                                        element -> AnnotationSupport.findRepeatableAnnotations(element, GivenRows.class)
                                                        .isEmpty()
                                                && !(element instanceof Class<?> type
                                                        && !methods(type).isEmpty())),
                        Boolean.class);
    }

    /** Whether a method that puts rows in belongs to an instance, and there is none yet. */
    static boolean needsInstance(ExtensionContext context) {
        return context.getTestInstance().isEmpty()
                && !areNone(context)
                && PopulatedBy.elements(context).stream()
                        .filter(Class.class::isInstance)
                        .flatMap(element -> methods((Class<?>) element).stream())
                        .anyMatch(method -> !Modifier.isStatic(method.getModifiers()));
    }

    private static List<Method> methods(Class<?> testClass) {
        return ReflectionSupport.findMethods(
                testClass,
                method -> !AnnotationSupport.isAnnotated(method, Testable.class)
                        && !AnnotationSupport.findRepeatableAnnotations(method, GivenRows.class)
                                .isEmpty(),
                HierarchyTraversalMode.TOP_DOWN);
    }

    private void scripts(AnnotatedElement element) {
        for (GivenRows given : AnnotationSupport.findRepeatableAnnotations(element, GivenRows.class)) {
            String asked = asked(given, SettingsOf.nameOf(element));
            if (given.script().isBlank()) {
                throw new ExtensionConfigurationException(asked + " names no script.\nName one with script, or put the"
                        + " annotation on a method that is no test and takes a TestDatabase.");
            }
            rows.add(new RowsAt(find(given, asked), asked, new RowScript(file(given, asked), asked)));
        }
    }

    private Path file(GivenRows given, String asked) {
        Path file = Surroundings.of(context.getRequiredTestClass()).resolve(asked, given.script());
        if (!Files.isRegularFile(file)) {
            throw new ExtensionConfigurationException(
                    asked + " names a script that is not there: not on the class path," + " and not at " + file
                            + ".\nName a file of SQL that puts rows in.");
        }
        return file;
    }

    private void method(Method method) {
        for (GivenRows given : AnnotationSupport.findRepeatableAnnotations(method, GivenRows.class)) {
            String asked = asked(given, SettingsOf.nameOf(method));
            if (!given.script().isBlank()) {
                throw new ExtensionConfigurationException(
                        asked + " is on a method that is no test, which puts the rows in itself."
                                + "\nLeave script out, or put the annotation on the class or a test.");
            }
            Class<?>[] types = method.getParameterTypes();
            if (types.length != 1 || types[0] != TestDatabase.class && types[0] != Connection.class) {
                throw new ExtensionConfigurationException(asked
                        + " is on a method that does not take the database.\nGive it one parameter, TestDatabase or"
                        + " Connection.");
            }
            rows.add(new RowsAt(find(given, asked), asked, database -> call(method, asked, database)));
        }
    }

    private void call(Method method, String asked, TestDatabase database) {
        Object instance = Modifier.isStatic(method.getModifiers()) ? null : instance(method, asked);
        if (method.getParameterTypes()[0] == TestDatabase.class) {
            ReflectionSupport.invokeMethod(method, instance, database);
            return;
        }
        try (Connection connection = database.connection()) {
            ReflectionSupport.invokeMethod(method, instance, connection);
        } catch (SQLException e) {
            throw new IllegalStateException(asked + " got no connection: " + e.getMessage(), e);
        }
    }

    private Object instance(Method method, String asked) {
        return context.getTestInstances()
                .flatMap(instances -> instances.findInstance(method.getDeclaringClass()))
                .orElseThrow(() -> new ExtensionConfigurationException(
                        asked + " is on a method of an instance, but the database is needed before there is one: the"
                                + " constructor takes it.\nMake the method static."));
    }

    private Migration find(GivenRows given, String asked) {
        try {
            return VersionQuery.find(plan.folder().all(), given.at());
        } catch (UnknownVersionException e) {
            String what = e.isAmbiguous()
                    ? " fits more than one version of " + plan.folder().path() + "."
                    : " names a version that " + plan.folder().path() + " does not have.";
            throw new ExtensionConfigurationException(asked + what + "\n" + e.found() + " Use one of these.", e);
        }
    }

    private static String asked(GivenRows given, String where) {
        return "@GivenRows(at = \"" + given.at() + "\""
                + (given.script().isBlank() ? "" : ", script = \"" + given.script() + "\"") + ") on " + where;
    }
}
