package io.github.migrationtest.internal.junit;

import static io.github.migrationtest.internal.junit.InnerRun.failures;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationtest.MigrationChecks;
import io.github.migrationtest.MigrationTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineExecutionResults;

class MigrationChecksTests {

    @TempDir
    Path directory;

    @MigrationTest(migrations = "drizzle/casc031", runtime = "better-sqlite3", baseline = "0000")
    static class DrizzleTestCase implements MigrationChecks {}

    @Test
    void findsTheSilentCascadeOnACopy() throws IOException, SQLException {
        Path copy = directory.resolve("production.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + copy);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(Files.readString(Path.of("src/test/resources/drizzle/casc031/0000_init.sql")));
            statement.executeUpdate("insert into users (id, email, name) values (1, 'a@x.org', 'a'), (2, 'b@x.org', 'b')");
            statement.executeUpdate("insert into posts (id, title, author_id) values (1, 'a', 1), (2, 'b', 2)");
        }

        EngineExecutionResults results = InnerRun.of(directory, DrizzleTestCase.class)
                .with("migrationtest.copy-of", copy.toString())
                .execute();

        List<Throwable> failures = failures(results);
        assertThat(failures).hasSize(1);
        assertThat(failures.get(0)).hasMessage("");
    }
}
