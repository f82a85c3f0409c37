package io.github.migrationtest.migration.sqitch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A target as a {@code sqitch.conf} has it: all that the project's own target says, with another database.
 *
 * @param settings of the target's section
 * @param variables of its section of variables
 */
record SqitchTarget(String name, Map<String, String> settings, Map<String, String> variables) {

    static SqitchTarget of(String name, String uri, String registry, SqitchProject project) {
        Map<String, String> settings = new LinkedHashMap<>();
        Map<String, String> variables = new LinkedHashMap<>();
        project.target().stream()
                .filter(section -> section.startsWith("target."))
                .forEach(section -> {
                    settings.putAll(project.configuration().section(section));
                    variables.putAll(project.configuration().section(section + ".variables"));
                });
        settings.put("uri", uri);
        settings.put("registry", registry);
        return new SqitchTarget(name, settings, variables);
    }

    Path write(Path file) throws IOException {
        StringBuilder text = new StringBuilder();
        section(text, name, settings);
        section(text, name + ".variables", variables);
        return Files.writeString(file, text);
    }

    private static void section(StringBuilder text, String name, Map<String, String> values) {
        text.append("[target \"").append(name).append("\"]\n");
        values.forEach((key, value) -> text.append('\t')
                .append(key)
                .append(" = ")
                .append(quoted(value))
                .append('\n'));
    }

    private static String quoted(String value) {
        return '"'
                + value.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\t", "\\t")
                + '"';
    }
}
