package io.github.migrationtest.migration.atlas;

import io.github.migrationtest.migration.MigrationFolderException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code atlas migrate hash}, for tests of other packages. */
public final class WrittenSum {
    private WrittenSum() {}

    /** Writes the sum of what is in a folder; none where that cannot be read. */
    public static void in(Path folder) throws IOException {
        String text;
        try {
            text = AtlasSum.of(folder, AtlasDirectory.files(folder)).text();
        } catch (MigrationFolderException e) {
            return;
        }
        Files.writeString(folder.resolve(AtlasDirectory.SUM), text);
    }
}
