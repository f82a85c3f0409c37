package io.github.migrationtest.internal.junit;

import io.github.migrationtest.Accept;
import io.github.migrationtest.Rehearsal;
import io.github.migrationtest.WithChecks;
import io.github.migrationtest.WithoutChecks;
import io.github.migrationtest.check.MigrationCheck;
import io.github.migrationtest.check.RehearsalResult;
import io.github.migrationtest.internal.rehearsal.Plan;
import io.github.migrationtest.internal.rehearsal.RunState;
import io.github.migrationtest.internal.walk.Acceptance;
import io.github.migrationtest.internal.walk.CheckRules;
import io.github.migrationtest.internal.walk.EndsByKind;
import io.github.migrationtest.internal.walk.Walk;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.ReflectionSupport;

/** Rehearsals of what is set for a test. */
final class Rehearsals {
    private Rehearsals() {}

    /** The rehearsal that a test asks for; it begins when it is run. */
    static Rehearsal of(ExtensionContext context) {
        return Rehearsal.of(() -> NamedFailure.naming(context, () -> walk(context)));
    }

    private static RehearsalResult walk(ExtensionContext context) {
        RunState run = Stores.run(context);
        Plan plan = TestRun.planned(context);
        String owner = context.getRequiredTestClass().getName() + "."
                + context.getRequiredTestMethod().getName();
        Optional<EndsByKind> ends = EachDatabaseInvocation.of(context).map(invocation -> invocation.ends(context));
        RehearsalResult result =
                Plans.reporting(() -> TestRun.onServer(context, () -> Walk.of(run, plan, rules(context), ends, owner)));
        run.report().note(TestRun.className(context), plan, result);
        return result;
    }

    private static CheckRules rules(ExtensionContext context) {
        Class<?> testClass = context.getRequiredTestClass();
        String name = SettingsOf.nameOf(testClass);
        Map<String, String> without = new HashMap<>();
        for (WithoutChecks annotation : AnnotationSupport.findRepeatableAnnotations(testClass, WithoutChecks.class)) {
            for (String id : annotation.value()) {
                without.put(id, annotation.because());
            }
        }
        List<Acceptance> accepted = AnnotationSupport.findRepeatableAnnotations(testClass, Accept.class).stream()
                .map(accept -> new Acceptance(
                        accept.check(), accept.migration(), accept.object(), accept.because(), "@Accept on " + name))
                .toList();
        Optional<CheckRules.Generated> generated = PopulatedBy.of(context)
                .map(populated -> new CheckRules.Generated(
                        populated.annotation().rows(), populated.annotation().seed()))
                .or(() -> Optional.of(CheckRules.Generated.USUAL));
        return CheckRules.of(SettingsOf.context(context), without, accepted, generated, own(testClass));
    }

    private static List<MigrationCheck> own(Class<?> testClass) {
        return AnnotationSupport.findAnnotation(testClass, WithChecks.class).stream()
                .flatMap(annotation -> Arrays.stream(annotation.value()))
                .map(check -> made(check, testClass))
                .toList();
    }

    private static MigrationCheck made(Class<? extends MigrationCheck> check, Class<?> testClass) {
        try {
            return ReflectionSupport.newInstance(check);
        } catch (Exception e) {
            throw new ExtensionConfigurationException(
                    "@WithChecks on " + SettingsOf.nameOf(testClass) + " names " + check.getName()
                            + ", of which none can be made: " + e
                            + ".\nGive it a constructor without parameters, and let it be no inner class.",
                    e);
        }
    }

    /** Whether a test has a database of its own: a factory of nodes that takes a rehearsal has those of its walk. */
    static boolean isOnlyThat(ExtensionContext context) {
        return context.getTestMethod()
                .filter(method -> AnnotationSupport.isAnnotated(method, TestFactory.class))
                .filter(method -> Arrays.asList(method.getParameterTypes()).contains(Rehearsal.class))
                .isPresent();
    }
}
