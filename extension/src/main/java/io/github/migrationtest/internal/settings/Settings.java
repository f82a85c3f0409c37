package io.github.migrationtest.internal.settings;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.fixtures.ConnectionHook;
import io.github.migrationtest.migration.CodeMigration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All that was set at one place, or at several merged. */
public final class Settings {
    private final Map<Setting, SettingValue> values;
    private final List<GivenServer> servers;
    private final Hooks hooks;

    private Settings(Map<Setting, SettingValue> values, List<GivenServer> servers, Hooks hooks) {
        this.values = values;
        this.servers = servers;
        this.hooks = hooks;
    }

    /** Nothing set. */
    public static Settings none() {
        return new Settings(new EnumMap<>(Setting.class), List.of(), Hooks.none());
    }

    /** Whether nothing is set. */
    public boolean isEmpty() {
        return values.isEmpty() && servers.isEmpty() && hooks.isEmpty();
    }

    /** The same with one more set; a blank text sets nothing. */
    public Settings with(Setting setting, String text, String origin) {
        if (text.isBlank()) {
            return this;
        }
        Map<Setting, SettingValue> more = new EnumMap<>(Setting.class);
        more.putAll(values);
        more.put(setting, new SettingValue(setting, text, origin));
        return new Settings(more, servers, hooks);
    }

    /** The same with a server that the user's own code starts; a later one of its kind counts instead. */
    public Settings with(GivenServer server) {
        List<GivenServer> more = new ArrayList<>(servers);
        more.removeIf(other -> other.kind().equals(server.kind()));
        more.add(server);
        return new Settings(values, List.copyOf(more), hooks);
    }

    /** The same with one more thing that is done with every connection. */
    public Settings with(ConnectionHook hook) {
        return new Settings(values, servers, hooks.with(hook));
    }

    /** The same with one more migration in code. */
    public Settings with(CodeMigration migration) {
        return new Settings(values, servers, hooks.with(migration));
    }

    /** The same on a kind: what {@code {kind}} stands for in every path. */
    public Settings on(DatabaseKind kind) {
        Map<Setting, SettingValue> filled = new EnumMap<>(values);
        filled.replaceAll((setting, value) -> setting.isPath() ? value.on(kind) : value);
        return new Settings(filled, servers, hooks);
    }

    /** The same, and what is not set here as it is set farther away. */
    public Settings orElse(Settings farther) {
        Map<Setting, SettingValue> merged = new EnumMap<>(Setting.class);
        merged.putAll(farther.values);
        merged.putAll(values);
        return new Settings(
                merged, servers.isEmpty() ? farther.servers : servers, hooks.isEmpty() ? farther.hooks : hooks);
    }

    /** The same without any server that the user's own code starts. */
    public Settings withoutServers() {
        return new Settings(values, List.of(), hooks);
    }

    /** The servers that the user's own code starts. */
    public List<GivenServer> servers() {
        return servers;
    }

    /** What was set as code. */
    public Hooks hooks() {
        return hooks;
    }

    /** What a setting was set to. */
    public Optional<SettingValue> get(Setting setting) {
        return Optional.ofNullable(values.get(setting));
    }

    /** What a setting was set to, its variables filled. */
    public Optional<String> text(Setting setting) {
        return get(setting).map(SettingValue::filled);
    }

    /** What stands between commas. */
    public Set<String> list(Setting setting) {
        return text(setting).stream()
                .flatMap(text -> Stream.of(text.split(",", -1)))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
    }

    /** Whether a yes-or-no setting is set to {@code word}. */
    public boolean is(Setting setting, String word) {
        return text(setting).filter(word::equalsIgnoreCase).isPresent();
    }

    @Override
    public boolean equals(@Nullable Object object) {
        return object instanceof Settings other
                && values.equals(other.values)
                && servers.equals(other.servers)
                && hooks.equals(other.hooks);
    }

    @Override
    public int hashCode() {
        return Objects.hash(values, servers, hooks);
    }
}
