package io.github.migrationtest.migration.liquibase;

import static io.github.migrationtest.migration.Scratch.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.MigrationFolder;
import io.github.migrationtest.migration.MigrationFolderException;
import io.github.migrationtest.migration.MigrationTools;
import io.github.migrationtest.migration.RealServer;
import io.github.migrationtest.migration.Scratch;
import io.github.migrationtest.migration.ToolOptions;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import liquibase.Scope;
import liquibase.command.CommandScope;
import liquibase.resource.DirectoryResourceAccessor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** By which path Liquibase knows a change set, where it finds files, and in which schema it works, beside its own command. */
class SamePlacesTests {
    private static final String MASTER = """
            databaseChangeLog:
              - changeSet: { id: 1, author: ada, changes: [ { createTable: { tableName: one, columns: [ { column: { name: a, type: int } } ] } } ] }
              - include: { file: parts/two.sql, relativeToChangelogFile: true }
              - include: { file: %s/parts/three.yaml }
            """;
    private static final String TWO = """
            --liquibase formatted sql
            --changeset ada:2
            create table two (a int);
            """;
    private static final String THREE = """
            databaseChangeLog:
              - changeSet: { id: 3, author: ada, changes: [ { sql: { sql: create table three (a int) } } ] }
            """;

    @TempDir
    Path directory;

    private Path module;
    private Scratch scratch;

    @BeforeEach
    void begin() throws IOException {
        scratch = new Scratch(directory);
        module = Files.createDirectories(directory.resolve("module"));
    }

