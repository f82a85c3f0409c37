package io.github.migrationtest.internal.settings;

import org.jspecify.annotations.Nullable;

/** What was set cannot be: the message names the setting, where it was set, what was found and what to do. */
public class SettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SettingsException(String message) {
        super(message);
    }

    public SettingsException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
