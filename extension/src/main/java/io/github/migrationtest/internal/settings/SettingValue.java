package io.github.migrationtest.internal.settings;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.database.JdbcUrls;
import io.github.migrationtest.fixtures.copy.CopyUnavailableException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a setting was set to, and where.
 *
 * @param setting which one
 * @param text as the user wrote it
 * @param origin where it was written, such as {@code @MigrationTest on NotesMigrationTest}
 * @param kind what {@code {kind}} in it stands for; empty as long as that is not known
 */
public record SettingValue(Setting setting, String text, String origin, Optional<DatabaseKind> kind) {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");
    private static final Pattern KIND = Pattern.compile("(?<!\\$)\\{kind}");

    /** One that holds for every kind. */
    public SettingValue(Setting setting, String text, String origin) {
        this(setting, text, origin, Optional.empty());
    }

    /** The same for a kind, where it says {@code {kind}}. */
    SettingValue on(DatabaseKind kind) {
        return KIND.matcher(text).find() ? new SettingValue(setting, text, origin, Optional.of(kind)) : this;
    }

    /**
     * The text with every {@code ${NAME}} filled from the environment, and {@code {kind}} with the kind in lower case.
     *
     * @throws CopyUnavailableException if it names a copy by a variable that is not set: a backup is on few machines
     * @throws SettingsException if any other setting names a variable that is not set
     */
    public String filled() {
        String ofKind = kind.map(
                        known -> KIND.matcher(text).replaceAll(known.name().toLowerCase(Locale.ROOT)))
                .orElse(text);
        return VARIABLE.matcher(ofKind)
                .replaceAll(variable -> Matcher.quoteReplacement(environment(variable.group(1))));
    }

    private String environment(String name) {
        String value = System.getenv(name);
        if (value != null && !value.isBlank()) {
            return value;
        }
        String message = this + " names the environment variable " + name + ", which is not set.\nSet it";
        throw setting == Setting.COPY_OF
                ? new CopyUnavailableException(message + " to the path of the backup, or let such tests be skipped with"
                        + " whenUnavailable = SKIP.")
                : new SettingsException(message + ", or write the value itself.");
    }

    /** As a message shows it: {@code copyOf = "${BACKUP}" (@MigrationTest on NotesMigrationTest)}. */
    @Override
    public String toString() {
        return setting.attribute() + " = \"" + JdbcUrls.withoutPassword(text) + "\" (" + origin + ")"
                + kind.map(known -> " for " + known.productName()).orElse("");
    }
}
