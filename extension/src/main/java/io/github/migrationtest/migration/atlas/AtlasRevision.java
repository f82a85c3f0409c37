package io.github.migrationtest.migration.atlas;

import java.util.ArrayList;
import java.util.List;

/**
 * A row of {@code atlas_schema_revisions}.
 *
 * @param type 1 for a baseline, 2 for executed, 4 for set by hand, and sums of them
 * @param applied how many of its statements have run
 * @param error what the database said of the statement that failed last; empty once another has run
 * @param partialHashes of those, while not all have
 */
record AtlasRevision(
        String version,
        String description,
        int type,
        int applied,
        int total,
        String error,
        String failedStatement,
        String hash,
        List<String> partialHashes) {
    AtlasRevision {
        partialHashes = List.copyOf(partialHashes);
    }

    /** After another statement, which clears what failed before. */
    AtlasRevision withOneMore(String hash) {
        List<String> hashes = new ArrayList<>(partialHashes);
        hashes.add(hash);
        return new AtlasRevision(version, description, type, applied + 1, total, "", "", this.hash, hashes);
    }

    AtlasRevision failedAt(String statement, String message) {
        return new AtlasRevision(version, description, type, applied, total, message, statement, hash, partialHashes);
    }

    /** At the end of its file. */
    AtlasRevision done() {
        return new AtlasRevision(version, description, type, applied, total, error, failedStatement, hash, List.of());
    }

    boolean isPartial() {
        return applied != total;
    }
}
