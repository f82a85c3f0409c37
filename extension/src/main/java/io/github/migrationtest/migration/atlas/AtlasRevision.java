package io.github.migrationtest.migration.atlas;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A row of {@code atlas_schema_revisions}.
 *
 * @param type 1 for a baseline, 2 for executed, 4 for set by hand, and sums of them
 * @param applied how many of its statements have run
 * @param error what the database said of the statement that failed last; empty once another has run
 * @param partialHashes of those as an array in JSON, empty while there are none, and again once all have: each statement adds one to what
 *     is written anew after it
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
        String partialHashes) {

    /** Hashes as they are in the row. */
    static String written(List<String> hashes) {
        return hashes.isEmpty()
                ? ""
                : hashes.stream().map(hash -> '"' + hash + '"').collect(Collectors.joining(",", "[", "]"));
    }

    /** After another statement, which clears what failed before. */
    AtlasRevision withOneMore(String hash) {
        String before = partialHashes.isEmpty() ? "[" : partialHashes.substring(0, partialHashes.length() - 1) + ',';
        String hashes = before + '"' + hash + "\"]";
        return new AtlasRevision(version, description, type, applied + 1, total, "", "", this.hash, hashes);
    }

    AtlasRevision failedAt(String statement, String message) {
        return new AtlasRevision(version, description, type, applied, total, message, statement, hash, partialHashes);
    }

    /** At the end of its file. */
    AtlasRevision done() {
        return new AtlasRevision(version, description, type, applied, total, error, failedStatement, hash, "");
    }

    boolean isPartial() {
        return applied != total;
    }
}
