package io.github.migrationtest.internal.junit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.platform.commons.support.ReflectionSupport;

/** Below JUnit 5.13 what is stored is silently never closed: every database would stay. So it is refused. */
final class JUnitFloor {
    private static final String SINCE_5_13 = "org.junit.jupiter.api.ClassTemplate";

    private JUnitFloor() {}

    static void check() {
        if (ReflectionSupport.tryToLoadClass(SINCE_5_13, Test.class.getClassLoader())
                .toOptional()
                .isEmpty()) {
            throw new ExtensionConfigurationException("Migration Test needs JUnit 5.13 or later, but JUnit "
                    + Test.class.getPackage().getImplementationVersion()
                    + " is on the class path.\nRaise org.junit:junit-bom to 5.13.4 or later.");
        }
    }
}
