package io.github.migrationtest.migration.atlas;

import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.MigrationFolderException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What {@code atlas migrate apply} takes on its command line besides folder and database, by the names of its flags.
 *
 * @param transaction {@code --tx-mode}: {@code file}, {@code all} or {@code none}
 * @param order {@code --exec-order}: {@code linear}, {@code linear-skip} or {@code non-linear}
 * @param schema {@code --revisions-schema}, where the history is, on servers
 * @param allowDirty {@code --allow-dirty}: a database with tables and without a history is taken as it is
 * @param baseline {@code --baseline}: the version up to which the first run passes over the files
 */
record AtlasOptions(
        String transaction, String order, Optional<String> schema, boolean allowDirty, Optional<String> baseline) {
    static final String FILE = "file";
    static final String ALL = "all";
    static final String NONE = "none";
    static final String LINEAR = "linear";
    static final String LINEAR_SKIP = "linear-skip";
    static final String NON_LINEAR = "non-linear";

    private static final Set<String> KNOWN =
            Set.of("tx-mode", "exec-order", "revisions-schema", "allow-dirty", "baseline");

    static AtlasOptions of(FolderSettings settings) {
        Map<String, String> options = settings.options().options();
        for (String name : options.keySet()) {
            if (!KNOWN.contains(name)) {
                throw new MigrationFolderException(
                        "\"" + name + "\" is no option of Atlas that is known. Known are "
                                + String.join(", ", new TreeSet<>(KNOWN)) + ".",
                        settings.folder());
            }
        }
        boolean allowDirty = Boolean.parseBoolean(options.getOrDefault("allow-dirty", "false"));
        Optional<String> baseline = Optional.ofNullable(options.get("baseline")).filter(text -> !text.isEmpty());
        if (allowDirty && baseline.isPresent()) {
            throw new MigrationFolderException(
                    "options have baseline and allow-dirty. baseline and allow-dirty are mutually exclusive: Atlas starts nothing"
                            + " then. Leave one of them out.",
                    settings.folder());
        }
        return new AtlasOptions(
                oneOf(settings, "tx-mode", List.of(FILE, ALL, NONE)),
                oneOf(settings, "exec-order", List.of(LINEAR, LINEAR_SKIP, NON_LINEAR)),
                Optional.ofNullable(options.get("revisions-schema")),
                allowDirty,
                baseline);
    }

    private static String oneOf(FolderSettings settings, String name, List<String> known) {
        String value = settings.options().options().getOrDefault(name, known.get(0));
        if (!known.contains(value)) {
            throw new MigrationFolderException(
                    "options = \"" + name + "=" + value + "\" is unknown to Atlas. It takes " + String.join(", ", known)
                            + ".",
                    settings.folder());
        }
        return value;
    }
}
