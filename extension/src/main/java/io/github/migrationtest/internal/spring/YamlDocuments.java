package io.github.migrationtest.internal.spring;

import io.github.migrationtest.migration.MigrationFolderException;
import io.github.migrationtest.migration.ScriptFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** {@code application.yml}, read by SnakeYAML, as Spring Boot reads it: dates stay texts ({@code OriginTrackedYamlLoader}). */
final class YamlDocuments {
    private YamlDocuments() {}

    static List<SpringDocument> read(Path file) {
        String text = ScriptFiles.read(file);
        try {
            List<SpringDocument> documents = new ArrayList<>();
            for (Object document : reader().loadAll(text)) {
                Map<String, String> values = new LinkedHashMap<>();
                flatten("", document, values);
                documents.add(new SpringDocument(file, values));
            }
            return documents;
        } catch (NoClassDefFoundError e) {
            throw new MigrationFolderException(
                    "The configuration " + file + " is YAML, and SnakeYAML is not on the class path."
                            + " Add org.yaml:snakeyaml to the tests.",
                    file,
                    0,
                    e);
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
            throw new MigrationFolderException(
                    "The configuration " + file + " is no YAML at line " + line + ": " + e.getProblem()
                            + ". Correct the file.",
                    file,
                    line,
                    e);
        } catch (YAMLException e) {
            throw new MigrationFolderException(
                    "The configuration " + file + " is no YAML: " + e.getMessage() + ". Correct the file.", file, 0, e);
        }
    }

    private static Yaml reader() {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        DumperOptions dumper = new DumperOptions();
        return new Yaml(new SafeConstructor(options), new Representer(dumper), dumper, options, new WithoutDates());
    }

    private static void flatten(String name, @Nullable Object value, Map<String, String> values) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, inner) -> flatten(below(name, String.valueOf(key)), inner, values));
        } else if (value instanceof Collection<?> list) {
            if (list.isEmpty()) {
                values.put(name, "");
            }
            int index = 0;
            for (Object inner : list) {
                flatten(name + "[" + index++ + "]", inner, values);
            }
        } else if (!name.isEmpty()) {
            values.put(name, value == null ? "" : value.toString());
        }
    }

    private static String below(String name, String key) {
        if (name.isEmpty()) {
            return key;
        }
        return key.startsWith("[") ? name + key : name + "." + key;
    }

    /** A version such as 2024-01-31 is a text. */
    private static final class WithoutDates extends Resolver {
        @Override
        public void addImplicitResolver(Tag tag, Pattern pattern, @Nullable String first, int limit) {
            if (!tag.equals(Tag.TIMESTAMP)) {
                super.addImplicitResolver(tag, pattern, first, limit);
            }
        }
    }
}
