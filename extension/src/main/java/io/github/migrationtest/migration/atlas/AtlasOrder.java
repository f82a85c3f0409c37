package io.github.migrationtest.migration.atlas;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which files are pending ({@code Executor.Pending} in {@code sql/migrate/migrate.go}).
 *
 * @param all in the order of names
 * @param rows in the order of versions
 */
record AtlasOrder(List<AtlasFile> all, List<AtlasRevision> rows, AtlasOptions options) {

    /** What runs next; with an order that is refused, also what it is refused for. */
    List<AtlasFile> pending() {
        if (rows.isEmpty() && options.baseline().isPresent()) {
            List<AtlasFile> files = withoutCheckpoints();
            return files.subList(baseline().map(files::indexOf).orElse(-1) + 1, files.size());
        }
        if (rows.isEmpty()) {
            int checkpoint = lastCheckpoint();
            return checkpoint < 0 ? all : all.subList(checkpoint, all.size());
        }
        List<AtlasFile> files = withoutCheckpoints();
        AtlasRevision last = rows.get(rows.size() - 1);
        if (last.isPartial()) {
            for (int i = 0; i < all.size(); i++) {
                if (all.get(i).version().equals(last.version()) && all.get(i).checkpoint()) {
                    List<AtlasFile> pending = new ArrayList<>(List.of(all.get(i)));
                    all.subList(i + 1, all.size()).stream()
                            .filter(file -> !file.checkpoint())
                            .forEach(pending::add);
                    return pending;
                }
            }
        }
        List<AtlasFile> pending = new ArrayList<>();
        if (!options.order().equals(AtlasOptions.LINEAR_SKIP)) {
            pending.addAll(outOfOrder());
        }
        for (AtlasFile file : files) {
            int order = file.version().compareTo(last.version());
            if (order > 0 || order == 0 && last.isPartial()) {
                pending.add(file);
            }
        }
        return pending;
    }

    /** The file up to which the first run passes over all. */
    Optional<AtlasFile> baseline() {
        return options.baseline().flatMap(version -> withoutCheckpoints().stream()
                .filter(file -> file.version().equals(version))
                .reduce((first, last) -> last));
    }

    /** Files between the first and the last row that have none. */
    List<AtlasFile> outOfOrder() {
        if (rows.isEmpty()) {
            return List.of();
        }
        String first = rows.get(0).version();
        String last = rows.get(rows.size() - 1).version();
        Set<String> recorded = recorded();
        return withoutCheckpoints().stream()
                .filter(file ->
                        file.version().compareTo(first) >= 0 && file.version().compareTo(last) < 0)
                .filter(file -> !recorded.contains(file.version()))
                .toList();
    }

    private Set<String> recorded() {
        return rows.stream().map(AtlasRevision::version).collect(Collectors.toSet());
    }

    List<AtlasFile> skipped() {
        return options.order().equals(AtlasOptions.LINEAR_SKIP) ? outOfOrder() : List.of();
    }

    /** What a baseline or a checkpoint covers counts too. */
    List<AtlasFile> applied() {
        if (rows.isEmpty()) {
            return List.of();
        }
        Set<String> recorded = recorded();
        Set<String> left = Stream.concat(pending().stream(), skipped().stream())
                .map(AtlasFile::version)
                .collect(Collectors.toSet());
        return all.stream()
                .filter(file -> !left.contains(file.version()))
                .filter(file -> !file.checkpoint() || recorded.contains(file.version()))
                .toList();
    }

    private List<AtlasFile> withoutCheckpoints() {
        return all.stream().filter(file -> !file.checkpoint()).toList();
    }

    private int lastCheckpoint() {
        for (int i = all.size() - 1; i >= 0; i--) {
            if (all.get(i).checkpoint()) {
                return i;
            }
        }
        return -1;
    }
}
