package io.github.migrationtest.migration;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What a tool knows of each migration of a folder, beyond the migration itself. */
public final class FolderEntries {
    private FolderEntries() {}

    /**
     * The entries of some migrations, in their order.
     *
     * @throws IllegalArgumentException if one of them is not of the folder
     */
    public static <E> List<E> of(
            List<Migration> wanted, List<E> entries, Function<? super E, Migration> migration, Path folder) {
        Map<Migration, E> byMigration = new HashMap<>();
        entries.forEach(entry -> byMigration.put(migration.apply(entry), entry));
        return wanted.stream()
                .map(each -> Optional.ofNullable(byMigration.get(each))
                        .orElseThrow(() ->
                                new IllegalArgumentException(each + " is no migration of the folder " + folder + ".")))
                .toList();
    }
}
