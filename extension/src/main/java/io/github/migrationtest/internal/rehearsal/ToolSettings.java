package io.github.migrationtest.internal.rehearsal;

import io.github.migrationtest.internal.settings.Setting;
import io.github.migrationtest.internal.settings.SettingValue;
import io.github.migrationtest.internal.settings.Settings;
import io.github.migrationtest.internal.settings.SettingsException;
import io.github.migrationtest.internal.settings.Surroundings;
import io.github.migrationtest.migration.CommandSettings;
import io.github.migrationtest.migration.ToolOptions;
import io.github.migrationtest.migration.command.BackupCommands;
import io.github.migrationtest.migration.command.CommandTool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what was said to the tool and its runs out of the settings. */
record ToolSettings(Settings settings, Surroundings surroundings) {
    /** A comma inside a value is the value's: only one before another name separates. */
    private static final Pattern BETWEEN_PAIRS = Pattern.compile("\n|,(?=[^,=]+=)");

    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|min|h)");

    ToolOptions options() {
        return new ToolOptions(
                pairs(Setting.PLACEHOLDERS),
                pairs(Setting.REPLACEMENTS),
                optionsOfTool(),
                settings.get(Setting.CONFIGURATION).map(this::file),
                settings.hooks().code(),
                Optional.of(surroundings.module()),
                settings.text(Setting.COMMAND)
                        .map(command -> new CommandSettings(
                                command,
                                settings.text(Setting.ROLLBACK_COMMAND),
                                pairs(Setting.COMMAND_ENVIRONMENT),
                                settings.list(Setting.ALLOWED))));
    }

    /** Without the limit of commands where none migrates: the tool knows no such option. */
    private Map<String, String> optionsOfTool() {
        Map<String, String> options = pairs(Setting.OPTIONS);
        if (settings.get(Setting.COMMAND).isEmpty()
                && settings.get(Setting.BACKUP_COMMAND).isPresent()) {
            options.remove(CommandTool.LIMIT_OPTION);
        }
        return options;
    }

    /**
     * The user's own way to keep a database and to put it back.
     *
     * @throws io.github.migrationtest.migration.MigrationFolderException if one of the commands may not be run
     */
    Optional<BackupCommands> backups() {
        Optional<SettingValue> backup = settings.get(Setting.BACKUP_COMMAND);
        Optional<SettingValue> restore = settings.get(Setting.RESTORE_COMMAND);
        if (backup.isPresent() != restore.isPresent()) {
            throw new SettingsException(backup.or(() -> restore).orElseThrow() + " stands alone.\nName "
                    + (backup.isPresent() ? Setting.RESTORE_COMMAND : Setting.BACKUP_COMMAND).attribute()
                    + " too: a backup is rehearsed by putting it back.");
        }
        return backup.map(asked -> BackupCommands.of(
                new CommandSettings(
                        asked.filled(),
                        settings.text(Setting.RESTORE_COMMAND),
                        pairs(Setting.COMMAND_ENVIRONMENT),
                        settings.list(Setting.ALLOWED)),
                surroundings.module(),
                Optional.ofNullable(pairs(Setting.OPTIONS).get(CommandTool.LIMIT_OPTION))));
    }

    RunLimits limits() {
        return new RunLimits(
                settings.get(Setting.TIMEOUT).map(asked -> read(asked, ToolSettings::duration)),
                settings.get(Setting.LOCK_TIMEOUT).map(asked -> read(asked, ToolSettings::duration)),
                settings.get(Setting.RETRIES)
                        .map(asked -> read(asked, ToolSettings::number))
                        .orElse(0));
    }

    private Path file(SettingValue asked) {
        Path file = surroundings.resolve(asked);
        if (!Files.isRegularFile(file)) {
            throw new SettingsException(asked + " is not there: not on the class path, and not at " + file
                    + ".\nName the tool's configuration file.");
        }
        return file;
    }

    private Map<String, String> pairs(Setting setting) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String pair : settings.text(setting).map(BETWEEN_PAIRS::split).orElse(new String[0])) {
            int equals = pair.indexOf('=');
            if (equals <= 0) {
                throw new SettingsException(settings.get(setting).orElseThrow() + " has \"" + pair
                        + "\", which is no pair.\nWrite name=value.");
            }
            pairs.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        return pairs;
    }

    private static <T> T read(SettingValue asked, Function<String, Optional<T>> reader) {
        return reader.apply(asked.filled().strip())
                .orElseThrow(() -> new SettingsException(asked + " cannot be read.\nWrite "
                        + (asked.setting() == Setting.RETRIES
                                ? "a whole number."
                                : "a duration such as 500ms, 30s or 5m.")));
    }

    private static Optional<Duration> duration(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long amount = Long.parseLong(matcher.group(1));
        if (amount == 0) {
            // Engines differ in what they take nothing for: no limit, or no wait.
            return Optional.empty();
        }
        return Optional.of(
                switch (matcher.group(2)) {
                    case "ms" -> Duration.ofMillis(amount);
                    case "s" -> Duration.ofSeconds(amount);
                    case "h" -> Duration.ofHours(amount);
                    default -> Duration.ofMinutes(amount);
                });
    }

    private static Optional<Integer> number(String text) {
        return text.matches("\\d{1,4}") ? Optional.of(Integer.parseInt(text)) : Optional.empty();
    }
}
