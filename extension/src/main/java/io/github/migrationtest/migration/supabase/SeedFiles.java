package io.github.migrationtest.migration.supabase;

import io.github.migrationtest.internal.run.Sha256;
import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.ScriptFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The seeds that {@code [db.seed]} of {@code config.toml} names: {@code seed.sql} where it names none ({@code pkg/config}). */
final class SeedFiles {
    private static final Pattern PATHS = Pattern.compile("(?ms)^\\s*sql_paths\\s*=\\s*\\[(.*?)]");
    private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"|'([^']*)'");

    private final SupabaseConfiguration configuration;
    private final Path project;
    private final SupabaseReader reader;
    private final List<Seed> seeds = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    /** None, unless the user wants them: {@code options = "include-seed=true"}. */
    SeedFiles(FolderSettings settings, SupabaseConfiguration configuration, SupabaseReader reader) {
        this.configuration = configuration;
        this.project = configuration.project();
        this.reader = reader;
        if ("true".equals(settings.options().options().get("include-seed"))) {
            read();
        }
    }

    List<Seed> seeds() {
        return List.copyOf(seeds);
    }

    List<String> warnings() {
        return List.copyOf(warnings);
    }

    private void read() {
        if (configuration.disables("db.seed")) {
            warnings.add(
                    "Supabase puts no seed in: " + SupabaseConfiguration.FILE + " says enabled = false in [db.seed].");
            return;
        }
        Matcher paths = PATHS.matcher(configuration.section("db.seed"));
        boolean named = paths.find();
        Set<Path> files = new LinkedHashSet<>();
        for (String pattern : named ? texts(paths.group(1)) : List.of("seed.sql")) {
            List<Path> matching = matching(pattern);
            files.addAll(matching);
            if (named && matching.isEmpty()) {
                warnings.add("No file matches \"" + pattern + "\", which " + SupabaseConfiguration.FILE
                        + " has among sql_paths of [db.seed]. Supabase passes over it.");
            }
        }
        files.forEach(
                file -> seeds.add(new Seed(nameOf(file), Sha256.of(ScriptFiles.bytes(file)), reader.script(file))));
    }

    private static List<String> texts(String list) {
        return TEXT.matcher(list)
                .results()
                .map(text -> text.group(1) == null ? text.group(2) : text.group(1))
                .toList();
    }

    /** By name; {@code *} and {@code ?} stand for characters of one name. */
    private List<Path> matching(String pattern) {
        List<Path> found = List.of(project);
        for (String part : pattern.split("/", -1)) {
            found = found.stream().flatMap(directory -> inside(directory, part)).toList();
        }
        return found.stream().filter(Files::isRegularFile).sorted().toList();
    }

    private static Stream<Path> inside(Path directory, String part) {
        if (!part.matches(".*[*?\\[].*")) {
            return Stream.of(directory.resolve(part).normalize()).filter(Files::exists);
        }
        PathMatcher matcher = directory.getFileSystem().getPathMatcher("glob:" + part.replaceAll("\\*+", "*"));
        return Files.isDirectory(directory)
                ? ScriptFiles.in(directory).stream().filter(file -> matcher.matches(file.getFileName()))
                : Stream.empty();
    }

    /** As the command line has it, which is run in the folder above. */
    private String nameOf(Path file) {
        return Path.of("supabase")
                .resolve(project.relativize(file))
                .normalize()
                .toString()
                .replace('\\', '/');
    }
}
