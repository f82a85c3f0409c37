package io.github.migrationtest.internal.settings;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All that was set at one place, or at several merged. */
public final class Settings {
    private final Map<Setting, SettingValue> values;

    private Settings(Map<Setting, SettingValue> values) {
        this.values = values;
    }

    /** Nothing set. */
    public static Settings none() {
        return new Settings(new EnumMap<>(Setting.class));
    }

    /** Whether nothing is set. */
    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** The same with one more set; a blank text sets nothing. */
    public Settings with(Setting setting, String text, String origin) {
        if (text.isBlank()) {
            return this;
        }
        Map<Setting, SettingValue> more = new EnumMap<>(Setting.class);
        more.putAll(values);
        more.put(setting, new SettingValue(setting, text, origin));
        return new Settings(more);
    }

    /** The same, and what is not set here as it is set farther away. */
    public Settings orElse(Settings farther) {
        Map<Setting, SettingValue> merged = new EnumMap<>(Setting.class);
        merged.putAll(farther.values);
        merged.putAll(values);
        return new Settings(merged);
    }

    /** What a setting was set to. */
    public Optional<SettingValue> get(Setting setting) {
        return Optional.ofNullable(values.get(setting));
    }

    /** What a setting was set to, its variables filled. */
    public Optional<String> text(Setting setting) {
        return get(setting).map(SettingValue::filled);
    }

    /** Whether a yes-or-no setting is set to {@code word}. */
    public boolean is(Setting setting, String word) {
        return text(setting).filter(word::equalsIgnoreCase).isPresent();
    }

    @Override
    public boolean equals(@Nullable Object object) {
        return object instanceof Settings other && values.equals(other.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }
}
