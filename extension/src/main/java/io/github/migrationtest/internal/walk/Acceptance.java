package io.github.migrationtest.internal.walk;

import io.github.migrationtest.migration.Finding;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.ScriptFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What somebody accepts.
 *
 * @param check the check's id
 * @param migration the migration's version or name; empty for whichever
 * @param object what the finding is about; empty for whatever
 * @param because the reason
 * @param where it is written, for messages
 */
public record Acceptance(String check, String migration, String object, String because, String where) {
    private static final Pattern IN_SCRIPT = Pattern.compile(
            "^\\s*--\\s*migrationtest:\\s*accept\\s+([\\w-]+)(?:\\s+([^:\\s]+))?\\s*:\\s*(\\S.*?)\\s*$",
            Pattern.MULTILINE);

    /**
     * What a migration's own script accepts: its file, for some tools read no comments, unless others stand in that too.
     *
     * @param all the folder's
     */
    static List<Acceptance> in(Migration migration, Collection<Migration> all) {
        Optional<Path> own = migration.up().path().filter(file -> all.stream()
                .noneMatch(
                        other -> !other.equals(migration) && other.up().path().equals(Optional.of(file))));
        String text = own.filter(Files::isRegularFile)
                .map(file -> ScriptFiles.readReplacing(file, StandardCharsets.UTF_8))
                .orElse(migration.up().text());
        Matcher matcher = IN_SCRIPT.matcher(text);
        return matcher.results()
                .map(found -> new Acceptance(
                        found.group(1),
                        migration.name(),
                        Optional.ofNullable(found.group(2)).orElse(""),
                        found.group(3),
                        migration.up().name()))
                .toList();
    }

    boolean accepts(Finding finding, Optional<Migration> named) {
        return finding.check().equals(check)
                && (migration.isEmpty()
                        || named.isPresent() && finding.migration().equals(named))
                && (object.isEmpty()
                        || finding.object().filter(object::equalsIgnoreCase).isPresent());
    }

    /** How a message calls it. */
    String described() {
        return "accept " + check + (migration.isEmpty() ? "" : " of " + migration)
                + (object.isEmpty() ? "" : " for " + object) + " (" + where + ")";
    }
}
