package io.github.migrationtest.benchmarks;

import io.github.migrationtest.data.DataDiff;
import io.github.migrationtest.data.DataSnapshot;
import io.github.migrationtest.fixtures.Backup;
import io.github.migrationtest.fixtures.DatabaseDirectory;
import io.github.migrationtest.fixtures.DatabaseFactory;
import io.github.migrationtest.fixtures.DatabaseSettings;
import io.github.migrationtest.fixtures.ServerSettings;
import io.github.migrationtest.fixtures.TestDatabase;
import io.github.migrationtest.fixtures.sqlite.SqliteProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** An empty SQLite database of a benchmark's own, and the folder in which it and its backups stand. */
record SqliteDatabase(Path folder, DatabaseDirectory directory, TestDatabase database) implements AutoCloseable {

    static SqliteDatabase create(String owner) throws IOException {
        Path folder = Folders.create();
        DatabaseDirectory directory = DatabaseDirectory.open(folder.resolve("databases"));
        DatabaseFactory factory = new SqliteProvider().open(directory, ServerSettings.none());
        return new SqliteDatabase(folder, directory, factory.create(factory.empty(), DatabaseSettings.none(), owner));
    }

    /**
     * As the rows of a move are compared.
     */
    static DataDiff diff(Backup before, Backup after) {
        return DataDiff.between(
                before,
                left -> DataSnapshot.of(before, left),
                after,
                left -> DataSnapshot.of(after, left),
                before.heldAlikeIn(after),
                List.of());
    }

    @Override
    public void close() throws IOException {
        database.close();
        directory.close();
        Folders.delete(folder);
    }
}
