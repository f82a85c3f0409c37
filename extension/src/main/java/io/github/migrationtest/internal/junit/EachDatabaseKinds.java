package io.github.migrationtest.internal.junit;

import io.github.migrationtest.EachDatabase;
import io.github.migrationtest.database.DatabaseKind;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.ClassTemplate;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.ModifierSupport;

/** The kinds that an {@code @EachDatabase} names, or what is wrong with it. */
final class EachDatabaseKinds {
    private EachDatabaseKinds() {}

    /**
     * The kinds in order.
     *
     * @throws ExtensionConfigurationException if they cannot be
     */
    static List<DatabaseKind> of(ExtensionContext context) {
        Class<?> testClass = context.getRequiredTestClass();
        String asked = EachDatabaseInvocation.asked(testClass);
        List<DatabaseKind> kinds = AnnotationSupport.findAnnotation(testClass, EachDatabase.class)
                .map(annotation -> List.of(annotation.value()))
                .orElseThrow();
        checkNames(asked, kinds);
        checkPlace(asked, testClass, context);
        checkServers(asked, kinds, context);
        kinds.forEach(kind -> SettingsOf.classTemplate(context, kind));
        return kinds;
    }

    private static void checkNames(String asked, List<DatabaseKind> kinds) {
        if (kinds.isEmpty()) {
            throw new ExtensionConfigurationException(
                    asked + " names no kind of database.\nName at least one: @EachDatabase({SQLITE, POSTGRESQL}).");
        }
        Set<DatabaseKind> seen = EnumSet.noneOf(DatabaseKind.class);
        for (DatabaseKind kind : kinds) {
            if (!seen.add(kind)) {
                throw new ExtensionConfigurationException(asked + " names " + kind + " twice.\nName each kind once.");
            }
        }
    }

    private static void checkPlace(String asked, Class<?> testClass, ExtensionContext context) {
        if (!BuiltSettings.isRegistered(context)) {
            throw new ExtensionConfigurationException(
                    asked + " has no migrations to run: there is no @MigrationTest."
                            + "\nPut @MigrationTest on the class too, or register a MigrationExtension in a static field of it.");
        }
        if (EachDatabaseInvocation.of(context).isPresent()) {
            throw new ExtensionConfigurationException(asked + " is in a class that runs once per kind already: "
                    + EachDatabaseInvocation.asked(enclosing(testClass)) + ".\nLeave one of them out.");
        }
        if (Arrays.stream(testClass.getAnnotations()).anyMatch(EachDatabaseKinds::isAnotherTemplate)) {
            throw besideAnother(testClass);
        }
    }

    private static void checkServers(String asked, List<DatabaseKind> kinds, ExtensionContext context) {
        List<DatabaseKind> onServers =
                kinds.stream().filter(kind -> kind != DatabaseKind.SQLITE).toList();
        boolean kindless = BuiltSettings.of(context).servers().stream()
                .anyMatch(server -> server.kind().isEmpty());
        if (kindless && onServers.size() > 1) {
            throw new ExtensionConfigurationException(
                    "server(...) (MigrationExtension.builder()) does not say which of the kinds" + " that " + asked
                            + " names it is a server of.\nSay it: server(" + onServers.get(0) + ", ...).");
        }
    }

    private static Class<?> enclosing(Class<?> testClass) {
        Class<?> around = testClass.getEnclosingClass();
        return around == null ? testClass : around;
    }

    private static boolean isAnotherTemplate(Annotation annotation) {
        Class<? extends Annotation> type = annotation.annotationType();
        return type != EachDatabase.class
                && type != ClassTemplate.class
                && !AnnotationSupport.isAnnotated(type, EachDatabase.class)
                && AnnotationSupport.isAnnotated(type, ClassTemplate.class);
    }

    static ExtensionConfigurationException besideAnother(Class<?> annotated) {
        return new ExtensionConfigurationException("@EachDatabase on " + SettingsOf.nameOf(annotated)
                + " is not the only one that runs the class several times, and JUnit adds such runs up instead of"
                + " multiplying them.\nLeave the other annotation out, such as @ParameterizedClass, or put it on a @Nested class"
                + " inside.");
    }

    /** The class that has the annotation: this one or, of a {@code @Nested} one, the nearest around it. */
    static Optional<Class<?>> annotated(Class<?> testClass) {
        @Nullable Class<?> each = testClass;
        while (each != null) {
            if (AnnotationSupport.isAnnotated(each, EachDatabase.class)) {
                return Optional.of(each);
            }
            each = ModifierSupport.isStatic(each) ? null : each.getEnclosingClass();
        }
        return Optional.empty();
    }
}
