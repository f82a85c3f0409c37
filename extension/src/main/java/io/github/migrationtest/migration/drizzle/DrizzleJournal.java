package io.github.migrationtest.migration.drizzle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.jr.ob.JSON;
import io.github.migrationtest.migration.MigrationFolderException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What {@code meta/_journal.json} says.
 *
 * @param dialect such as {@code sqlite}; empty if it says none
 * @param entries in its order, which is the order of migrations
 */
record DrizzleJournal(String dialect, List<Entry> entries) {

    /**
     * One migration.
     *
     * @param when milliseconds since 1970: what decides whether it is pending
     * @param tag its file's name without {@code .sql}
     */
    record Entry(long when, String tag) {}

    static Path in(Path folder) {
        return folder.resolve("meta").resolve("_journal.json");
    }

    static DrizzleJournal read(Path folder) {
        Path file = in(folder);
        if (!Files.isRegularFile(file)) {
            throw new MigrationFolderException(
                    "The Drizzle folder " + folder + " has no meta/_journal.json. drizzle-orm refuses it:"
                            + " \"Can't find meta/_journal.json file\". Run `drizzle-kit generate`, or restore the file.",
                    file);
        }
        Map<String, Object> journal = parse(file);
        if (!(journal.get("entries") instanceof List<?> list)) {
            throw new MigrationFolderException(
                    "The journal " + file + " has no list of entries. Restore the file that drizzle-kit wrote.", file);
        }
        if (list.isEmpty()) {
            throw new MigrationFolderException(
                    "The journal " + file
                            + " has no entries, so there is nothing to migrate. Run `drizzle-kit generate`.",
                    file);
        }
        List<Entry> entries = new ArrayList<>();
        Set<String> tags = new HashSet<>();
        for (Object element : list) {
            Entry entry = entry(file, entries.size(), element);
            if (!tags.add(entry.tag())) {
                throw new MigrationFolderException(
                        "The journal " + file + " lists " + entry.tag()
                                + " twice. A migration has one entry: remove the other.",
                        file);
            }
            entries.add(entry);
        }
        Object dialect = journal.get("dialect");
        return new DrizzleJournal(dialect instanceof String text ? text : "", List.copyOf(entries));
    }

    private static Entry entry(Path file, int position, @Nullable Object element) {
        if (element instanceof Map<?, ?> map
                && map.get("tag") instanceof String tag
                && map.get("when") instanceof Number when) {
            return new Entry(when.longValue(), tag);
        }
        throw new MigrationFolderException(
                "Entry " + (position + 1) + " of the journal " + file
                        + " is not a migration: it needs a `tag` (a text) and a `when` (milliseconds). Restore the file that"
                        + " drizzle-kit wrote.",
                file);
    }

    private static Map<String, Object> parse(Path file) {
        try {
            // A file that says null gives none.
            return Objects.requireNonNullElse(JSON.std.mapFrom(Files.readString(file)), Map.of());
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw new MigrationFolderException(
                    "The journal " + file + " is not JSON" + (line > 0 ? ": line " + line + ", " : ": ")
                            + e.getOriginalMessage() + ". Look for a merge conflict in it.",
                    file,
                    line,
                    e);
        } catch (IOException e) {
            throw new MigrationFolderException(
                    "The journal " + file + " cannot be read: " + e.getMessage(), file, 0, e);
        }
    }
}
