package io.github.migrationtest.internal.spring;

import io.github.migrationtest.migration.MigrationFolderException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the {@code application.properties} and {@code application.yml} of a module say, those of the active profiles included.
 *
 * <p>Names are matched as Spring Boot matches them: {@code spring.flyway.baseline-on-migrate} finds {@code baselineOnMigrate} too. A
 * system property or a variable of the environment ({@code SPRING_FLYWAY_BASELINEONMIGRATE}) wins over the files. Values have their
 * {@code ${name}} and {@code ${name:default}} filled.
 */
public final class SpringConfiguration {
    private static final String ACTIVE = "spring.profiles.active";
    private static final String INCLUDE = "spring.profiles.include";
    private static final String ON_PROFILE = "spring.config.activate.on-profile";
    private static final Pattern INDEX = Pattern.compile("\\[(\\d{1,6})]");
    private static final int DEEPEST = 20;

    private final Map<String, Written> values = new LinkedHashMap<>();
    private final Set<Path> files = new LinkedHashSet<>();
    private final Map<String, String> environment;

    /** A value, the name as it is written, and where. */
    private record Written(String name, String value, Path file) {}

    private SpringConfiguration(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Of a module's directory and what was said to the tool: {@code spring.profiles.active} there wins over every other. */
    public static SpringConfiguration of(Path module, Map<String, String> options) {
        return of(module, options, System.getenv());
    }

    static SpringConfiguration of(Path module, Map<String, String> options, Map<String, String> environment) {
        SpringConfiguration configuration = new SpringConfiguration(environment);
        SpringFiles files = new SpringFiles(module);
        List<SpringDocument> documents = new ArrayList<>();
        files.of("application").forEach(file -> documents.addAll(read(file)));
        // The profiles are known only when the documents of none have been read.
        configuration.add(documents, Set.of());
        Set<String> profiles = configuration.profiles(Optional.ofNullable(options.get(ACTIVE)));
        configuration.values.clear();
        configuration.add(documents, profiles);
        for (String profile : profiles) {
            for (Path file : files.of("application-" + profile)) {
                configuration.add(read(file), profiles);
            }
        }
        return configuration;
    }

    private static List<SpringDocument> read(Path file) {
        return file.toString().endsWith(".properties") ? PropertiesDocuments.read(file) : YamlDocuments.read(file);
    }

    private void add(List<SpringDocument> documents, Set<String> profiles) {
        for (SpringDocument document : documents) {
            files.add(document.file());
            Map<String, Written> written = new LinkedHashMap<>();
            document.values()
                    .forEach((name, value) ->
                            written.put(SpringNames.uniform(name), new Written(name, value, document.file())));
            Written condition = written.get(SpringNames.uniform(ON_PROFILE));
            if (condition == null || ProfileExpression.accepts(condition.value(), profiles)) {
                written.keySet().forEach(this::forgetListAt);
                values.putAll(written);
            }
        }
    }

    /** A list that is said again replaces the old one whole, however long that was. */
    private void forgetListAt(String name) {
        Matcher index = INDEX.matcher(name);
        String list = index.find() && index.group(1).equals("0") ? name.substring(0, index.start()) : name;
        values.keySet().removeIf(other -> other.startsWith(list + "["));
        if (!list.equals(name)) {
            values.remove(list);
        }
    }

    private Set<String> profiles(Optional<String> asked) {
        Set<String> profiles = new LinkedHashSet<>(parts(get(INCLUDE).orElse("")));
        profiles.addAll(parts(asked.or(() -> get(ACTIVE)).orElse("")));
        return profiles;
    }

    private static List<String> parts(String list) {
        return Stream.of(list.split(",", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /** The files that were read; the results of a rehearsal depend on them. */
    public Collection<Path> files() {
        return List.copyOf(files);
    }

    /**
     * One value; the parts of a list are joined by commas.
     *
     * @throws MigrationFolderException if it has a {@code ${name}} that nothing fills
     */
    public Optional<String> get(String name) {
        Optional<String> outside = outside(name);
        if (outside.isPresent()) {
            return outside;
        }
        String uniform = SpringNames.uniform(name);
        Written one = values.get(uniform);
        if (one != null) {
            return Optional.of(filled(one, one.value(), 0));
        }
        Map<Integer, String> list = new TreeMap<>();
        values.forEach((other, written) -> {
            Matcher index = INDEX.matcher(other);
            if (other.startsWith(uniform + "[") && index.find(uniform.length()) && index.end() == other.length()) {
                list.put(Integer.valueOf(index.group(1)), filled(written, written.value(), 0));
            }
        });
        return list.isEmpty() ? Optional.empty() : Optional.of(String.join(",", list.values()));
    }

    /** One value as it is written, its {@code ${name}} not filled: an address is to be looked at, not to be used. */
    public Optional<String> written(String name) {
        return Optional.ofNullable(values.get(SpringNames.uniform(name))).map(Written::value);
    }

    /** The values below a name, by what follows it as it is written: the placeholders below {@code spring.flyway.placeholders}. */
    public Map<String, String> below(String name) {
        Map<String, String> below = new LinkedHashMap<>();
        String prefix = SpringNames.uniform(name);
        values.forEach((uniform, written) -> {
            if (uniform.startsWith(prefix + ".") || uniform.startsWith(prefix + "[")) {
                int depth = (int) name.chars().filter(c -> c == '.').count() + 1;
                below.put(tail(written.name(), depth), filled(written, written.value(), 0));
            }
        });
        return below;
    }

    /** The names below a name as they are written, those of a list once and without a number. */
    public Set<String> names(String name) {
        Set<String> names = new LinkedHashSet<>();
        String prefix = SpringNames.uniform(name) + ".";
        int depth = (int) name.chars().filter(c -> c == '.').count() + 1;
        values.forEach((uniform, written) -> {
            if (uniform.startsWith(prefix)) {
                names.add(INDEX.matcher(tail(written.name(), depth)).replaceAll(""));
            }
        });
        return names;
    }

    /** What follows so many parts of a name; {@code [a.b]} is the key {@code a.b}. */
    private static String tail(String name, int parts) {
        int at = 0;
        for (int part = 0; part < parts; part++) {
            int dot = name.indexOf('.', at);
            int bracket = name.indexOf('[', at);
            at = dot < 0 || bracket >= 0 && bracket < dot ? bracket : dot + 1;
        }
        String tail = name.substring(at);
        return tail.startsWith("[") && tail.endsWith("]") ? tail.substring(1, tail.length() - 1) : tail;
    }

    private Optional<String> outside(String name) {
        return Optional.ofNullable(System.getProperty(name))
                .or(() -> Optional.ofNullable(environment.get(SpringNames.variable(name))));
    }

    private String filled(Written written, String text, int depth) {
        if (depth > DEEPEST) {
            throw new MigrationFolderException(
                    written.name() + " in " + written.file() + " fills its ${...} with itself. Correct the file.",
                    written.file());
        }
        int start = text.indexOf("${");
        int end = start < 0 ? -1 : close(text, start + 2);
        if (end < 0) {
            return text;
        }
        String inner = filled(written, text.substring(start + 2, end), depth + 1);
        int colon = inner.indexOf(':');
        String name = colon < 0 ? inner : inner.substring(0, colon);
        String value = value(name)
                .map(found -> filled(written, found, depth + 1))
                .or(() -> colon < 0 ? Optional.empty() : Optional.of(inner.substring(colon + 1)))
                .orElseThrow(() -> new MigrationFolderException(
                        written.name() + " in " + written.file() + " has ${" + name
                                + "}, which nothing fills. Set it in the environment or in the application's configuration.",
                        written.file()));
        return text.substring(0, start) + value + filled(written, text.substring(end + 1), depth);
    }

    private Optional<String> value(String name) {
        return Optional.ofNullable(System.getProperty(name))
                .or(() -> Optional.ofNullable(environment.get(name)))
                .or(() -> Optional.ofNullable(environment.get(SpringNames.variable(name))))
                .or(() -> written(name));
    }

    private static int close(String text, int from) {
        int depth = 1;
        for (int i = from; i < text.length(); i++) {
            if (text.startsWith("${", i)) {
                depth++;
            } else if (text.charAt(i) == '}' && --depth == 0) {
                return i;
            }
        }
        return -1;
    }
}
