package io.github.migrationtest.migration.atlas;

import io.github.migrationtest.migration.Finding;
import io.github.migrationtest.migration.Finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Where a folder of Atlas and its history contradict each other; that the folder agrees with its sum file is seen when it is read. */
record AtlasValidation(List<AtlasFile> files, AtlasOptions options, List<AtlasRevision> rows) {

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        unknown()
                .forEach(version -> findings.add(Finding.error(
                        "missing",
                        AtlasHistory.TABLE + " has version " + version
                                + ", and the folder has no such file. Atlas says nothing of it.",
                        "Restore the file.")));
        Map<String, AtlasFile> byVersion = files.stream().collect(Collectors.toMap(AtlasFile::version, file -> file));
        for (AtlasRevision row : rows) {
            Optional.ofNullable(byVersion.get(row.version()))
                    .filter(file -> !row.error().isEmpty() || row.isPartial())
                    .ifPresent(file -> findings.add(failed(file, row)));
        }
        changed().ifPresent(findings::add);
        new AtlasOrder(files, rows, options).outOfOrder().forEach(file -> findings.add(outOfOrder(file)));
        return findings;
    }

    List<String> unknown() {
        Set<String> known = files.stream().map(AtlasFile::version).collect(Collectors.toSet());
        return rows.stream()
                .map(AtlasRevision::version)
                .filter(version -> !known.contains(version))
                .toList();
    }

    private static Finding failed(AtlasFile file, AtlasRevision row) {
        return Finding.error(
                "failed",
                file.migration(),
                file.migration() + " has run " + row.applied() + " of " + row.total()
                        + " statements, and then failed. Atlas goes on behind them next time.",
                "Correct the rest of the file, or set the version by hand (atlas migrate set).");
    }

    /** The first alone: each hash goes on from that of the file before it. */
    private Optional<Finding> changed() {
        Map<String, AtlasRevision> byVersion =
                rows.stream().collect(Collectors.toMap(AtlasRevision::version, row -> row));
        for (AtlasFile file : files) {
            AtlasRevision row = byVersion.get(file.version());
            if (row != null
                    && !row.hash().isEmpty()
                    && !row.hash().replaceFirst("^h1:", "").equals(file.hash())) {
                return Optional.of(new Finding(
                        "changed-after-applying",
                        Severity.WARNING,
                        Optional.of(file.migration()),
                        file.migration().up().path(),
                        file.migration()
                                + " has another hash than when it was applied: it, or a file before it, was changed or"
                                + " added since. Atlas does not look.",
                        "Restore the file, if it was changed."));
            }
        }
        return Optional.empty();
    }

    private Finding outOfOrder(AtlasFile file) {
        String order = file.migration() + " has not been applied, and is older than version "
                + rows.get(rows.size() - 1).version() + ", which is. ";
        return switch (options.order()) {
            case AtlasOptions.LINEAR ->
                Finding.error(
                        "out-of-order",
                        file.migration(),
                        order + "Atlas starts nothing then: \"added out of order\".",
                        "Rename it (atlas migrate rebase).");
            case AtlasOptions.LINEAR_SKIP ->
                Finding.error(
                        "skipped",
                        file.migration(),
                        order + "With exec-order linear-skip Atlas never applies it.",
                        "Rename it (atlas migrate rebase).");
            default ->
                new Finding(
                        "out-of-order",
                        Severity.WARNING,
                        Optional.of(file.migration()),
                        file.migration().up().path(),
                        order
                                + "With exec-order non-linear Atlas applies it after that one, here; where everything"
                                + " is applied anew, before it.",
                        "Rename it, or make sure that both orders are right.");
        };
    }
}
