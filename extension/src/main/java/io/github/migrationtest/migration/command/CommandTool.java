package io.github.migrationtest.migration.command;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.fixtures.DatabaseSettings;
import io.github.migrationtest.internal.program.CommandRefusedException;
import io.github.migrationtest.migration.CommandSettings;
import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.MigrationFolder;
import io.github.migrationtest.migration.MigrationFolderException;
import io.github.migrationtest.migration.MigrationRuntime;
import io.github.migrationtest.migration.MigrationTool;
import io.github.migrationtest.migration.MigrationTools;
import io.github.migrationtest.migration.ToolOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Any command that migrates, run as the user runs it. */
public final class CommandTool implements MigrationTool {
    private static final Duration LIMIT = Duration.ofMinutes(10);
    /** The option that says how long a command may take; no other tool knows it. */
    public static final String LIMIT_OPTION = "commandTimeout";

    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|min|h)");

    @Override
    public String name() {
        return "command";
    }

    @Override
    public String layout() {
        return "no folder: named with command = \"pnpm db:migrate\"";
    }

    /** No folder says by what command it is applied. */
    @Override
    public boolean recognises(Path folder) {
        return false;
    }

    /** The command alone, whatever is in the folder. */
    @Override
    public MigrationFolder read(FolderSettings settings) {
        CommandSettings said = said(settings);
        Command forward = command(settings, said, said.forward());
        return new LoneCommand(
                forward.directory(),
                settings.kind(),
                runtime(settings),
                forward,
                said.back().map(line -> command(settings, said, line)));
    }

    /**
     * The command on a folder of which another tool can tell what is applied.
     *
     * @param known the folder, read by its tool
     */
    public static MigrationFolder applying(MigrationFolder known, FolderSettings settings) {
        CommandSettings said = said(settings);
        return new CommandFolder(
                known, command(settings, said, said.forward()), said.back().map(line -> command(settings, said, line)));
    }

    /**
     * What a command migrates: the folder where a tool knows it, else the command alone.
     *
     * @param tool the tool that the user named; {@code command} for the command alone
     */
    public static MigrationFolder open(FolderSettings settings, Optional<String> tool) {
        boolean alone = tool.filter("command"::equals).isPresent()
                || tool.isEmpty()
                        && MigrationTools.recognising(settings.folder()).isEmpty();
        return alone
                ? new CommandTool().read(settings)
                : applying(MigrationTools.open(withoutOurs(settings), tool), settings);
    }

    /** The folder's tool knows no limits of commands. */
    private static FolderSettings withoutOurs(FolderSettings settings) {
        ToolOptions said = settings.options();
        Map<String, String> options = new TreeMap<>(said.options());
        options.remove(LIMIT_OPTION);
        return new FolderSettings(
                settings.folder(),
                settings.rollbacks(),
                settings.runtime(),
                settings.kind(),
                new ToolOptions(
                        said.placeholders(),
                        said.replacements(),
                        options,
                        said.configuration(),
                        said.code(),
                        said.module(),
                        said.command()));
    }

    private static CommandSettings said(FolderSettings settings) {
        return settings.options()
                .command()
                .orElseThrow(() -> new MigrationFolderException(
                        "tool = \"command\" names no command. Name it with command = \"pnpm db:migrate\"."));
    }

    private static Command command(FolderSettings settings, CommandSettings said, String line) {
        return command(
                line,
                said,
                settings.options().module().orElse(settings.folder()),
                Optional.ofNullable(settings.options().options().get(LIMIT_OPTION)));
    }

    /**
     * A command that may be run.
     *
     * @param limit how long it may take, as the option says it
     * @throws MigrationFolderException if it may not
     */
    static Command command(String line, CommandSettings said, Path directory, Optional<String> limit) {
        Command command = new Command(
                line,
                said.environment(),
                said.allowed(),
                directory,
                limit.map(CommandTool::duration).orElse(LIMIT));
        try {
            command.check();
        } catch (CommandRefusedException e) {
            throw new MigrationFolderException(command.shown() + " is not run: " + e.getMessage());
        }
        return command;
    }

    private static Duration duration(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            throw new MigrationFolderException("options has " + LIMIT_OPTION + " = \"" + text
                    + "\", which is no duration. Write one such as 500ms, 30s or 5m.");
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofMinutes(amount);
        };
    }

    /** The settings of the connections that tests get; the command's own are its own. */
    private static MigrationRuntime runtime(FolderSettings settings) {
        String name = settings.runtime().orElse("the command's driver");
        boolean enforces = settings.kind().orElse(DatabaseKind.SQLITE) == DatabaseKind.SQLITE
                && (name.equals("better-sqlite3") || name.equals("node:sqlite") || name.equals("libsql"));
        return new MigrationRuntime(
                name,
                enforces ? new DatabaseSettings(List.of("PRAGMA foreign_keys = ON")) : DatabaseSettings.none(),
                false,
                true);
    }
}