    private void write(String file, String text) throws IOException {
        Path path = module.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private void writeChangelog(String folder, String included) throws IOException {
        write(folder + "/master.yaml", MASTER.formatted(included));
        write(folder + "/parts/two.sql", TWO);
        write(folder + "/parts/three.yaml", THREE);
    }

    private MigrationFolder open(Path folder, DatabaseKind kind, Map<String, String> options) {
        return MigrationTools.open(
                new FolderSettings(
                        folder,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(kind),
                        new ToolOptions(
                                Map.of(),
                                Map.of(),
                                options,
                                Optional.empty(),
                                List.of(),
                                Optional.of(module),
                                Optional.empty())),
                Optional.of("liquibase"));
    }

    private Connection sqlite() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + directory.resolve(System.nanoTime() + ".db"));
    }

    /** Its own command, which is what its command line and its plugins run, in the module's directory. */
    private void byLiquibase(String url, String user, String password, Map<String, Object> said, Path... searched)
            throws Exception {
        Map<String, Object> scope = new java.util.HashMap<>(said);
        DirectoryResourceAccessor files = new DirectoryResourceAccessor(searched.length == 0 ? module : searched[0]);
        scope.put(Scope.Attr.resourceAccessor.name(), files);
        LiquibaseScope.in(files, () -> {
            Scope.child(scope, () -> {
                CommandScope update = new CommandScope("update");
                update.addArgumentValue("url", url);
                update.addArgumentValue("username", user);
                update.addArgumentValue("password", password);
                update.addArgumentValue("changelogFile", said.get("changelogFile"));
                update.addArgumentValue("defaultSchemaName", said.get("defaultSchemaName"));
                update.addArgumentValue("showSummary", "OFF");
                update.execute();
            });
            return true;
        });
    }

    private static List<String> paths(Connection connection) throws SQLException {
        return rows(connection, "SELECT ID, FILENAME, MD5SUM FROM DATABASECHANGELOG ORDER BY ORDEREXECUTED");
    }

    @Test
    void knowsChangeSetsByThePathThatWasSaid() throws Exception {
        writeChangelog("src/main/resources/db", "src/main/resources/db");
        write("liquibase.properties", "changeLogFile = src/main/resources/db/master.yaml");
        MigrationFolder folder = open(module.resolve("src/main/resources/db"), DatabaseKind.SQLITE, Map.of());
        String url = "jdbc:sqlite:" + directory.resolve("theirs.db");
        try (Connection theirs = DriverManager.getConnection(url);
                Connection ours = sqlite()) {
            byLiquibase(url, "", "", Map.of("changelogFile", "src/main/resources/db/master.yaml"));
            Scratch.up(folder, ours);

            assertThat(paths(ours)).isEqualTo(paths(theirs));
            assertThat(rows(ours, "SELECT DISTINCT FILENAME FROM DATABASECHANGELOG"))
                    .contains("src/main/resources/db/master.yaml", "src/main/resources/db/parts/two.sql");
            assertThat(folder.pending(theirs)).isEmpty();
        }
        assertThat(folder.warnings())
                .containsExactly(
                        "The change log is named src/main/resources/db/master.yaml, and by that path Liquibase knows its change"
                                + " sets. An application that reads it from its class path knows them by db/master.yaml: in a copy"
                                + " of its database none would be applied. Where that is production, say it so: options ="
                                + " \"changelogFile=db/master.yaml\".");
        assertThat(open(
                                module.resolve("src/main/resources/db"),
                                DatabaseKind.SQLITE,
                                Map.of("changelogFile", "db/master.yaml"))
                        .warnings())
                .isEmpty();
    }

    @Test
    void looksWhereTheSearchPathSays() throws Exception {
        writeChangelog("elsewhere/log/db", "db");
        write("liquibase.properties", "searchPath: other, elsewhere/log\nchangelog-file: db/master.yaml");
        Files.createDirectories(module.resolve("other"));
        MigrationFolder folder = open(module.resolve("elsewhere"), DatabaseKind.SQLITE, Map.of());
        String url = "jdbc:sqlite:" + directory.resolve("theirs.db");
        try (Connection theirs = DriverManager.getConnection(url);
                Connection ours = sqlite()) {
            byLiquibase(url, "", "", Map.of("changelogFile", "db/master.yaml"), module.resolve("elsewhere/log"));
            Scratch.up(folder, ours);

            assertThat(paths(ours)).isEqualTo(paths(theirs));
        }

        write("liquibase.properties", "searchPath: nowhere\nchangelog-file: db/master.yaml");
        assertThatThrownBy(() -> open(module.resolve("elsewhere"), DatabaseKind.SQLITE, Map.of()))
                .isInstanceOf(MigrationFolderException.class)
                .hasMessage("searchPath of Liquibase names nowhere, and at " + module.resolve("nowhere")
                        + " is no directory and no .jar or .zip.");
    }

    private Path jar() throws IOException {
        Path jar = directory.resolve("shared.jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (Map.Entry<String, String> entry : Map.of(
                            "db/master.yaml",
                            MASTER.formatted("db"),
                            "db/parts/two.sql",
                            TWO,
                            "db/parts/three.yaml",
                            THREE)
                    .entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return jar;
    }

    @Test
    void readsAChangeLogInADependency() throws Exception {
        Path jar = jar();
        write("src/main/resources/application.properties", "spring.liquibase.change-log=classpath:/db/master.yaml");
        write("src/main/resources/log/all.yaml", "databaseChangeLog: [ { include: { file: db/master.yaml } } ]");
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, before);
                FileSystem inside = FileSystems.newFileSystem(jar)) {
            Thread.currentThread().setContextClassLoader(loader);
            String url = "jdbc:sqlite:" + directory.resolve("theirs.db");
            try (Connection theirs = DriverManager.getConnection(url)) {
                byLiquibase(url, "", "", Map.of("changelogFile", "db/master.yaml"), unpacked());
                List<MigrationFolder> ways = List.of(
                        open(module.resolve("src/main/resources"), DatabaseKind.SQLITE, Map.of()),
                        open(inside.getPath("/db/master.yaml"), DatabaseKind.SQLITE, Map.of("changelogFile", "")),
                        open(
                                module.resolve("src/main/resources/log"),
                                DatabaseKind.SQLITE,
                                Map.of("changelogFile", "log/all.yaml")));
                for (MigrationFolder folder : ways) {
                    try (Connection ours = sqlite()) {
                        Scratch.up(folder, ours);

                        assertThat(paths(ours)).isEqualTo(paths(theirs));
                        assertThat(folder.pending(theirs)).isEmpty();
                        assertThat(folder.validate(ours)).isEmpty();
                    }
                }
            }
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    private Path unpacked() throws IOException {
        writeChangelog("unpacked/db", "db");
        return module.resolve("unpacked");
    }

    @Test
    void worksInTheSchemasThatWereSaid() throws Exception {
        writeChangelog("db", "db");
        write("liquibase.properties", """
                changelogFile: db/master.yaml
                defaultSchemaName: app
                liquibase.liquibaseSchemaName: own
                liquibase.databaseChangelogTableName: changes
                """);
        MigrationFolder folder = open(module.resolve("db"), DatabaseKind.POSTGRESQL, Map.of());
        RealServer server = RealServer.of(DatabaseKind.POSTGRESQL);
        String database = server.newDatabase();
        try (Connection theirs = server.connect(database);
                Connection ours = server.connect(server.newDatabase())) {
            for (Connection connection : List.of(theirs, ours)) {
                Scratch.execute(connection, "CREATE SCHEMA app", "CREATE SCHEMA own");
            }
            byLiquibase(
                    server.url(database),
                    server.user(),
                    server.password(),
                    Map.of(
                            "changelogFile",
                            "db/master.yaml",
                            "defaultSchemaName",
                            "app",
                            "liquibase.liquibaseSchemaName",
                            "own",
                            "liquibase.databaseChangelogTableName",
                            "changes"));
            Scratch.up(folder, ours);

            String tables = "SELECT table_schema, table_name FROM information_schema.tables"
                    + " WHERE table_schema NOT IN ('pg_catalog', 'information_schema') ORDER BY 1, 2";
            assertThat(rows(ours, tables)).isEqualTo(rows(theirs, tables)).contains("app|one", "own|changes");
            String history = "SELECT id, filename, md5sum, exectype FROM own.changes ORDER BY orderexecuted";
            assertThat(rows(ours, history)).isEqualTo(rows(theirs, history));
            assertThat(folder.pending(theirs)).isEmpty();
            assertThat(folder.applied(ours)).hasSize(3);
            assertThat(rows(ours, "SHOW search_path")).containsExactly("\"$user\", public");
        }
    }

    /** Without the setting its name is taken in lower case, as PostgreSQL takes what is not quoted. */
    @ParameterizedTest
    @CsvSource({"true, APP", "false, app"})
    void keepsTheCaseOfASchemaWhereItIsToldTo(boolean preserve, String schema) throws Exception {
        writeChangelog("db", "db");
        write("liquibase.properties", """
                changelogFile: db/master.yaml
                defaultSchemaName: APP
                preserveSchemaCase: %s
                """.formatted(preserve));
        MigrationFolder folder = open(module.resolve("db"), DatabaseKind.POSTGRESQL, Map.of());
        RealServer server = RealServer.of(DatabaseKind.POSTGRESQL);
        String database = server.newDatabase();
        try (Connection theirs = server.connect(database);
                Connection ours = server.connect(server.newDatabase())) {
            for (Connection connection : List.of(theirs, ours)) {
                Scratch.execute(connection, "CREATE SCHEMA \"" + schema + "\"");
            }
            byLiquibase(
                    server.url(database),
                    server.user(),
                    server.password(),
                    Map.of(
                            "changelogFile",
                            "db/master.yaml",
                            "defaultSchemaName",
                            "APP",
                            "liquibase.preserveSchemaCase",
                            preserve));
            Scratch.up(folder, ours);

            String tables = "SELECT table_schema, table_name FROM information_schema.tables"
                    + " WHERE table_schema NOT IN ('pg_catalog', 'information_schema') ORDER BY 1, 2";
            assertThat(rows(ours, tables))
                    .isEqualTo(rows(theirs, tables))
                    .contains(schema + "|one", schema + "|databasechangelog");
            assertThat(folder.applied(ours)).hasSize(3);
            assertThat(folder.pending(theirs)).isEmpty();
        }
    }

    @Test
    void saysThatMysqlsSchemasAreNotFollowed() throws Exception {
        writeChangelog("db", "db");
        MigrationFolder folder = open(module.resolve("db"), DatabaseKind.MYSQL, Map.of("defaultSchemaName", "shop"));
        RealServer server = RealServer.of(DatabaseKind.MYSQL);
        try (Connection ours = server.connect(server.newDatabase())) {
            Scratch.up(folder, ours);

            assertThat(folder.applied(ours)).hasSize(3);
        }
        assertThat(folder.warnings())
                .containsExactly(
                        "Liquibase is told the schema shop. On MySQL a schema is a database, and a run stays in the one that was made"
                                + " for it: there goes what the change log names without a schema, and there are Liquibase's own tables.");
    }

    @Test
    void readsTheSchemasOfASpringBootApplication() throws Exception {
        write("src/main/resources/application.properties", """
                spring.liquibase.default-schema=app
                spring.liquibase.liquibase-schema=own
                """);
        LiquibaseSettings said = LiquibaseSettings.of(new FolderSettings(
                scratch.folder(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new ToolOptions(
                        Map.of(),
                        Map.of(),
                        Map.of(),
                        Optional.empty(),
                        List.of(),
                        Optional.of(module),
                        Optional.empty())));

        assertThat(said.defaultSchema()).contains("app");
        assertThat(said.history().schema()).contains("own");
        assertThat(said.bySpring()).isTrue();
    }
}
