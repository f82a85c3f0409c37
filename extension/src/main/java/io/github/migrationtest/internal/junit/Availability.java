package io.github.migrationtest.internal.junit;

import io.github.migrationtest.WhenUnavailable;
import io.github.migrationtest.fixtures.copy.CopyUnavailableException;
import io.github.migrationtest.internal.rehearsal.Planner;
import io.github.migrationtest.internal.settings.Setting;
import io.github.migrationtest.internal.settings.SettingValue;
import io.github.migrationtest.internal.settings.Settings;
import io.github.migrationtest.internal.settings.SettingsException;
import io.github.migrationtest.internal.settings.Surroundings;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Whether the copy that a test asks for is on this machine; a test is skipped only where the user said so. */
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

    private static ConditionEvaluationResult available(ExtensionContext context) {
        Settings settings = SettingsOf.context(context);
        Optional<SettingValue> copyOf = settings.get(Setting.COPY_OF);
        if (copyOf.isEmpty() || !settings.is(Setting.WHEN_UNAVAILABLE, WhenUnavailable.SKIP.name())) {
            return ENABLED;
        }
        try {
            return Planner.isThere(copyOf.get(), Surroundings.of(context.getRequiredTestClass()))
                    ? ENABLED
                    : ConditionEvaluationResult.disabled(copyOf.get() + " is not on this machine.");
        } catch (CopyUnavailableException e) {
            return ConditionEvaluationResult.disabled(String.valueOf(e.getMessage()));
        }
    }
}
