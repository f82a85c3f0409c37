package io.github.migrationtest.migration.flyway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.migrationtest.migration.CodeMigration;
import io.github.migrationtest.migration.Finding;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFailedException;
import io.github.migrationtest.migration.MigrationFolder;
import io.github.migrationtest.migration.Scratch;
import io.github.migrationtest.migration.ToolOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs through the user's flyway-core beside runs of plain Flyway on the same folder: the same schema, rows and history. */
class FlywayCoreTests extends FlywayRuns {
    FlywayCoreTests(@TempDir Path directory) throws IOException {
        super(directory);
    }

    @Test
    void stepsAsFlywayRunsAtOnce() throws IOException, SQLException {
        write(
                "V1__a.sql",
                "CREATE TABLE t(a);\nINSERT INTO t VALUES (1);",
                "V2__b.sql",
                "CREATE TABLE u(a);",
                "sub/V3__c.sql",
                "INSERT INTO u SELECT a + 1 FROM t;",
                "R__v.sql",
                "CREATE VIEW v AS SELECT '${flyway:table}' AS name, a FROM u;",
                "R__w.sql",
                "CREATE VIEW w AS SELECT * FROM v;");

        List<String> steps = new ArrayList<>();
        MigrationFolder folder = open();
        for (Migration migration : pending(folder, "steps")) {
            apply(folder, "steps", List.of(migration));
            steps.add(migration.name());
            assertThat(pending(folder, "steps")).doesNotContain(migration);
        }
        apply(folder, "once", folder.all());

        assertThat(steps).containsExactly("V1__a", "V2__b", "V3__c", "R__v", "R__w");
        assertThat(state("steps")).isEqualTo(state("once")).isEqualTo(flyways("flyway", plain -> {}));
    }

    @Test
    void appliesAChangedRepeatableOnlyWhenItIsItsTurn() throws IOException, SQLException {
        write("V1__a.sql", "CREATE TABLE t(a);", "R__v.sql", "CREATE VIEW v AS SELECT 1;");
        apply(open(), "steps", open().all());
        flyways("flyway", plain -> {});
        write("V2__b.sql", "CREATE TABLE u(a);", "R__v.sql", "DROP VIEW v;\nCREATE VIEW v AS SELECT 2;");

        MigrationFolder folder = open();
        for (Migration migration : pending(folder, "steps")) {
            apply(folder, "steps", List.of(migration));
        }

        assertThat(state("steps")).isEqualTo(flyways("flyway", plain -> {}));
        assertThat(pending(folder, "steps")).isEmpty();
    }

    @Test
    void runsCallbacksWithThePlaceholdersOfTheConfiguration() throws IOException, SQLException {
        Files.writeString(module.resolve("flyway.toml"), """
            [flyway]
            table = "history"
            locations = ["filesystem:migrations"]
            sqlMigrationSeparator = "--"

            [flyway.placeholders]
            name = "people" # the table
            """);
        table = "history";
        write(
                "V1--a.sql",
                "CREATE TABLE ${name}(a);",
                "V2--b.sql",
                "INSERT INTO ${name} VALUES ('b');",
                "afterEachMigrate.sql",
                "CREATE TABLE IF NOT EXISTS log(a);\nINSERT INTO log VALUES ('${flyway:filename}');",
                "beforeMigrate--first.sql",
                "SELECT 1;");

        MigrationFolder folder = open();
        apply(folder, "ours", folder.all());

        assertThat(folder.warnings()).isEmpty();
        assertThat(folder.historyTables()).containsExactly("history");
        assertThat(folder.otherScripts()).hasSize(2);
        assertThat(state("ours")).isEqualTo(flyways("flyway", plain -> plain.table("history")
                .sqlMigrationSeparator("--")
                .placeholders(Map.of("name", "people"))));
        assertThat(query("ours", "SELECT count(*) FROM log")).containsExactly("2");
    }

    @Test
    void takesWhatASpringBootApplicationSays() throws IOException, SQLException {
        Path resources = Files.createDirectories(module.resolve("src/main/resources"));
        Files.writeString(resources.resolve("application.yml"), """
            spring:
              datasource:
                url: jdbc:postgresql://${NOWHERE}/app
                password: secret
              flyway:
                url: jdbc:postgresql://${NOWHERE}/app
                out-of-order: true
                table: spring_history
                placeholders:
                  what: spring
            """);
        table = "spring_history";
        write("V1__a.sql", "CREATE TABLE t AS SELECT '${what}' AS a;", "V3__c.sql", "CREATE TABLE w(a);");
        apply(open(), "ours", open().all());
        Consumer<FluentConfiguration> same =
                plain -> plain.table("spring_history").outOfOrder(true).placeholders(Map.of("what", "spring"));
        flyways("flyway", same);
        write("V2__b.sql", "CREATE TABLE u(a);");

        MigrationFolder folder = open();

        assertThat(Scratch.names(pending(folder, "ours"))).containsExactly("V2__b");
        apply(folder, "ours", pending(folder, "ours"));
        assertThat(state("ours")).isEqualTo(flyways("flyway", same));
    }

