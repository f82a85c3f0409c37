package io.github.migrationtest.migration.command;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.database.JdbcUrls;
import io.github.migrationtest.fixtures.DatabaseLogin;
import io.github.migrationtest.internal.program.CleanEnvironment;
import io.github.migrationtest.internal.program.CommandRefusedException;
import io.github.migrationtest.internal.program.ConfigurationFiles;
import io.github.migrationtest.internal.program.DatabaseAddress;
import io.github.migrationtest.internal.program.DatabaseAddresses;
import io.github.migrationtest.internal.program.DatabaseForms;
import io.github.migrationtest.internal.program.Program;
import io.github.migrationtest.internal.program.ProgramResult;
import io.github.migrationtest.migration.MigrationFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A command line of the user's, and what keeps it from every database but the test's.
 *
 * @param line as the user runs it
 * @param environment what it gets besides a clean environment
 * @param allowed databases that it may know of, by the names that a refusal prints
 * @param directory where it is run
 * @param limit how long it may take
 */
record Command(String line, Map<String, String> environment, Set<String> allowed, Path directory, Duration limit) {
    private static final int NOT_EXECUTABLE = 126;
    private static final int NOT_FOUND = 127;
    /** What a shell adds to the signal by which a program was ended. */
    private static final int BY_SIGNAL = 128;

    private static final int LAST_SIGNAL = 31;
    private static final int KILL = 9;

    /** As a message shows it: without passwords. */
    String shown() {
        return JdbcUrls.withoutPassword(line);
    }

    /** Whether it can be told up to which migration to go. */
    boolean takesVersion() {
        return line.contains("{version}") || line.contains("{name}");
    }

    /**
     * Runs it on a database.
     *
     * @param what what it is run for, as a message begins: {@code 0001_a to 0003_c}
     * @param words what else stands in it for what, such as {@code {version}} for the migration up to which it is to go
     * @param confidential whether what it writes may hold what nobody is to see
     * @throws MigrationFailedException if it is refused, fails or does not end
     */
    void run(DatabaseKind kind, DatabaseLogin login, String what, Map<String, String> words, boolean confidential) {
        try {
            check();
            DatabaseForms forms = DatabaseForms.of(kind, login);
            ProgramResult result = program(forms, words).run();
            if (!result.isSuccess()) {
                throw new MigrationFailedException(beginning(what) + ended(result)
                        + forms.shown(result.output(), confidential)
                        + "\nDatabase: " + JdbcUrls.withoutPassword(login.jdbcUrl()) + "\nRun in " + directory + "."
                        + advice(result));
            }
        } catch (CommandRefusedException e) {
            throw new MigrationFailedException(shown() + " is not run: " + e.getMessage());
        } catch (IOException e) {
            throw new MigrationFailedException(
                    beginning(what) + shown() + " cannot be started in " + directory + ": "
                            + (Files.isDirectory(directory) ? e.getMessage() : "there is no such directory."),
                    null,
                    null,
                    null,
                    e);
        }
    }

    /** A command alone is its own migration. */
    private String beginning(String what) {
        return what.equals(shown()) ? "" : what + " failed: ";
    }

    private Program program(DatabaseForms forms, Map<String, String> words) {
        Map<String, String> variables = new TreeMap<>(CleanEnvironment.of(System.getenv()));
        environment.forEach((name, value) -> variables.put(name, forms.filledIn(value)));
        String filled = forms.filledInCommand(line);
        for (Map.Entry<String, String> word : words.entrySet()) {
            filled = filled.replace(word.getKey(), DatabaseForms.quoted(word.getValue()));
        }
        return Program.shell(filled, directory, variables, limit);
    }

    /**
     * Refuses it while it, its variables or the files that it reads know of another database.
     *
     * @throws CommandRefusedException if they do
     */
    void check() {
        if (!DatabaseForms.isNamedIn(line) && environment.values().stream().noneMatch(DatabaseForms::isNamedIn)) {
            throw new CommandRefusedException(
                    "nothing tells it where the test's database is, so it would migrate another. Set the variable that"
                            + " it reads, such as commandEnvironment = \"DATABASE_URL={url}\", or write {url} into the"
                            + " command.");
        }
        check("the command itself", DatabaseForms.withoutForms(line));
        environment.forEach((name, value) ->
                check("commandEnvironment, " + name + ",", name + "=" + DatabaseForms.withoutForms(value)));
        for (Path file : ConfigurationFiles.of(directory, line)) {
            check(
                    String.valueOf(file.startsWith(directory) ? directory.relativize(file) : file),
                    ConfigurationFiles.text(file));
        }
    }

    private void check(String where, String text) {
        for (DatabaseAddress address : DatabaseAddresses.in(text)) {
            if (!DatabaseForms.isNamedIn(address.name())
                    && allowed.stream().noneMatch(address.name()::equalsIgnoreCase)) {
                String place = text.contains("\n") ? where + ", line " + address.line() + "," : where;
                throw new CommandRefusedException(place + " names another database, " + address.name()
                        + ", which it could migrate instead of the test's. Take it out of there, or allow it by name,"
                        + " allowed = \"" + address.name() + "\".");
            }
        }
    }

    private String ended(ProgramResult result) {
        return switch (result.end()) {
            case BY_ITSELF -> shown() + " ended with " + result.exit() + ".";
            case OUT_OF_TIME ->
                shown() + " did not end within " + shown(limit) + ", and was ended with all that it had started.";
            case CANCELLED -> shown() + " was ended with all that it had started, since the time of the run was over.";
            case INTERRUPTED -> shown() + " was ended, because the test was interrupted.";
        };
    }

    private static String shown(Duration limit) {
        return limit.toString()
                .substring(2)
                .replaceAll("(\\d[HMS])(?!$)", "$1 ")
                .toLowerCase(Locale.ROOT);
    }

    private static String advice(ProgramResult result) {
        if (result.end() == ProgramResult.End.OUT_OF_TIME) {
            return " Give it longer with options = \"commandTimeout=30m\", or find out what it waits for.";
        }
        int signal = result.exit() - BY_SIGNAL;
        if (signal > 0 && signal <= LAST_SIGNAL) {
            return " So ends what signal " + signal + " ends"
                    + (signal == KILL ? ": it was killed, as a system does that runs out of memory." : ".");
        }
        return switch (result.exit()) {
            case NOT_FOUND -> " A program that it names is not there, or not on the PATH of the tests.";
            case NOT_EXECUTABLE -> " A program that it names is none, or may not be run: chmod +x makes a script one.";
            default -> "";
        };
    }
}
