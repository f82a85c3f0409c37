package io.github.migrationtest.migration.liquibase;

import static io.github.migrationtest.migration.Scratch.names;
import static io.github.migrationtest.migration.Scratch.rows;
import static io.github.migrationtest.migration.Scratch.up;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.migrationtest.migration.Finding;
import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.MigrationFailedException;
import io.github.migrationtest.migration.MigrationFolder;
import io.github.migrationtest.migration.MigrationFolderException;
import io.github.migrationtest.migration.MigrationTools;
import io.github.migrationtest.migration.RunObserver;
import io.github.migrationtest.migration.Scratch;
import io.github.migrationtest.migration.ToolOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said to Liquibase besides where its files are, and what it makes of that. */
class LiquibaseSettingsTests {
    private final Path module;
    private final Scratch scratch;

    LiquibaseSettingsTests(@TempDir Path directory) throws IOException {
        module = Files.createDirectories(directory.resolve("module"));
        scratch = new Scratch(directory).write("changelog.sql", changeSets("a", "b"));
    }

    private static String changeSets(String... tables) {
        StringBuilder text = new StringBuilder("--liquibase formatted sql\n");
        for (String table : tables) {
            text.append("--changeset ada:%s\nCREATE TABLE %s (id int);\n".formatted(table, table));
        }
        return text.toString();
    }

    private MigrationFolder open(String... options) {
        return MigrationTools.open(settings(options), Optional.empty());
    }

