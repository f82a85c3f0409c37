package io.github.migrationtest.migration.sqitch;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.MigrationFolderException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code sqitch.conf} says, as far as a run depends on it ({@code App::Sqitch::Target}).
 *
 * @param directory where sqitch is run: its paths are relative to this
 * @param kind the engine, where something says it
 * @param target the sections of the configuration that count, the nearest first
 */
record SqitchProject(
        Path directory,
        SqitchConfiguration configuration,
        Optional<DatabaseKind> kind,
        List<String> target,
        FolderSettings settings) {
    static final String PLAN = "sqitch.plan";
    static final String CONFIGURATION = "sqitch.conf";
    private static final int LEVELS_UP = 3;

    /** The project of a folder that has a plan or a configuration; the latter may also stand above the plan. */
    static SqitchProject of(FolderSettings settings) {
        Path folder = settings.folder();
        Optional<Path> named = settings.options().configuration();
        if (named.isPresent()) {
            Path file = named.get();
            return in(file.resolveSibling("."), SqitchConfiguration.read(file), settings);
        }
        Path above = folder.toAbsolutePath().normalize();
        for (int level = 0; above != null && level <= LEVELS_UP; level++, above = above.getParent()) {
            Path file = above.resolve(CONFIGURATION);
            if (Files.isRegularFile(file)) {
                SqitchProject found = in(level == 0 ? folder : above, SqitchConfiguration.read(file), settings);
                if (level == 0 || isSame(found.planFile(), folder.resolve(PLAN))) {
                    return found;
                }
            }
        }
        return in(folder, SqitchConfiguration.none(), settings);
    }

    private static boolean isSame(Path one, Path other) {
        return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
    }

    private static SqitchProject in(Path directory, SqitchConfiguration configuration, FolderSettings settings) {
        Optional<String> engine = engine(configuration);
        Optional<DatabaseKind> said = engine.map(name -> kind(name, directory));
        Optional<String> wanted = settings.kind().map(SqitchProject::engineOf);
        // A project may have sections for several engines: then the test says which.
        Optional<String> used = wanted.filter(name -> engine.isEmpty() || hasSection(configuration, name))
                .or(() -> engine);
        boolean asWanted = used.equals(wanted);
        List<String> target = new java.util.ArrayList<>();
        if (used.equals(engine)) {
            configuration
                    .get("core.target")
                    .or(() -> engine.flatMap(name -> configuration.get("engine." + name + ".target")))
                    .filter(name -> !name.contains(":"))
                    .ifPresent(name -> target.add("target." + name));
        }
        used.ifPresent(name -> target.add("engine." + name));
        target.add("core");
        return new SqitchProject(
                directory, configuration, asWanted && wanted.isPresent() ? settings.kind() : said, target, settings);
    }

    private static boolean hasSection(SqitchConfiguration configuration, String engine) {
        return configuration.get("core.engine").filter(engine::equals).isPresent()
                || !configuration.section("engine." + engine).isEmpty();
    }

    /** By the name of a target, its URI, or {@code core.engine}. */
    private static Optional<String> engine(SqitchConfiguration configuration) {
        return configuration
                .get("core.target")
                .map(name -> name.contains(":")
                        ? name
                        : configuration.get("target." + name + ".uri").orElse(""))
                .filter(uri -> uri.contains(":"))
                .map(uri -> uri.startsWith("db:") ? uri.substring(3) : uri)
                .map(uri -> uri.substring(0, Math.max(0, uri.indexOf(':'))))
                .filter(name -> !name.isEmpty())
                .or(() -> configuration.get("core.engine").map(String::strip))
                .map(name -> switch (name) {
                    case "postgresql", "postgres", "pgsql" -> "pg";
                    case "mariadb" -> "mysql";
                    case "sqlite3" -> "sqlite";
                    default -> name;
                });
    }

    private static DatabaseKind kind(String engine, Path directory) {
        return switch (engine) {
            case "pg" -> DatabaseKind.POSTGRESQL;
            case "sqlite" -> DatabaseKind.SQLITE;
            case "mysql" -> DatabaseKind.MYSQL;
            default ->
                throw new MigrationFolderException(
                        "sqitch's engine \"" + engine + "\" in " + directory.resolve(CONFIGURATION)
                                + " has no database here to rehearse on. Rehearsed are pg, sqlite and mysql.",
                        directory.resolve(CONFIGURATION));
        };
    }

    private static String engineOf(DatabaseKind kind) {
        return switch (kind) {
            case POSTGRESQL -> "pg";
            case SQLITE -> "sqlite";
            case MYSQL, MARIADB -> "mysql";
        };
    }

    private Optional<String> setting(String key) {
        return target.stream()
                .flatMap(section -> configuration.get(section + "." + key).stream())
                .findFirst();
    }

    private Path place(String name) {
        try {
            return directory.resolve(name);
        } catch (InvalidPathException e) {
            Path file = directory.resolve(CONFIGURATION);
            throw new MigrationFolderException(
                    file + " names what can be no file or directory: " + e.getReason() + ". Correct the name.",
                    file,
                    0,
                    e);
        }
    }

    private Path top() {
        return setting("top_dir").map(this::place).orElse(directory);
    }

    Path planFile() {
        return setting("plan_file").map(this::place).orElseGet(() -> top().resolve(PLAN));
    }

    /** Where the scripts of a kind are, {@code deploy}, {@code revert} or {@code verify}. */
    Path scripts(String kind, boolean reworked) {
        if (!reworked) {
            return setting(kind + "_dir").map(this::place).orElseGet(() -> top().resolve(kind));
        }
        // Not the deploy_dir: sqitch looks for reworked scripts below the reworked directory only.
        return setting("reworked_" + kind + "_dir").map(this::place).orElseGet(() -> setting("reworked_dir")
                .map(this::place)
                .orElseGet(this::top)
                .resolve(kind));
    }

    String extension() {
        return setting("extension").orElse("sql");
    }

    /** The schema in which the registry is on PostgreSQL. */
    String registry() {
        return option("registry").or(() -> setting("registry")).orElse("sqitch");
    }

    /** What scripts know as variables; those of the command count over those of the target, those of the test over all. */
    Map<String, String> variables(String command) {
        Map<String, String> variables = new LinkedHashMap<>();
        for (int i = target.size() - 1; i >= 0; i--) {
            if (!target.get(i).equals("core")) {
                variables.putAll(configuration.section(target.get(i) + ".variables"));
            }
        }
        variables.putAll(configuration.section(command + ".variables"));
        variables.putAll(settings.options().placeholders());
        return variables;
    }

    DeployMode mode() {
        return option("mode")
                .or(() -> configuration.get("deploy.mode"))
                .map(name -> DeployMode.of(name, settings.folder()))
                .orElse(DeployMode.ALL);
    }

    boolean verifies() {
        return option("verify")
                .or(() -> configuration.get("deploy.verify"))
                .filter(text -> List.of("true", "yes", "on", "1").contains(text))
                .isPresent();
    }

    /** The user's own sqitch, where it is to be run. */
    Optional<SqitchProgram> program() {
        return option("program").map(name -> new SqitchProgram(name, this));
    }

    /** Who writes to the registry. */
    Committer committer() {
        String name = System.getProperty("user.name", "unknown");
        return new Committer(
                configuration.get("user.name").orElse(name),
                configuration.get("user.email").orElse(name + "@localhost"));
    }

    Optional<String> option(String name) {
        return Optional.ofNullable(settings.options().options().get(name));
    }
}
