package io.github.migrationtest.internal.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.migrationtest.internal.program.ProgramResult.End;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the commands are of a POSIX shell")
class ProgramTests {
    private static final Map<String, String> PATH = Map.of("PATH", System.getenv("PATH"));

    @TempDir
    Path directory;

    @Test
    void runsACommandLineInItsDirectoryWithItsVariablesOnly() throws IOException {
        ProgramResult result =
                shell("pwd; echo $A; env | wc -l; cat; exit 3", Duration.ofMinutes(1), Map.of("A", "b c"));

        assertThat(result.end()).isEqualTo(End.BY_ITSELF);
        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.isSuccess()).isFalse();
        List<String> lines = result.output().lines().toList();
        assertThat(lines.subList(0, 2)).containsExactly(directory.toRealPath().toString(), "b c");
        // Its own PATH and A, and what a shell sets by itself: PWD, SHLVL, _, OLDPWD.
        assertThat(Integer.parseInt(lines.get(2).strip())).isLessThanOrEqualTo(6);
    }

    @Test
    void keepsTheBeginningAndTheEndOfMuchOutput() throws IOException {
        ProgramResult result = shell("echo first; seq 1 200000; echo last >&2", Duration.ofMinutes(1), Map.of());

        assertThat(result.isSuccess()).isTrue();
        assertThat(result.output())
                .startsWith("first\n1\n2\n")
                .endsWith("\n200000\nlast\n")
                .hasSizeLessThan(20_000)
                .containsPattern("\n\\.\\.\\. \\(\\d{7} characters\\)\n");
    }

    @Test
    void endsWhatHangsWithAllThatItStarted() throws IOException, InterruptedException {
        ProgramResult result = shell(
                "echo waiting; (trap '' TERM; sleep 600 & echo $! > child; wait; sleep 600) & wait",
                Duration.ofSeconds(1),
                Map.of());

        assertThat(result.end()).isEqualTo(End.OUT_OF_TIME);
        assertThat(result.output()).contains("waiting");
        long child = Long.parseLong(Files.readString(directory.resolve("child")).strip());
        Optional<ProcessHandle> handle = ProcessHandle.of(child);
        for (int i = 0; i < 100 && handle.map(ProcessHandle::isAlive).orElse(false); i++) {
            // The system takes a moment to end a process that was killed.
            Thread.sleep(20);
        }
        assertThat(handle.map(ProcessHandle::isAlive).orElse(false)).isFalse();
    }

    @Test
    void doesNotWaitForWhatACommandLeavesRunning() throws IOException {
        ProgramResult result = shell("sleep 60 & echo $! > child; echo done", Duration.ofMinutes(1), Map.of());

        ProcessHandle left = ProcessHandle.of(Long.parseLong(
                        Files.readString(directory.resolve("child")).strip()))
                .orElseThrow();
        assertThat(left.isAlive()).isTrue();
        left.destroy();
        assertThat(result.isSuccess()).isTrue();
        assertThat(result.output()).isEqualTo("done\n");
    }

    @Test
    void endsWhenNobodyWaitsForItAnyLonger() throws IOException {
        Thread.currentThread().interrupt();

        ProgramResult result = shell("sleep 600", Duration.ofMinutes(1), Map.of());

        assertThat(result.end()).isEqualTo(End.INTERRUPTED);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void saysWhatCannotBeStarted() {
        Program program = new Program(List.of("/no/such/program"), directory, Map.of(), Duration.ofSeconds(1));

        assertThatExceptionOfType(IOException.class).isThrownBy(program::run).withMessageContaining("/no/such/program");
    }

    private ProgramResult shell(String line, Duration limit, Map<String, String> more) throws IOException {
        Map<String, String> environment = new TreeMap<>(PATH);
        environment.putAll(more);
        return Program.shell(line, directory, environment, limit).run();
    }
}
