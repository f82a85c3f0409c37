package io.github.migrationtest.internal.junit;

import io.github.migrationtest.internal.settings.Settings;
import org.junit.jupiter.api.extension.ExtensionContext;

/** What a builder set, left in the store for whoever resolves settings below the place it was registered at. */
record BuiltSettings(Settings settings) {

    /** Remembers what a registered extension was built with; one that an annotation registers was built with nothing. */
    static void remember(ExtensionContext context, Settings settings) {
        if (!settings.isEmpty() || !isRegistered(context)) {
            Stores.of(context).put(BuiltSettings.class, new BuiltSettings(settings));
        }
    }

    /** Whether the extension is registered at this context or above it. */
    static boolean isRegistered(ExtensionContext context) {
        return Stores.of(context).get(BuiltSettings.class) != null;
    }

    /** What was built at this context or the nearest one above it. */
    static Settings of(ExtensionContext context) {
        BuiltSettings built = Stores.of(context).get(BuiltSettings.class, BuiltSettings.class);
        return built == null ? Settings.none() : built.settings();
    }
}
