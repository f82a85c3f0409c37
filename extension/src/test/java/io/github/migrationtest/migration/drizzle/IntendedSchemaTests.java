package io.github.migrationtest.migration.drizzle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.migration.Finding;
import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFolder;
import io.github.migrationtest.migration.MigrationTools;
import io.github.migrationtest.migration.RealServer;
import io.github.migrationtest.migration.RunObserver;
import io.github.migrationtest.migration.Scratch;
import io.github.migrationtest.schema.SchemaSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Folders that Drizzle Kit 0.31.11 and 1.0.0-rc.5 wrote, as they are and with a script changed by hand. */
class IntendedSchemaTests {
    private final Path directory;

    IntendedSchemaTests(@TempDir Path directory) {
        this.directory = directory;
    }

    @ParameterizedTest
    @CsvSource({
        "kit031, SQLITE", "kit1rc5, SQLITE", "casc031, SQLITE", "casc1rc5, SQLITE",
        "all-sqlite-031, SQLITE", "all-sqlite-1rc5, SQLITE",
        "shop-031, POSTGRESQL", "shop-1rc5, POSTGRESQL", "all-postgresql-031, POSTGRESQL", "all-postgresql-1rc5, POSTGRESQL",
        "all-mysql-031, MYSQL", "all-mysql-1rc5, MYSQL", "all-mariadb-031, MARIADB", "all-mariadb-1rc5, MARIADB"
    })
    void findsNothingInWhatDrizzleKitWrote(String sample, DatabaseKind kind) throws IOException, SQLException {
        assertThat(findings(copy(sample), kind)).isEmpty();
    }

    /** Each migration alone, as the tool does it, and what is found after it. */
    private List<Finding> findings(Path path, DatabaseKind kind) throws SQLException {
        MigrationFolder folder = MigrationTools.open(
                new FolderSettings(path, Optional.empty(), Optional.empty(), Optional.of(kind)), Optional.empty());
        List<Finding> findings = new ArrayList<>();
        try (Connection connection = connect(kind)) {
            for (String setting : folder.runtimes().get(0).settings().onConnect()) {
                Scratch.execute(connection, setting);
            }
            for (Migration migration : folder.all()) {
                folder.apply(connection, folder.runtimes().get(0), List.of(migration), RunObserver.none());
                findings.addAll(folder.intended(migration, SchemaSnapshot.of(connection)));
            }
        }
        return findings;
    }

    private Connection connect(DatabaseKind kind) throws SQLException {
        if (kind == DatabaseKind.SQLITE) {
            return DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("test.db"));
        }
        RealServer server = RealServer.of(kind);
        return server.connect(server.newDatabase());
    }

    private Path copy(String sample) throws IOException {
        Path source = Path.of("src/test/resources/drizzle", sample);
        Path inner = Files.isDirectory(source.resolve("drizzle")) ? source.resolve("drizzle") : source;
        Path target = directory.resolve(sample);
        try (Stream<Path> files = Files.walk(inner)) {
            for (Path file : files.toList()) {
                Path copy = target.resolve(inner.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
        return target;
    }
}