    /** With nothing to apply too: what is called around a run is called. */
    @Test
    void callsBackWhereNothingIsPending() throws IOException, SQLException {
        write(
                "V1__a.sql",
                "CREATE TABLE t(a);",
                "afterMigrate.sql",
                "INSERT INTO t VALUES ('after');",
                "afterMigrateApplied.sql",
                "INSERT INTO t VALUES ('applied');");
        MigrationFolder folder = open();

        apply(folder, "ours", folder.all());
        apply(folder, "ours", List.of());
        flyways("flyway", plain -> {});

        assertThat(folder.runsWithoutPending()).isTrue();
        assertThat(query("ours", "SELECT a FROM t")).containsExactly("applied", "after", "after");
        assertThat(state("ours")).isEqualTo(flyways("flyway", plain -> {}));
        write("afterMigrate.sql", "");
        Files.delete(scratch.folder().resolve("afterMigrate.sql"));
        assertThat(open().runsWithoutPending()).isFalse();
    }

    @Test
    void baselinesOnMigrateWhereFlywayDoes() throws IOException, SQLException {
        write("V1__a.sql", "CREATE TABLE t(a);", "V2__b.sql", "CREATE TABLE u(a);");
        for (String database : List.of("ours", "flyway")) {
            query(database, "CREATE TABLE t(a)");
        }
        ToolOptions options = options(Map.of("baselineOnMigrate", "true"), Map.of());

        MigrationFolder folder = open(options);
        List<Migration> pending = pending(folder, "ours");
        apply(folder, "ours", pending);

        assertThat(Scratch.names(pending)).containsExactly("V2__b");
        assertThat(state("ours")).isEqualTo(flyways("flyway", plain -> plain.baselineOnMigrate(true)));
    }

    @Test
    void rollsTheWholeRunBackWhereFlywayIsToldToGroup() throws IOException, SQLException {
        write("V1__a.sql", "CREATE TABLE t(a);", "V2__b.sql", "CREATE TABLE u(a);\nCREATE TABL x;");
        MigrationFolder folder = open(options(Map.of("group", "true"), Map.of()));

        assertThatThrownBy(() -> apply(folder, "ours", folder.all()))
                .isInstanceOf(MigrationFailedException.class)
                .hasMessageContaining(
                        "The whole run was rolled back: Flyway is told to do it in one transaction (group).");

        assertThat(state("ours")).isEqualTo(flyways("flyway", plain -> plain.group(true)));
    }

    @Test
    void saysWhichStatementFailed() throws IOException, SQLException {
        write("V1__a.sql", "CREATE TABLE t(a);", "V2__b.sql", "CREATE TABLE u(a);\n\nCREATE TABL x;\n");
        MigrationFolder folder = open();

        assertThatThrownBy(() -> apply(folder, "ours", folder.all()))
                .isInstanceOfSatisfying(MigrationFailedException.class, failure -> {
                    assertThat(failure).hasMessage("""
                        V2__b failed at statement 2 (line 3 of V2__b.sql): [SQLITE_ERROR] SQL error or missing database (near\
                         "TABL": syntax error)
                            CREATE TABL x
                        Database: %s
                        Its transaction was rolled back, what was applied before it stays. Correct the statement.\
                        """.formatted(scratch.url("ours")));
                    assertThat(failure.statement().orElseThrow().number()).isEqualTo(2);
                    assertThat(failure.migration()).contains(folder.all().get(1));
                    assertThat(failure).hasCauseInstanceOf(SQLException.class);
                });

        assertThat(state("ours")).isEqualTo(flyways("flyway", plain -> {}));
    }

    @Test
    void saysWhatFlywayRefuses() throws IOException {
        write("V1__a.sql", "CREATE TABLE t(a);", "beforeMigrate.sql", "SELECT * FROM nowhere;");
        MigrationFolder folder = open();

        assertThatThrownBy(() -> apply(folder, "ours", folder.all()))
                .isInstanceOf(MigrationFailedException.class)
                .hasMessageStartingWith("Flyway refuses to migrate: ")
                .hasMessageContaining("beforeMigrate.sql")
                .hasMessageContaining("no such table: nowhere");
    }

