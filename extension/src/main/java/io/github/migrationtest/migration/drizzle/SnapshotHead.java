package io.github.migrationtest.migration.drizzle;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whose child a snapshot is: what two branches that were merged without a look at each other contradict.
 *
 * @param parents the ids of the snapshots before it: one in the journal's layout, several after a merge in the other
 * @param continues whether it has only what is different from its parents'
 */
record SnapshotHead(Path file, String dialect, String id, List<String> parents, boolean continues) {

    /** What a file says; empty if it is no snapshot, which only Drizzle Kit itself would mind. */
    static Optional<SnapshotHead> read(Path file) {
        try {
            Map<String, Object> json = Objects.requireNonNullElse(JSON.std.mapFrom(Files.readString(file)), Map.of());
            List<String> parents = json.get("prevIds") instanceof List<?> list
                    ? list.stream().map(String::valueOf).toList()
                    : List.of(text(json.get("prevId")));
            return Optional.of(new SnapshotHead(
                    file,
                    text(json.get("dialect")),
                    text(json.get("id")),
                    parents,
                    text(json.get("type")).equals("diff")));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String text(@Nullable Object value) {
        return value instanceof String text ? text : "";
    }
}
