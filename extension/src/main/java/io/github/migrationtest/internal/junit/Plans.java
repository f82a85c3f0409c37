package io.github.migrationtest.internal.junit;

import io.github.migrationtest.internal.rehearsal.Plan;
import io.github.migrationtest.internal.rehearsal.StartException;
import io.github.migrationtest.internal.settings.SettingsException;
import io.github.migrationtest.migration.MigrationFolderException;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Plans of tests; what is wrong with one is JUnit's own exception for wrong use. */
final class Plans {
    private Plans() {}

    static Plan of(ExtensionContext context) {
        return reporting(() -> Stores.run(context).plan(SettingsOf.context(context), context.getRequiredTestClass()));
    }

    /** Runs what may find that a setting is wrong. */
    static <T> T reporting(Supplier<T> work) {
        return reporting("", work);
    }

    /** The same for what was asked in words that the finder does not know. */
    static <T> T reporting(String asked, Supplier<T> work) {
        try {
            return work.get();
        } catch (StartException e) {
            throw new ExtensionConfigurationException(asked + e.getMessage(), e);
        } catch (SettingsException | MigrationFolderException e) {
            throw new ExtensionConfigurationException(String.valueOf(e.getMessage()), e);
        }
    }
}
