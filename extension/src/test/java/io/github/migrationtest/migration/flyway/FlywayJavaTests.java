package io.github.migrationtest.migration.flyway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFailedException;
import io.github.migrationtest.migration.MigrationFolder;
import io.github.migrationtest.migration.MigrationFolderException;
import io.github.migrationtest.migration.MigrationTools;
import io.github.migrationtest.migration.RunObserver;
import io.github.migrationtest.migration.Scratch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Migrations in Java, between those in SQL. */
class FlywayJavaTests extends FlywayRuns {

    FlywayJavaTests(@TempDir Path directory) throws IOException {
        super(directory);
    }

    @Test
    void runsMigrationsInJava() throws Exception {
        Path people = Path.of(FlywayJavaTests.class.getResource("people").toURI());
        MigrationFolder folder = MigrationTools.open(FolderSettings.of(people), Optional.empty());
        for (Migration migration : folder.all()) {
            apply(folder, "steps", List.of(migration));
        }
        apply(folder, "once", folder.all());
        Flyway.configure()
                .dataSource(scratch.url("flyway"), null, null)
                .locations("classpath:io/github/migrationtest/migration/flyway/people")
                .load()
                .migrate();

        assertThat(Scratch.names(folder.all())).containsExactly("V1__people", "V2__Fill_people", "V3__more_people");
        assertThat(query("steps", "SELECT name FROM people")).containsExactly("Ada", "Ada!");
        assertThat(state("steps")).isEqualTo(state("once")).isEqualTo(state("flyway"));
        try (Connection connection = connect("steps")) {
            assertThat(folder.validate(connection)).isEmpty();
            assertThat(folder.applied(connection)).isEqualTo(folder.all());
            folder.takeBack(
                    connection, folder.runtimes().get(0), List.of(folder.all().get(2)), RunObserver.none());
            assertThat(folder.pending(connection)).containsExactly(folder.all().get(2));
        }
        assertThat(query("steps", "SELECT name FROM people")).containsExactly("Ada");
    }

    /** In the history its checksum is NULL, which is no 0. */
    @Test
    void findsNothingWrongWithJavaThatHasNoChecksum() throws Exception {
        Path unsummed = Path.of(FlywayJavaTests.class.getResource("unsummed").toURI());
        MigrationFolder folder = MigrationTools.open(FolderSettings.of(unsummed), Optional.of("flyway"));

        apply(folder, "ours", folder.all());

        assertThat(query("ours", "SELECT checksum FROM flyway_schema_history")).containsExactly("null");
        try (Connection connection = connect("ours")) {
            assertThat(folder.validate(connection)).isEmpty();
        }
    }

    @Test
    void saysWhichJavaFailed() throws Exception {
        Path broken = Path.of(FlywayJavaTests.class.getResource("broken").toURI());
        MigrationFolder folder = MigrationTools.open(FolderSettings.of(broken), Optional.of("flyway"));

        assertThatThrownBy(() -> apply(folder, "ours", folder.all()))
                .isInstanceOf(MigrationFailedException.class)
                .hasMessage("V2__Broken failed in the Java of"
                        + " io.github.migrationtest.migration.flyway.broken.V2__Broken: no such luck\n"
                        + "Its transaction was rolled back, what was applied before it stays. Correct its code.");
        assertThat(query("ours", "SELECT version FROM flyway_schema_history")).containsExactly("1");
    }

    @Test
    void refusesAVersionThatIsInSqlAndInJava() throws IOException {
        write("V2__people.sql", "SELECT 1;");
        String locations =
                "filesystem:" + scratch.folder() + ",classpath:io/github/migrationtest/migration/flyway/people";

        assertThatThrownBy(() -> open(options(Map.of("locations", locations), Map.of())))
                .isInstanceOf(MigrationFolderException.class)
                .hasMessage("Two migrations have version 2: V2__people.sql and"
                        + " io.github.migrationtest.migration.flyway.people.V2__Fill_people in " + scratch.folder()
                        + ". Flyway refuses the folder. Renumber or rename one of them.");
    }

    @Test
    void runsTheMigrationsInJavaThatASpringBootApplicationNames() throws IOException, SQLException {
        Path resources = Files.createDirectories(module.resolve("src/main/resources"));
        Files.writeString(resources.resolve("application.yml"), """
            spring:
              flyway:
                locations:
                  - filesystem:migrations
                  - classpath:io/github/migrationtest/migration/flyway/people
            """);
        write("V1.5__before.sql", "CREATE TABLE before_people(a);");

        MigrationFolder folder = open();
        apply(folder, "ours", folder.all());

        assertThat(Scratch.names(folder.all()))
                .containsExactly("V1__people", "V1.5__before", "V2__Fill_people", "V3__more_people");
        assertThat(query("ours", "SELECT name FROM people")).contains("Ada");
    }
}