    private FolderSettings settings(String... options) {
        Map<String, String> said = new java.util.TreeMap<>();
        for (int i = 0; i < options.length; i += 2) {
            said.put(options[i], options[i + 1]);
        }
        return new FolderSettings(
                scratch.folder(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new ToolOptions(
                        Map.of(), Map.of(), said, Optional.empty(), List.of(), Optional.of(module), Optional.empty()));
    }

    private void springSays(String... lines) throws IOException {
        Path resources = Files.createDirectories(module.resolve("src/main/resources"));
        Files.writeString(
                resources.resolve("application.properties"),
                "spring.liquibase." + String.join("\nspring.liquibase.", lines) + "\n");
    }

    @Test
    void readsItsOwnProperties() throws IOException {
        Files.writeString(module.resolve("liquibase.properties"), """
            liquibase.command.contextFilter: production
            parameter.table: people
            liquibase.databaseChangelogTableName = CHANGES
            """);
        assertThat(LiquibaseSettings.of(settings()))
                .isEqualTo(new LiquibaseSettings(
                        "production",
                        "",
                        Map.of("table", "people"),
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        new HistoryPlace(Optional.empty(), "CHANGES", "DATABASECHANGELOGLOCK"),
                        false,
                        UpdateSettings.NONE));
        assertThat(open().historyTables())
                .containsExactlyInAnyOrder("CHANGES", "changes", "DATABASECHANGELOGLOCK", "databasechangeloglock");
    }

    @Test
    void readsWhatASpringBootApplicationSaysWhereItHasNothingOfItsOwn() throws IOException {
        Files.createDirectories(module.resolve("src/main/resources"));
        Files.writeString(module.resolve("src/main/resources/application.yml"), """
            spring:
              liquibase:
                contexts: production
                label-filter: "!slow"
                database-change-log-table: CHANGES
                parameters:
                  table: people
            """);

        assertThat(LiquibaseSettings.of(settings()))
                .isEqualTo(new LiquibaseSettings(
                        "production",
                        "!slow",
                        Map.of("table", "people"),
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        new HistoryPlace(Optional.empty(), "CHANGES", "DATABASECHANGELOGLOCK"),
                        true,
                        UpdateSettings.NONE));

        Files.writeString(module.resolve("liquibase.properties"), "contexts: test");
        assertThat(LiquibaseSettings.of(settings()).history().table()).isEqualTo("DATABASECHANGELOG");
    }

    @Test
    void readsTheEncodingOfItsFiles() throws Exception {
        Files.writeString(
                scratch.folder().resolve("changelog.sql"),
                "--liquibase formatted sql\n--changeset ada:a\nCREATE TABLE a AS SELECT 'café' AS name;\n",
                StandardCharsets.ISO_8859_1);
        Files.writeString(module.resolve("liquibase.properties"), "liquibase.fileEncoding: ISO-8859-1\n");
        MigrationFolder folder = open();
        try (Connection connection = scratch.connect(folder)) {
            up(folder, connection);

            assertThat(rows(connection, "SELECT name FROM a")).containsExactly("café");
        }
    }

    @Test
    void takesTheFirstOfTwoFilesWhereItIsToldTo() throws Exception {
        Path first = Files.createDirectories(module.resolve("first"));
        Path second = Files.createDirectories(module.resolve("second"));
        Files.writeString(first.resolve("log.sql"), changeSets("of_first"));
        Files.writeString(second.resolve("log.sql"), changeSets("of_second"));
        String[] twice = {"changelogFile", "log.sql", "searchPath", "first,second"};

        assertThatExceptionOfType(MigrationFolderException.class)
                .isThrownBy(() -> open(twice))
                .withMessageContaining("Found 2 files with the path 'log.sql'");
        Files.writeString(module.resolve("liquibase.properties"), "liquibase.duplicateFileMode: WARN\n");
        assertThat(names(open(twice).all())).containsExactly("of_first::ada");
    }

    @Test
    void takesOneChangeSetTwiceWhereItIsToldTo() throws Exception {
        scratch.write("changelog.sql", changeSets("a", "b") + "--changeset ada:a\nCREATE TABLE a (id int);\n");
        MigrationFolder folder = open("allowDuplicatedChangesetIdentifiers", "true");
        try (Connection connection = scratch.connect(folder)) {
            up(folder, connection);

            assertThat(names(folder.applied(connection))).containsExactly("a::ada::changelog.sql", "b::ada");
            assertThat(folder.validate(connection)).isEmpty();
        }
        assertThat(open().warnings()).isEmpty();
    }

    @Test
    void goesUpToTheTagThatSpringBootNames() throws Exception {
        springSays("tag=v1");
        scratch.write("changelog.sql", "");
        Files.delete(scratch.folder().resolve("changelog.sql"));
        scratch.write("db.changelog-master.yaml", """
            databaseChangeLog:
              - changeSet: { id: a, author: ada, changes: [ { sql: { sql: create table a (id int) } } ] }
              - changeSet: { id: tag, author: ada, changes: [ { tagDatabase: { tag: v1 } } ] }
              - changeSet: { id: b, author: ada, changes: [ { sql: { sql: create table b (id int) } } ] }
            """);
        MigrationFolder folder = open();
        try (Connection connection = scratch.connect(folder)) {
            assertThat(names(folder.pending(connection))).containsExactly("a::ada", "tag::ada");
            up(folder, connection);

            assertThat(names(folder.applied(connection))).containsExactly("a::ada", "tag::ada");
            assertThat(folder.pending(connection)).isEmpty();
            assertThat(rows(connection, "SELECT TAG FROM DATABASECHANGELOG WHERE ID = 'tag'"))
                    .containsExactly("v1");
        }
    }

    @Test
    void forgetsChecksumsWhereSpringBootDoes() throws Exception {
        MigrationFolder before = open();
        try (Connection connection = scratch.connect(before)) {
            before.apply(connection, before.runtimes().get(0), before.all().subList(0, 1), RunObserver.none());
            scratch.write("changelog.sql", changeSets("a", "b").replace("TABLE a (id int)", "TABLE a (id bigint)"));

            assertThat(open().validate(connection))
                    .extracting(Finding::check)
                    .containsExactly("changed-after-applying");
            assertThatExceptionOfType(MigrationFailedException.class)
                    .isThrownBy(() -> up(open(), connection))
                    .withMessageStartingWith("Liquibase stopped: Validation Failed:");

            springSays("clear-checksums=true");
            assertThat(open().validate(connection)).isEmpty();
            up(open(), connection);
            assertThat(names(open().applied(connection))).containsExactly("a::ada", "b::ada");
        }
    }

    @Test
    void refusesAChangeSetWithoutAnAuthor() throws IOException {
        Files.delete(scratch.folder().resolve("changelog.sql"));
        scratch.write("db.changelog-master.yaml", "databaseChangeLog:\n  - changeSet: { id: a, changes: [] }\n");

        assertThatExceptionOfType(MigrationFolderException.class)
                .isThrownBy(() -> open())
                .withMessage(
                        "A change set of db.changelog-master.yaml has no author (id a, author null). Liquibase refuses"
                                + " the change log. Give it one.");
    }

    @Test
    void refusesToDropFirst() throws IOException {
        springSays("drop-first=true");

        assertThatExceptionOfType(MigrationFolderException.class)
                .isThrownBy(() -> open())
                .withMessage("drop-first empties the database before each run: production would keep nothing, and a"
                        + " rehearsal could find nothing. Where it is set for tests only, name another profile:"
                        + " options = \"spring.profiles.active=production\"; or say options ="
                        + " \"dropFirst=false\".");
        assertThat(open("dropFirst", "false").all()).hasSize(2);
    }

    @Test
    void saysWhatItDoesNotDo() throws IOException {
        springSays("test-rollback-on-update=true", "liquibase-tablespace=own");

        assertThat(open().warnings())
                .containsExactly(
                        "test-rollback-on-update takes back and applies again in production what a run has applied."
                                + " Here each run applies once, and the way back is looked at by itself.",
                        "Liquibase is told the tablespace own for its own tables, which is a server's. Here they are"
                                + " where new tables go.");
    }

    /** As in Liquibase itself the environment wins over the file; Spring Boot asks it only for what is Liquibase's own. */
    @Test
    void readsTheEnvironment() throws IOException {
        Map<String, String> environment = Map.of(
                "LIQUIBASE_COMMAND_CONTEXT_FILTER", "production",
                "LIQUIBASE_COMMAND_UPDATE_LABEL_FILTER", "!slow",
                "LIQUIBASE_DATABASE_CHANGELOG_TABLE_NAME", "CHANGES",
                "LIQUIBASE_DUPLICATE_FILE_MODE", "WARN",
                "LIQUIBASE_COMMAND_PASSWORD", "secret",
                "LIQUIBASE_DEFAULTS_FILE", "other.properties");
        Files.writeString(module.resolve("other.properties"), "contextFilter: test\ndefaultSchemaName: app\n");

        LiquibaseSettings said = LiquibaseSettings.of(settings(), environment);

        assertThat(said.contexts()).isEqualTo("production");
        assertThat(said.labels()).isEqualTo("!slow");
        assertThat(said.history().table()).isEqualTo("CHANGES");
        assertThat(said.defaultSchema()).contains("app");
        assertThat(said.update().global()).containsExactly(Map.entry("liquibase.duplicateFileMode", "WARN"));
        assertThat(said.toString()).doesNotContain("secret");

        springSays("contexts=spring");
        assertThat(LiquibaseSettings.of(settings(), Map.of("LIQUIBASE_COMMAND_CONTEXT_FILTER", "production"))
                        .contexts())
                .isEqualTo("spring");
    }

    @Test
    void refusesOptionsThatItDoesNotKnow() {
        assertThatExceptionOfType(MigrationFolderException.class)
                .isThrownBy(() -> open("context", "test"))
                .withMessage("\"context\" is no setting of Liquibase that changes what a rehearsal does. Known are"
                        + " contexts, labelFilter, changelogFile, searchPath, defaultSchemaName,"
                        + " liquibaseSchemaName, databaseChangelogTableName, databaseChangelogLockTableName, tag,"
                        + " clearChecksums, and Liquibase's own such as duplicateFileMode.");
        assertThat(open("spring.profiles.active", "test").all()).hasSize(2);
    }
}
