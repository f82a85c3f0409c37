package io.github.migrationtest.internal.junit;

import io.github.migrationtest.WhenUnavailable;
import io.github.migrationtest.fixtures.ServerUnavailableException;
import io.github.migrationtest.fixtures.copy.CopyUnavailableException;
import io.github.migrationtest.internal.rehearsal.Planner;
import io.github.migrationtest.internal.settings.Setting;
import io.github.migrationtest.internal.settings.Settings;
import io.github.migrationtest.internal.settings.SettingsException;
import io.github.migrationtest.internal.settings.Surroundings;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.TestAbortedException;

/** Whether the copy and the server that a test asks for can be had; a test is skipped only where the user said so. */
final class Availability {
    private static final ConditionEvaluationResult ENABLED =
            ConditionEvaluationResult.enabled("nothing that the test asks for is missing");

    private Availability() {}

    /** Settings that cannot be are no reason to skip: the test that has them will fail of them. */
    static ConditionEvaluationResult of(ExtensionContext context) {
        try {
            return available(context);
        } catch (ExtensionConfigurationException | SettingsException e) {
            return ENABLED;
        }
    }

    /** JUnit makes a test's instance, and so its database, before it asks conditions about the test. */
    static void abortIfMissing(ExtensionContext context) {
        ConditionEvaluationResult result = of(context);
        if (result.isDisabled()) {
            throw new TestAbortedException(result.getReason().orElse(""));
        }
    }

    private static ConditionEvaluationResult available(ExtensionContext context) {
        Optional<EachDatabaseInvocation> invocation = EachDatabaseInvocation.of(context);
        Class<?> testClass = context.getRequiredTestClass();
        if (invocation.isEmpty() && EachDatabaseKinds.annotated(testClass).isPresent()) {
            return ENABLED; // what is asked for differs from kind to kind
        }
        Settings settings = SettingsOf.context(context);
        if (!settings.is(Setting.WHEN_UNAVAILABLE, WhenUnavailable.SKIP.name())) {
            return ENABLED;
        }
        try {
            if (invocation.isPresent()) {
                Stores.run(context).factory(settings, testClass);
            }
            return Planner.missingCopy(settings, Surroundings.of(testClass))
                    .map(copyOf -> disabled(context, copyOf + " is not on this machine."))
                    .orElse(ENABLED);
        } catch (CopyUnavailableException | ServerUnavailableException e) {
            return disabled(context, String.valueOf(e.getMessage()));
        }
    }

    private static ConditionEvaluationResult disabled(ExtensionContext context, String reason) {
        return ConditionEvaluationResult.disabled(NamedFailure.named(reason, context));
    }

    /**
     * Fails where the server of an invocation cannot be had and nobody said to skip its tests.
     *
     * @throws ServerUnavailableException if that is so
     * @throws ExtensionConfigurationException if what is set for it cannot be
     */
    static void checkServer(ExtensionContext context) {
        Settings settings = SettingsOf.context(context);
        if (!settings.is(Setting.WHEN_UNAVAILABLE, WhenUnavailable.SKIP.name())) {
            Plans.reporting(() -> Stores.run(context).factory(settings, context.getRequiredTestClass()));
        }
    }
}
