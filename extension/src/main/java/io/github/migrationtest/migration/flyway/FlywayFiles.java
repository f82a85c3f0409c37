package io.github.migrationtest.migration.flyway;

import io.github.migrationtest.migration.ScriptFiles;
import io.github.migrationtest.migration.ToolOptions;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/** The scripts that Flyway is shown: those that the folder has, and no others. */
final class FlywayFiles implements ResourceProvider {
    private final List<FlywayFile> files;
    private final Map<FlywayFile, String> read;
    private final Charset encoding;
    private final ToolOptions options;
    /** By their names as Flyway has them, and by where they are: it asks for each of them in each of its runs. */
    private final Map<String, FlywayFile> named = new HashMap<>();

    /** @param read what was read of the migrations before */
    FlywayFiles(List<FlywayFile> files, Map<FlywayFile, String> read, Charset encoding, ToolOptions options) {
        this.files = files;
        this.read = read;
        this.encoding = encoding;
        this.options = options;
        for (FlywayFile file : files) {
            named.putIfAbsent(file.script(), file);
            named.putIfAbsent(file.path().toAbsolutePath().toString(), file);
        }
    }

    @Override
    public @Nullable LoadableResource getResource(String name) {
        boolean settings = name.endsWith(FlywayScriptSettings.SUFFIX);
        String script = settings ? name.substring(0, name.length() - FlywayScriptSettings.SUFFIX.length()) : name;
        return Optional.ofNullable(named.get(script))
                .flatMap(file -> settings ? settingsOf(file) : Optional.of(script(file)))
                .orElse(null);
    }

    @Override
    public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
        return files.stream()
                .filter(file -> isNamed(file, prefix, suffixes))
                .map(this::script)
                .toList();
    }

    private static boolean isNamed(FlywayFile file, String prefix, String[] suffixes) {
        String name = String.valueOf(file.path().getFileName());
        String lower = name.toLowerCase(Locale.ROOT);
        return name.startsWith(prefix)
                && Stream.of(suffixes)
                        .anyMatch(suffix -> name.length() > prefix.length() + suffix.length()
                                && lower.endsWith(suffix.toLowerCase(Locale.ROOT)));
    }

    private LoadableResource script(FlywayFile file) {
        return new Resource(file.path(), file.script(), () -> {
            String text = read.get(file);
            return text != null ? text : options.replacedIn(file.text(encoding));
        });
    }

    private static Optional<LoadableResource> settingsOf(FlywayFile file) {
        Path path = file.path().resolveSibling(file.path().getFileName() + FlywayScriptSettings.SUFFIX);
        return Files.isRegularFile(path)
                ? Optional.of(new Resource(
                        path,
                        file.script() + FlywayScriptSettings.SUFFIX,
                        () -> ScriptFiles.read(path, StandardCharsets.UTF_8)))
                : Optional.empty();
    }

    /** One file. */
    private static final class Resource extends LoadableResource {
        private final Path path;
        private final String script;
        private final Supplier<String> text;

        Resource(Path path, String script, Supplier<String> text) {
            this.path = path;
            this.script = script;
            this.text = text;
        }

        @Override
        public Reader read() {
            return new StringReader(text.get());
        }

        @Override
        public String getAbsolutePath() {
            return path.toAbsolutePath().toString();
        }

        @Override
        public String getAbsolutePathOnDisk() {
            return getAbsolutePath();
        }

        @Override
        public String getFilename() {
            return String.valueOf(path.getFileName());
        }

        @Override
        public String getRelativePath() {
            return script;
        }
    }
}
