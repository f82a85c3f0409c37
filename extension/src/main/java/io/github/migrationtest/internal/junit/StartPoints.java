package io.github.migrationtest.internal.junit;

import io.github.migrationtest.StartAt;
import io.github.migrationtest.internal.rehearsal.Plan;
import io.github.migrationtest.internal.rehearsal.StartPoint;
import io.github.migrationtest.migration.UnknownVersionException;
import io.github.migrationtest.migration.VersionQuery;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Where the nearest {@code @StartAt} puts a test's database. */
final class StartPoints {
    private StartPoints() {}

    /**
     * Where a test starts.
     *
     * @param asked how the user asked for it, for a message that it cannot be had; empty if nobody did
     */
    record Asked(StartPoint point, String asked) {}

    static Asked of(ExtensionContext context, Plan plan) {
        Optional<Method> method = context.getTestMethod();
        AnnotatedElement element = method.isPresent() ? method.get() : context.getRequiredTestClass();
        Class<?> testClass = context.getRequiredTestClass();
        while (true) {
            Optional<StartAt> annotation = AnnotationSupport.findAnnotation(element, StartAt.class);
            if (annotation.isPresent()) {
                return pointOf(annotation.get().value(), SettingsOf.nameOf(element), plan);
            }
            if (element instanceof Method) {
                element = testClass;
            } else if (testClass.getEnclosingClass() != null) {
                testClass = testClass.getEnclosingClass();
                element = testClass;
            } else {
                return new Asked(new StartPoint.AsItIs(), "");
            }
        }
    }

    private static Asked pointOf(String version, String where, Plan plan) {
        String asked = "@StartAt(\"" + version + "\") on " + where;
        if (version.equals(StartAt.LATEST)) {
            return new Asked(new StartPoint.Latest(), asked);
        }
        try {
            return new Asked(new StartPoint.At(VersionQuery.find(plan.folder().all(), version)), asked);
        } catch (UnknownVersionException e) {
            String what = e.isAmbiguous()
                    ? " fits more than one version of " + plan.folder().path() + "."
                    : " names a version that " + plan.folder().path() + " does not have.";
            throw new ExtensionConfigurationException(
                    asked + what + "\n" + e.found() + " Use one of these, or StartAt.LATEST.", e);
        }
    }
}