    @Test
    void tellsOfEveryStatement() throws IOException, SQLException {
        write(
                "V1__a.sql",
                "CREATE TABLE t(a);\nINSERT INTO t VALUES (1);",
                "R__v.sql",
                "CREATE VIEW v AS SELECT 1;",
                "afterEachMigrate.sql",
                "SELECT 1;\nSELECT 2;");
        MigrationFolder folder = open();
        List<String> seen = new ArrayList<>();

        apply(
                folder,
                "ours",
                folder.all(),
                (migration, script, statement, connection) -> seen.add(
                        migration + " " + statement.number() + " " + statement.line() + " " + statement.sql()));

        assertThat(seen)
                .containsExactly(
                        "V1__a 1 1 CREATE TABLE t(a)",
                        "V1__a 2 2 INSERT INTO t VALUES (1)",
                        "R__v 1 1 CREATE VIEW v AS SELECT 1");
    }

    @Test
    void stopsWhereWhoLooksFails() throws IOException, SQLException {
        write("V1__a.sql", "CREATE TABLE t(a);");
        MigrationFolder folder = open();

        assertThatThrownBy(() -> apply(folder, "ours", folder.all(), (migration, script, statement, connection) -> {
                    throw new SQLException("seen enough");
                }))
                .isInstanceOf(SQLException.class)
                .hasMessage("seen enough");

        assertThat(query("ours", "SELECT name FROM sqlite_master WHERE name = 't'"))
                .isEmpty();
    }

    @Test
    void runsTheCodeOfTheApplicationInTheTransactionOfItsVersion() throws IOException, SQLException {
        write("V1__a.sql", "CREATE TABLE t(a);", "V2__b.sql", "INSERT INTO t VALUES (2);");
        ToolOptions options = new ToolOptions(
                Map.of(),
                Map.of(),
                Map.of(),
                Optional.empty(),
                List.of(new CodeMigration("1", connection -> Scratch.execute(connection, "INSERT INTO t VALUES (1)"))),
                Optional.of(module),
                Optional.empty());
        MigrationFolder folder = open(options);

        apply(folder, "ours", folder.all());

        assertThat(query("ours", "SELECT a FROM t")).containsExactly("1", "2");
    }

    @Test
    void findsWhatContradictsTheHistory() throws IOException, SQLException {
        write("V1__a.sql", "CREATE TABLE t(a);", "V3__c.sql", "CREATE TABLE u(a);", "V4__d.sql", "CREATE TABLE w(a);");
        apply(open(), "ours", open().all());
        write("V1__a.sql", "CREATE TABLE t(a, b);", "V2__b.sql", "SELECT 1;");
        Files.delete(scratch.folder().resolve("V3__c.sql"));

        try (Connection connection = connect("ours")) {
            List<Finding> findings = open().validate(connection);

            assertThat(findings)
                    .extracting(Finding::check)
                    .containsExactly("changed-after-applying", "missing", "out-of-order");
            assertThat(findings)
                    .extracting(finding ->
                            finding.file().map(file -> file.getFileName().toString()))
                    .containsExactly(Optional.of("V1__a.sql"), Optional.empty(), Optional.of("V2__b.sql"));
            assertThat(findings.get(2))
                    .hasToString("out-of-order: Detected resolved migration not applied to database: 2,"
                            + " which is older than version 4 that is. Give it a newer version. (V2__b.sql)");
        }
    }

    @Test
    void warnsOfAHistoryThatIsAheadOfTheFolder() throws IOException, SQLException {
        write("V1__a.sql", "CREATE TABLE t(a);", "V2__b.sql", "CREATE TABLE u(a);", "V3__c.sql", "CREATE TABLE w(a);");
        apply(open(), "ours", open().all());
        Files.delete(scratch.folder().resolve("V2__b.sql"));
        Files.delete(scratch.folder().resolve("V3__c.sql"));

        try (Connection connection = connect("ours")) {
            assertThat(open().validate(connection)).singleElement().satisfies(finding -> {
                assertThat(finding.severity()).isEqualTo(Finding.Severity.WARNING);
                assertThat(finding)
                        .hasToString("ahead: Schema has a version (3) that is newer than the latest available migration"
                                + " (1). Flyway passes over it: rehearse with the folder that the database was"
                                + " migrated with, or on an older copy.");
            });
        }
    }
}
