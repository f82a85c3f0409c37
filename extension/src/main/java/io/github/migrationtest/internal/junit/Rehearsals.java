package io.github.migrationtest.internal.junit;

import io.github.migrationtest.Rehearsal;
import io.github.migrationtest.check.RehearsalResult;
import io.github.migrationtest.internal.rehearsal.Plan;
import io.github.migrationtest.internal.rehearsal.RunState;
import io.github.migrationtest.internal.walk.Walk;
import io.github.migrationtest.migration.Finding;
import java.util.Arrays;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Rehearsals of what is set for a test. */
final class Rehearsals {
    private Rehearsals() {}

    /** The rehearsal that a test asks for; it begins when it is run. */
    static Rehearsal of(ExtensionContext context) {
        return Rehearsal.of(() -> NamedFailure.naming(context, () -> walk(context)));
    }

    private static RehearsalResult walk(ExtensionContext context) {
        RunState run = Stores.run(context);
        Plan plan = Plans.of(context);
        String owner = context.getRequiredTestClass().getName() + "."
                + context.getRequiredTestMethod().getName();
        RehearsalResult result = Plans.reporting(() -> Walk.of(run, plan, owner));
        String className = SettingsOf.nameOf(context.getRequiredTestClass());
        result.findings().stream()
                .filter(finding -> finding.severity() == Finding.Severity.WARNING)
                .forEach(finding -> run.report()
                        .warn(
                                className,
                                plan,
                                finding.migration().map(migration -> migration + " ").orElse("") + finding));
        return result;
    }

    /** Whether a test has a database of its own: a factory of nodes that takes a rehearsal has those of its walk. */
    static boolean isOnlyThat(ExtensionContext context) {
        return context.getTestMethod()
                .filter(method -> AnnotationSupport.isAnnotated(method, TestFactory.class))
                .filter(method -> Arrays.asList(method.getParameterTypes()).contains(Rehearsal.class))
                .isPresent();
    }
}
