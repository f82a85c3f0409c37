package io.github.migrationtest.migration.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.fixtures.DatabaseLogin;
import io.github.migrationtest.migration.MigrationFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands that come to no good end, as the shell and the system end them. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the commands are of a POSIX shell")
class BrokenCommandsTests {
    @TempDir
    Path directory;

    /** What is written differs from shell to shell where the shell writes it: there the pattern leaves it open. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
            exit 3 | COMMAND ended with 3.\\n    \\(it wrote nothing\\)END
            echo out; echo err >&2; false | COMMAND ended with 1.\\n    out\\n    errEND
            printf 'a\\351\\377b' ; exit 1 | COMMAND ended with 1.\\n    a\uFFFD\uFFFDbEND
            echo 'it is | COMMAND ended with 2.\\n    .*[Uu]nterminated quoted string.*END
            ./script | COMMAND ended with 126.\\n    .*[Pp]ermission denied.*END A program that it names is none, or may not be run: chmod \\+x makes a script one.
            ./folder | COMMAND ended with 126.\\n    .*END A program that it names is none, or may not be run: chmod \\+x makes a script one.
            ./link | COMMAND ended with 127.\\n    .*not found.*END A program that it names is not there, or not on the PATH of the tests.
            no-such-program | COMMAND ended with 127.\\n    .*not found.*END A program that it names is not there, or not on the PATH of the tests.
            cd nowhere | COMMAND ended with 2.\\n    .*nowhere.*END
            kill -TERM $$ | COMMAND ended with 143.\\n    .*END So ends what signal 15 ends.
            kill -KILL $$ | COMMAND ended with 137.\\n    .*END So ends what signal 9 ends: it was killed, as a system does that runs out of memory.
            sh -c 'kill -KILL $$' | COMMAND ended with 137.\\n    .*END So ends what signal 9 ends: it was killed, as a system does that runs out of memory.
            cat; exit 1 | COMMAND ended with 1.\\n    \\(it wrote nothing\\)END
            """)
    void saysHowItEnded(String command, String message) throws IOException {
        Files.writeString(directory.resolve("script"), "echo never\n");
        Files.createDirectory(directory.resolve("folder"));
        Files.createSymbolicLink(directory.resolve("link"), Path.of("nowhere"));

        String found = failure(command, directory, Duration.ofMinutes(1));

        assertThat(found.replace(command, "COMMAND"))
                .matches(message.replace("END", "\\nDatabase: jdbc:sqlite:x.db\\nRun in \\Q" + directory + "\\E."));
    }

    @Test
    void keepsTheEndsOfAHundredMegabytes() {
        String found = failure(
                "head -c 100000000 /dev/zero | tr '\\0' x; echo; echo last; exit 1", directory, Duration.ofMinutes(1));

        assertThat(found)
                .contains(" ended with 1.\n    xxxxx", "... (99984006 characters)", "xxxxx\n    last\nDatabase: ")
                .hasSizeLessThan(17_000);
    }

    @Test
    void endsWhatHangsWithItsChildren() throws Exception {
        String found = failure("sleep 600 & echo $! > child; cat child; wait", directory, Duration.ofSeconds(1));

        long child = Long.parseLong(Files.readString(directory.resolve("child")).strip());
        assertThat(found)
                .isEqualTo(
                        "sleep 600 & echo $! > child; cat child; wait did not end within 1s, and was ended with all that it"
                                + " had started.\n    " + child + "\nDatabase: jdbc:sqlite:x.db\nRun in " + directory
                                + ". Give it longer with options = \"commandTimeout=30m\", or find out what it waits for.");
        for (int i = 0; i < 100 && isAlive(child); i++) {
            // The system takes a moment to end a process that was killed.
            Thread.sleep(20);
        }
        assertThat(isAlive(child)).isFalse();
    }

    private static boolean isAlive(long process) {
        Optional<ProcessHandle> handle = ProcessHandle.of(process);
        return handle.isPresent() && handle.get().isAlive();
    }

    @Test
    void saysThatItsDirectoryIsNone() throws IOException {
        Path missing = directory.resolve("missing");
        Path file = Files.createFile(directory.resolve("file"));

        assertThat(failure("exit 0", missing, Duration.ofMinutes(1)))
                .isEqualTo("exit 0 cannot be started in " + missing + ": there is no such directory.");
        assertThat(failure("exit 0", file, Duration.ofMinutes(1)))
                .isEqualTo("exit 0 cannot be started in " + file + ": there is no such directory.");
    }

    private static String failure(String line, Path directory, Duration limit) {
        Command command = new Command(line, Map.of("DATABASE_URL", "{jdbcUrl}"), Set.of(), directory, limit);
        DatabaseLogin login = DatabaseLogin.none("jdbc:sqlite:x.db");
        String[] message = new String[1];
        assertThatExceptionOfType(MigrationFailedException.class)
                .isThrownBy(() -> command.run(DatabaseKind.SQLITE, login, line, Map.of(), false))
                .satisfies(failure -> message[0] = failure.getMessage());
        return message[0];
    }
}
