package io.github.migrationtest.internal.junit;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.ReflectionSupport;

/** Below JUnit 5.13 what is stored is silently never closed: every database would stay. So it is refused. */
final class JUnitFloor {
    private static final String API_SINCE_5_13 = "org.junit.jupiter.api.ClassTemplate";
    private static final String ENGINE_SINCE_5_13 = "org.junit.jupiter.engine.descriptor.ClassTemplateTestDescriptor";

    private JUnitFloor() {}

    /** Refuses an API that is too old, before anything of a later one is needed. */
    static void check() {
        if (!isThere(API_SINCE_5_13, Test.class)) {
            throw new ExtensionConfigurationException("Migration Test needs JUnit 5.13 or later, but JUnit "
                    + versionOf(Test.class)
                    + " is on the class path.\nRaise org.junit:junit-bom to 5.13.4 or later.");
        }
    }

    /** Refuses an engine that is too old: a build that names one version of it gets another of the API from us. */
    static void checkEngine(ExtensionContext context) {
        Class<?> ofEngine = context.getClass();
        if (ofEngine.getName().startsWith("org.junit.jupiter.engine.") && !isThere(ENGINE_SINCE_5_13, ofEngine)) {
            throw new ExtensionConfigurationException(
                    "Migration Test needs JUnit 5.13 or later, but junit-jupiter-engine "
                            + versionOf(ofEngine) + " runs the tests, beside junit-jupiter-api " + versionOf(Test.class)
                            + ".\nImport org.junit:junit-bom 5.13.4 or later, so that all of JUnit has one version.");
        }
    }

    private static boolean isThere(String className, Class<?> beside) {
        return ReflectionSupport.tryToLoadClass(className, beside.getClassLoader())
                .toOptional()
                .isPresent();
    }

    private static @Nullable String versionOf(Class<?> type) {
        return type.getPackage().getImplementationVersion();
    }
}
