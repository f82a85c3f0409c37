package io.github.migrationtest.internal.junit;

import static org.junit.platform.commons.support.AnnotationSupport.findAnnotation;

import io.github.migrationtest.Masked;
import io.github.migrationtest.MigrationTest;
import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.settings.Setting;
import io.github.migrationtest.internal.settings.Settings;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;

/** What is set for a test: by its method, its class, the classes around it, and the configuration parameters. */
final class SettingsOf {
    private SettingsOf() {}

    /** All that what is set can depend on within a run. */
    private record Place(
            Optional<Method> method, Optional<Class<?>> testClass, Settings built, Optional<DatabaseKind> kind) {}

    /** Resolved once for all invocations of a method: looking for annotations takes longer than a small test. */
    static Settings context(ExtensionContext context) {
        return of(
                context,
                new Place(
                        context.getTestMethod(),
                        context.getTestClass(),
                        BuiltSettings.of(context),
                        EachDatabaseInvocation.kindOf(context)));
    }

    /** What is set for one kind of a class with {@code @EachDatabase}, before its invocation begins. */
    static Settings classTemplate(ExtensionContext context, DatabaseKind kind) {
        return of(
                context,
                new Place(Optional.empty(), context.getTestClass(), BuiltSettings.of(context), Optional.of(kind)));
    }

    private static Settings of(ExtensionContext context, Place where) {
        return Stores.of(context.getRoot())
                .getOrComputeIfAbsent(
                        where,
                        place -> place.kind()
                                .map(kind -> onKind(
                                        merged(place), kind, place.testClass().orElseThrow()))
                                .orElseGet(() -> merged(place))
                                .orElse(configured(context)),
                        Settings.class);
    }

    /** The kind is as if the nearest place of all had set it. */
    private static Settings onKind(Settings settings, DatabaseKind kind, Class<?> testClass) {
        String asked = EachDatabaseInvocation.asked(testClass);
        settings.get(Setting.DATABASE).ifPresent(database -> {
            throw new ExtensionConfigurationException(database + " is set besides " + asked
                    + ", which says what its tests run on.\nLeave one of them out.");
        });
        Settings onKind = kind == DatabaseKind.SQLITE ? settings.withoutServers() : settings;
        return onKind.with(Setting.DATABASE, kind.name(), asked);
    }

    private static Settings merged(Place place) {
        Settings settings = place.method().map(SettingsOf::annotated).orElseGet(Settings::none);
        Optional<Class<?>> testClass = place.testClass();
        boolean innermost = true;
        while (testClass.isPresent()) {
            settings = settings.orElse(annotated(testClass.get()));
            if (innermost) {
                settings = settings.orElse(place.built());
                innermost = false;
            }
            testClass = Optional.ofNullable(testClass.get().getEnclosingClass());
        }
        return settings;
    }

    private static Settings annotated(AnnotatedElement element) {
        Settings settings = findAnnotation(element, MigrationTest.class)
                .map(annotation -> of(annotation, "@MigrationTest on " + nameOf(element)))
                .orElseGet(Settings::none);
        return findAnnotation(element, Masked.class)
                .map(annotation -> settings.with(
                        Setting.MASKED, String.join(",", annotation.value()), "@Masked on " + nameOf(element)))
                .orElse(settings);
    }

    private static Settings of(MigrationTest annotation, String origin) {
        return Settings.none()
                .with(Setting.MIGRATIONS, annotation.migrations(), origin)
                .with(Setting.ROLLBACKS, annotation.rollbacks(), origin)
                .with(Setting.TOOL, annotation.tool(), origin)
                .with(Setting.RUNTIME, annotation.runtime(), origin)
                .with(Setting.DATABASE, oneOf(annotation.database(), "database", origin), origin)
                .with(Setting.COPY_OF, annotation.copyOf(), origin)
                .with(Setting.BASELINE, annotation.baseline(), origin)
                .with(Setting.DATABASE_NAME, annotation.databaseName(), origin)
                .with(Setting.ALLOWED, String.join(",", annotation.allowed()), origin)
                .with(Setting.SET_UP, annotation.setUp(), origin)
                .with(Setting.PLACEHOLDERS, String.join("\n", annotation.placeholders()), origin)
                .with(Setting.REPLACEMENTS, String.join("\n", annotation.replacements()), origin)
                .with(Setting.OPTIONS, String.join("\n", annotation.options()), origin)
                .with(Setting.CONFIGURATION, annotation.configuration(), origin)
                .with(Setting.COMMAND, annotation.command(), origin)
                .with(Setting.ROLLBACK_COMMAND, annotation.rollbackCommand(), origin)
                .with(Setting.BACKUP_COMMAND, annotation.backupCommand(), origin)
                .with(Setting.RESTORE_COMMAND, annotation.restoreCommand(), origin)
                .with(Setting.COMMAND_ENVIRONMENT, String.join("\n", annotation.commandEnvironment()), origin)
                .with(Setting.TIMEOUT, annotation.timeout(), origin)
                .with(Setting.LOCK_TIMEOUT, annotation.lockTimeout(), origin)
                .with(Setting.RETRIES, annotation.retries(), origin)
                .with(Setting.CHECKS, String.join(",", annotation.checks()), origin)
                .with(Setting.SINCE, annotation.since(), origin)
                .with(Setting.REHEARSE, oneOf(annotation.rehearse(), "rehearse", origin), origin)
                .with(Setting.DIRECTORY, annotation.directory(), origin)
                .with(Setting.WHEN_UNAVAILABLE, oneOf(annotation.whenUnavailable(), "whenUnavailable", origin), origin);
    }

    /** An attribute that may be left out is an array; more than one value has no meaning. */
    private static String oneOf(Enum<?>[] values, String attribute, String origin) {
        if (values.length > 1) {
            throw new ExtensionConfigurationException(
                    attribute + " = {" + Arrays.stream(values).map(Enum::name).collect(Collectors.joining(", ")) + "} ("
                            + origin + ") names more than one.\nName one.");
        }
        return values.length == 0 ? "" : values[0].name();
    }

    private static Settings configured(ExtensionContext context) {
        Settings settings = Settings.none();
        for (Setting setting : Setting.values()) {
            String text = context.getConfigurationParameter(setting.parameter()).orElse("");
            settings = settings.with(setting, text, "configuration parameter " + setting.parameter());
        }
        return settings;
    }

    /** As a message names it: {@code OrdersMigrationTest} or {@code OrdersMigrationTest.addsTotal}. */
    static String nameOf(AnnotatedElement element) {
        if (element instanceof Method method) {
            return nameOf(method.getDeclaringClass()) + "." + method.getName();
        }
        return element instanceof Class<?> type
                ? type.getName().substring(type.getName().lastIndexOf('.') + 1).replace('$', '.')
                : element.toString();
    }
}
