package io.github.migrationtest.internal.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.github.migrationtest.internal.settings.Setting;
import io.github.migrationtest.internal.settings.Settings;
import io.github.migrationtest.internal.settings.SettingsException;
import io.github.migrationtest.internal.settings.Surroundings;
import io.github.migrationtest.migration.CommandSettings;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToolSettingsTests {

    private static ToolSettings of(Setting setting, String text) {
        return of(Settings.none().with(setting, text, "here"));
    }

    private static ToolSettings of(Settings settings) {
        return new ToolSettings(settings, Surroundings.of(ToolSettingsTests.class));
    }

    @Test
    void readsPairsFromAnAttributeAndFromAParameter() {
        assertThat(of(Setting.PLACEHOLDERS, "a=1\nb=x, y").options().placeholders())
                .containsExactly(entry("a", "1"), entry("b", "x, y"));
        assertThat(of(Setting.OPTIONS, "contexts=a,b,labels=x=y").options().options())
                .containsExactly(entry("contexts", "a,b"), entry("labels", "x=y"));
        assertThat(of(Setting.REPLACEMENTS, "INTEGER PRIMARY KEY=BIGSERIAL PRIMARY KEY\nBLOB=BYTEA")
                        .options()
                        .replacedIn("id INTEGER PRIMARY KEY, b BLOB"))
                .isEqualTo("id BIGSERIAL PRIMARY KEY, b BYTEA");
    }

    @Test
    void refusesWhatIsNoPair() {
        assertThatThrownBy(() -> of(Setting.PLACEHOLDERS, "a=1\nb").options())
                .isInstanceOf(SettingsException.class)
                .hasMessage("placeholders = \"a=1\nb\" (here) has \"b\", which is no pair.\nWrite name=value.");
    }

    @ParameterizedTest
    @CsvSource({"500ms, PT0.5S", "30s, PT30S", "5m, PT5M", "5min, PT5M", "2h, PT2H"})
    void readsDurations(String text, Duration duration) {
        assertThat(of(Setting.TIMEOUT, text).limits().timeout()).contains(duration);
        assertThat(of(Setting.LOCK_TIMEOUT, text).limits().lockTimeout()).contains(duration);
    }

    @Test
    void refusesWhatIsNoDurationOrNumber() {
        assertThatThrownBy(() -> of(Setting.TIMEOUT, "soon").limits())
                .isInstanceOf(SettingsException.class)
                .hasMessage("timeout = \"soon\" (here) cannot be read.\nWrite a duration such as 500ms, 30s or 5m.");
        assertThatThrownBy(() -> of(Setting.LOCK_TIMEOUT, "0s").limits())
                .hasMessage("lockTimeout = \"0s\" (here) cannot be read.\nWrite a duration such as 500ms, 30s or 5m.");
        assertThatThrownBy(() -> of(Setting.RETRIES, "-1").limits())
                .isInstanceOf(SettingsException.class)
                .hasMessage("retries = \"-1\" (here) cannot be read.\nWrite a whole number.");
        assertThat(of(Setting.RETRIES, "3").limits().retries()).isEqualTo(3);
        assertThat(of(Settings.none()).limits()).isEqualTo(RunLimits.none());
    }

    @Test
    void readsCommands() {
        Settings settings = Settings.none()
                .with(Setting.COMMAND, "pnpm db:migrate", "here")
                .with(Setting.COMMAND_ENVIRONMENT, "DATABASE_URL={libsqlUrl}", "here");

        assertThat(of(settings).options().command())
                .contains(new CommandSettings(
                        "pnpm db:migrate", Optional.empty(), Map.of("DATABASE_URL", "{libsqlUrl}"), Set.of()));
    }

    @Test
    void refusesAConfigurationThatIsNotThere() {
        assertThatThrownBy(() -> of(Setting.CONFIGURATION, "no/flyway.toml").options())
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith(
                        "configuration = \"no/flyway.toml\" (here) is not there: not on the class path, and not at ")
                .hasMessageEndingWith(".\nName the tool's configuration file.");
    }
}
