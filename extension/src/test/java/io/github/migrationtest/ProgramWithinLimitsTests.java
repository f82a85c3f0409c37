package io.github.migrationtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.migrationtest.migration.MigrationFailedException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A run's limit of time ends a program as it ends a statement. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the command is one of sh")
class ProgramWithinLimitsTests {
    private static final String SLEEP = "sleep 48617";

    @Test
    @MigrationTest(tool = "command", command = "echo begun {path}; " + SLEEP + " & " + SLEEP, timeout = "700ms")
    void endsACommandWithAllThatItStarted(Migrations migrations) {
        Instant start = Instant.now();

        assertThatThrownBy(migrations::up)
                .isInstanceOf(MigrationFailedException.class)
                .hasMessageStartingWith("echo begun {path}; " + SLEEP + " & " + SLEEP
                        + " was ended with all that it had started, since the time of the run was over.\n    begun /")
                .hasMessageEndingWith(
                        "\nThe run took longer than 700 ms (timeout), and what it was running was cancelled.");

        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofMinutes(2));
        assertThat(ProcessHandle.current().descendants().filter(ProgramWithinLimitsTests::sleeps))
                .isEmpty();
    }

    private static boolean sleeps(ProcessHandle process) {
        return process.info().commandLine().filter(line -> line.contains(SLEEP)).isPresent();
    }

    /** The command's own limit is the nearer one, and the message says which it was. */
    @Test
    @MigrationTest(
            tool = "command",
            command = "echo {path}; " + SLEEP,
            timeout = "5m",
            options = "commandTimeout=300ms")
    void saysThatItWasTheCommandsOwn(Migrations migrations) {
        assertThatThrownBy(migrations::up)
                .hasMessageContaining(" did not end within 0.3s, and was ended with all that it had started.")
                .hasMessageEndingWith(
                        "Give it longer with options = \"commandTimeout=30m\", or find out what it waits for.");
    }
}
