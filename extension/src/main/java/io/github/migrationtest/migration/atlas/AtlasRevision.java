package io.github.migrationtest.migration.atlas;

import java.util.List;

/**
 * A row of {@code atlas_schema_revisions}.
 *
 * @param type 1 for a baseline, 2 for executed, 4 for set by hand, and sums of them
 * @param applied how many of its statements have run
 * @param partialHashes of those, while not all have
 */
record AtlasRevision(
        String version,
        String description,
        int type,
        int applied,
        int total,
        String error,
        String hash,
        List<String> partialHashes) {
    AtlasRevision {
        partialHashes = List.copyOf(partialHashes);
    }

    boolean isPartial() {
        return applied != total;
    }
}
