package io.github.migrationtest.examples.goose;

import static io.github.migrationtest.MigrationAssertions.assertThat;
import static io.github.migrationtest.MigrationAssertions.assertThatThrownBy;

import io.github.migrationtest.MigrationExtension;
import io.github.migrationtest.Migrations;
import io.github.migrationtest.StartAt;
import io.github.migrationtest.fixtures.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A blog whose connections enforce foreign keys, and one of whose migrations is in Go: what it does is said here again. */
class ArticlesMigrationTest {

    @RegisterExtension
    static final MigrationExtension MIGRATIONS = MigrationExtension.builder()
            .migrations("migrations")
            .runtime("go-sqlite3?_foreign_keys=on")
            .runAt("4", ArticlesMigrationTest::fillSlugs)
            .build();

    private static void fillSlugs(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("update articles set slug = replace(lower(title), ' ', '-')");
        }
    }

    @Test
    @StartAt("3")
    void givesEveryArticleItsSlug(TestDatabase database, Migrations migrations) {
        populate(database);

        assertThat(migrations.upTo("5")).keptEveryRow();

        assertThat(database)
                .hasTable("articles", articles -> articles.hasUniqueIndexOn("slug"))
                .rejects("insert into articles (author_id, title, slug) values (1, 'Again', 'on-computable-numbers')");
    }

    @Test
    @StartAt("5")
    void keepsRevisionsWhenTheTableIsMadeAnew(TestDatabase database, Migrations migrations) {
        populate(database);
        database.execute("update articles set body = 'second' where id = 1");

        var step = migrations.up();

        assertThat(step).keptEveryRow().leftNoOrphans();
        assertThat(database).hasRowCount("revisions", 1);
    }

    @Test
    @StartAt("5")
    void comesBackToWhatWasThere(TestDatabase database, Migrations migrations) {
        var before = database.schema();
        migrations.up();

        migrations.down();

        assertThat(database).hasSameSchemaAs(before);
    }

    @Test
    @StartAt("4")
    void cannotGoBackBehindTheMigrationInGo(Migrations migrations) {
        assertThatThrownBy(migrations::down)
                .hasMessageContaining(
                        "00004_fill_slugs.go is in Go, and what takes it back is compiled into the application");
    }

    private static void populate(TestDatabase database) {
        database.execute("insert into authors (id, name) values (1, 'Alan')");
        database.execute(
                "insert into articles (id, author_id, title, body) values (1, 1, 'On Computable Numbers', 'first')");
    }
}
