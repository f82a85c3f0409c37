package io.github.migrationtest.migration;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is said to a tool besides its folder.
 *
 * @param placeholders what stands for {@code ${name}} in scripts, for tools that fill placeholders
 * @param replacements texts that an application replaces in every script before it runs, and by what, in this order; such as {@code
 *     INTEGER PRIMARY KEY} by {@code BIGSERIAL PRIMARY KEY}
 * @param options the tool's own options by their own names, such as Liquibase's {@code contexts}
 * @param configuration the tool's own configuration file, where the user named one
 * @param code what the application does in code at some versions
 * @param module the directory of the module whose tests run: where programs are run and an application's configuration is found
 * @param command the programs that migrate, where the user's own are run
 */
public record ToolOptions(
        Map<String, String> placeholders,
        Map<String, String> replacements,
        Map<String, String> options,
        Optional<Path> configuration,
        List<CodeMigration> code,
        Optional<Path> module,
        Optional<CommandSettings> command) {
    public ToolOptions {
        code = List.copyOf(code);
    }

    /** Nothing said. */
    public static ToolOptions none() {
        return new ToolOptions(
                Map.of(), Map.of(), Map.of(), Optional.empty(), List.of(), Optional.empty(), Optional.empty());
    }

    /** The text with every replacement made. */
    public String replacedIn(String text) {
        String replaced = text;
        for (Map.Entry<String, String> replacement : replacements.entrySet()) {
            replaced = replaced.replace(replacement.getKey(), replacement.getValue());
        }
        return replaced;
    }

    /** The code that is to run at or right behind a migration, in the order in which it was said. */
    public List<CodeMigration.Code> codeAt(Migration migration, List<Migration> all) {
        return code.stream()
                .filter(one -> VersionQuery.find(all, one.version()).equals(migration))
                .map(CodeMigration::code)
                .toList();
    }
}
