package io.github.migrationtest.examples.goose;

import io.github.migrationtest.Accept;
import io.github.migrationtest.MigrationChecks;
import io.github.migrationtest.MigrationExtension;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every check on every migration; what the one in Go does is said here again. */
@Accept(
        check = "keeps-values",
        migration = "00004",
        because = "the code fills every slug from its title, which no script says")
@Accept(check = "reversible", migration = "00004", because = "the way back of 00003 drops the slugs that it fills")
class ArticlesChecksTest implements MigrationChecks {

    @RegisterExtension
    static final MigrationExtension MIGRATIONS = MigrationExtension.builder()
            .migrations("migrations")
            .runtime("go-sqlite3?_foreign_keys=on")
            .runAt("4", ArticlesChecksTest::fillSlugs)
            .build();

    private static void fillSlugs(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("update articles set slug = replace(lower(title), ' ', '-') || '-' || id");
        }
    }
}
