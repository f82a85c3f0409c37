package io.github.migrationtest.migration.liquibase;

import static io.github.migrationtest.migration.Scratch.execute;
import static io.github.migrationtest.migration.Scratch.names;
import static io.github.migrationtest.migration.Scratch.rows;
import static io.github.migrationtest.migration.Scratch.tables;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.migrationtest.migration.Finding;
import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFailedException;
import io.github.migrationtest.migration.MigrationFolder;
import io.github.migrationtest.migration.MigrationFolderException;
import io.github.migrationtest.migration.MigrationTools;
import io.github.migrationtest.migration.NoWayBackException;
import io.github.migrationtest.migration.RunObserver;
import io.github.migrationtest.migration.Scratch;
import io.github.migrationtest.migration.ToolOptions;
import io.github.migrationtest.migration.VersionQuery;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiquibaseTests {
    private static final String MASTER = """
        databaseChangeLog:
          - include: { file: tables.xml, relativeToChangelogFile: true }
          - include: { file: more.sql, relativeToChangelogFile: true }
          - changeSet:
              id: index
              author: ada
              changes:
                - createIndex:
                    indexName: users_email
                    tableName: users
                    unique: true
                    columns: [ { column: { name: email } } ]
        """;
    private static final String TABLES = """
        <?xml version="1.0" encoding="UTF-8"?>
        <databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
            xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
            xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog
            http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-4.29.xsd">
          <changeSet id="1" author="ada">
            <createTable tableName="users">
              <column name="id" type="int"><constraints primaryKey="true"/></column>
              <column name="email" type="varchar(100)"/>
            </createTable>
          </changeSet>
          <changeSet id="2" author="ada" context="demo">
            <insert tableName="users"><column name="id" valueNumeric="1"/></insert>
          </changeSet>
        </databaseChangeLog>
        """;
    private static final String MORE = """
        --liquibase formatted sql

        --changeset bob:notes
        CREATE TABLE notes (id int primary key, user_id int references users (id));
        INSERT INTO notes VALUES (1, NULL);
        --rollback DROP TABLE notes;

        --changeset bob:unnamed
        UPDATE notes SET user_id = NULL;
        """;

    @TempDir
    Path directory;

    private Scratch scratch;

    @BeforeEach
    void write() throws IOException {
        scratch = new Scratch(directory)
                .write("db.changelog-master.yaml", MASTER)
                .write("tables.xml", TABLES)
                .write("more.sql", MORE);
    }

    private MigrationFolder open(Map<String, String> options) {
        return MigrationTools.open(
                new FolderSettings(
                        scratch.folder(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        new ToolOptions(
                                Map.of(),
                                Map.of(),
                                options,
                                Optional.empty(),
                                List.of(),
                                Optional.empty(),
                                Optional.empty())),
                Optional.empty());
    }

    private static void up(MigrationFolder folder, Connection connection, int count) throws SQLException {
        folder.apply(
                connection, folder.runtimes().get(0), folder.pending(connection).subList(0, count), RunObserver.none());
    }

    private static void down(MigrationFolder folder, Connection connection, int count) throws SQLException {
        List<Migration> applied = new ArrayList<>(folder.applied(connection));
        java.util.Collections.reverse(applied);
        folder.takeBack(connection, folder.runtimes().get(0), applied.subList(0, count), RunObserver.none());
    }

    @Test
    void findsChangeSetsInTheOrderOfTheRoot() {
        MigrationFolder folder = scratch.open();

        assertThat(folder.tool()).isEqualTo("liquibase");
        assertThat(names(folder.all())).containsExactly("1::ada", "2::ada", "notes::bob", "unnamed::bob", "index::ada");
        assertThat(VersionQuery.find(folder.all(), "notes").name()).isEqualTo("notes::bob");
        assertThat(folder.all().get(2).up().statements())
                .extracting(statement -> statement.sql())
                .containsExactly(
                        "CREATE TABLE notes (id int primary key, user_id int references users (id))",
                        "INSERT INTO notes VALUES (1, NULL)");
        assertThat(folder.all().get(2).down().orElseThrow().statements())
                .singleElement()
                .satisfies(statement -> assertThat(statement.sql()).isEqualTo("DROP TABLE notes"));
        assertThat(folder.all().get(3).down()).isEmpty();
    }

    @Test
    void takesTheFileItself() {
        MigrationFolder folder = MigrationTools.open(
                FolderSettings.of(scratch.folder().resolve("db.changelog-master.yaml")), Optional.empty());

        assertThat(folder.all()).hasSize(5);
    }

    @Test
    void goesForwardOneByOneAndBack() throws SQLException {
        MigrationFolder folder = scratch.open();
        try (Connection connection = scratch.connect(folder)) {
            up(folder, connection, 3);

            assertThat(tables(connection))
                    .containsExactly("DATABASECHANGELOG", "DATABASECHANGELOGLOCK", "notes", "users");
            assertThat(names(folder.applied(connection))).containsExactly("1::ada", "2::ada", "notes::bob");
            assertThat(names(folder.pending(connection))).containsExactly("unnamed::bob", "index::ada");
            assertThat(connection.getAutoCommit()).isTrue();

            down(folder, connection, 1);

            assertThat(tables(connection)).doesNotContain("notes");
            assertThat(names(folder.pending(connection))).startsWith("notes::bob");
            Scratch.up(folder, connection);
            assertThat(folder.pending(connection)).isEmpty();
            assertThat(folder.validate(connection)).isEmpty();
        }
    }

    @Test
    void tellsWhoWatchesOfEachStatement() throws SQLException {
        MigrationFolder folder = scratch.open();
        List<String> seen = new ArrayList<>();
        try (Connection connection = scratch.connect(folder)) {
            folder.apply(
                    connection,
                    folder.runtimes().get(0),
                    folder.pending(connection),
                    (migration, script, statement, ignored) -> seen.add(migration.name() + " " + statement.number()));
        }

        assertThat(seen)
                .containsExactly(
                        "1::ada 1", "2::ada 1", "notes::bob 1", "notes::bob 2", "unnamed::bob 1", "index::ada 1");
    }

    @Test
    void runsTheChangeSetsOfAContext() throws SQLException {
        assertThat(names(open(Map.of("contexts", "production")).all()))
                .containsExactly("1::ada", "notes::bob", "unnamed::bob", "index::ada");
        assertThat(names(open(Map.of("contexts", "demo")).all())).contains("2::ada");
    }

    @Test
    void hasNoWayBackWithoutARollback() throws SQLException {
        MigrationFolder folder = scratch.open();
        try (Connection connection = scratch.connect(folder)) {
            up(folder, connection, 4);

            assertThatThrownBy(() -> down(folder, connection, 1))
                    .isInstanceOf(NoWayBackException.class)
                    .hasMessage("unnamed::bob cannot be taken back: a change in it has no rollback of its own, and"
                            + " Liquibase makes none for it. Give the change set a rollback, or use"
                            + " `database.backup()` and `restore(backup)`.");
            assertThat(names(folder.applied(connection))).endsWith("unnamed::bob");
        }
    }

    /** SQLite cannot drop a default, which is the inverse that Liquibase would need. */
    @Test
    void hasNoWayBackWhereTheEngineHasNone() throws IOException {
        scratch.write("db.changelog-master.yaml", """
            databaseChangeLog:
              - changeSet:
                  id: 1
                  author: ada
                  changes:
                    - addColumn:
                        tableName: t
                        columns: [ { column: { name: a, type: int, defaultValueNumeric: 1 } } ]
            """);

        assertThat(scratch.open().all().get(0).down()).isEmpty();
    }

    @Test
    void saysWhichStatementFailed() throws Exception {
        scratch.write("more.sql", """
            --liquibase formatted sql
            --changeset bob:notes
            CREATE TABLE notes (id int primary key);
            INSERT INTO gone VALUES (1);
            """);
        MigrationFolder folder = scratch.open();
        try (Connection connection = scratch.connect(folder)) {
            MigrationFailedException failure =
                    catchThrowableOfType(MigrationFailedException.class, () -> Scratch.up(folder, connection));

            assertThat(failure)
                    .hasMessageStartingWith(
                            "notes::bob failed at statement 2 (line 2 of change set notes::bob of more.sql):"
                                    + " [SQLITE_ERROR]")
                    .hasMessageContaining("no such table: gone")
                    .hasMessageContaining("\n    INSERT INTO gone VALUES (1)\n")
                    .hasMessageContaining(
                            "Liquibase rolled the change set back. What was applied before the change set stays, and"
                                    + " it has no row. Correct the statement.");
            assertThat(failure.migration().orElseThrow().name()).isEqualTo("notes::bob");
            assertThat(tables(connection)).contains("users").doesNotContain("notes");
            assertThat(names(folder.pending(connection))).startsWith("notes::bob");
            assertThat(connection.getAutoCommit()).isTrue();
        }
    }

    @Test
    void leavesPendingWhatMayFail() throws Exception {
        scratch.write("more.sql", """
            --liquibase formatted sql
            --changeset bob:fails failOnError:false
            INSERT INTO gone VALUES (1);
            """);
        MigrationFolder folder = scratch.open();
        try (Connection connection = scratch.connect(folder)) {
            Scratch.up(folder, connection);

            assertThat(names(folder.pending(connection))).containsExactly("fails::bob");
            assertThat(names(folder.applied(connection))).containsExactly("1::ada", "2::ada", "index::ada");
        }
    }

    @Test
    void runsAgainWhatRunsAlways() throws Exception {
        scratch.write("more.sql", """
            --liquibase formatted sql
            --changeset bob:always runAlways:true
            CREATE TABLE IF NOT EXISTS runs (a int);
            INSERT INTO runs VALUES (1);
            """);
        MigrationFolder folder = scratch.open();
        try (Connection connection = scratch.connect(folder)) {
            up(folder, connection, 3);
            assertThat(names(folder.pending(connection))).containsExactly("always::bob", "index::ada");
            folder.apply(
                    connection,
                    folder.runtimes().get(0),
                    folder.pending(connection).subList(1, 2),
                    RunObserver.none());

            assertThat(names(folder.pending(connection))).containsExactly("always::bob");
            assertThat(rows(connection, "SELECT count(*) FROM runs")).containsExactly("2");

            Scratch.up(folder, connection);
            assertThat(rows(connection, "SELECT count(*) FROM runs")).containsExactly("3");
        }
    }

    @Test
    void findsWhatContradictsTheHistory() throws Exception {
        MigrationFolder folder = scratch.open();
        try (Connection connection = scratch.connect(folder)) {
            Scratch.up(folder, connection);
            scratch.write("more.sql", MORE.replace("bob:unnamed", "bob:renamed").replace("(1, NULL)", "(2, NULL)"));
            execute(
                    connection,
                    "UPDATE DATABASECHANGELOGLOCK SET LOCKED = 1, LOCKEDBY = 'host', LOCKGRANTED = 'noon' WHERE ID ="
                            + " 1");
            MigrationFolder changed = scratch.open();

            assertThat(changed.validate(connection))
                    .extracting(Finding::check)
                    .containsExactly("changed-after-applying", "missing", "locked");
            assertThat(changed.validate(connection).get(0).toString())
                    .startsWith(
                            "changed-after-applying: notes::bob has changed since it was applied: its checksum is not"
                                    + " 9:")
                    .endsWith("any more. Liquibase stops at it. Take the change back, or accept it with validCheckSum."
                            + " (more.sql)");
            assertThat(changed.validate(connection).get(1).message())
                    .isEqualTo("The history has unnamed::bob of more.sql, and the change log has no such change set for"
                            + " this engine and these contexts.");
            assertThatThrownBy(() -> Scratch.up(changed, connection))
                    .isInstanceOf(MigrationFailedException.class)
                    .hasMessage(
                            "DATABASECHANGELOGLOCK is locked by host since noon: a run of Liquibase was ended before"
                                    + " its end, or goes on. Liquibase waits five minutes for it, and gives up. Start from"
                                    + " a copy that is free, or release the lock: liquibase release-locks.");
            execute(connection, "UPDATE DATABASECHANGELOGLOCK SET LOCKED = 0");
            assertThatThrownBy(() -> Scratch.up(changed, connection))
                    .isInstanceOf(MigrationFailedException.class)
                    .hasMessageStartingWith("Liquibase stopped: Validation Failed:")
                    .hasMessageContaining("more.sql::notes::bob was: 9:");
            assertThat(changed.unknown(connection)).containsExactly("more.sql::unnamed::bob");
        }
    }

    @Test
    void writesThatACopyStandsSomewhere() throws SQLException {
        MigrationFolder folder = scratch.open();
        try (Connection connection = scratch.connect(folder)) {
            folder.baseline(connection, folder.all().subList(0, 2));

            assertThat(names(folder.applied(connection))).containsExactly("1::ada", "2::ada");
            assertThat(tables(connection)).containsExactly("DATABASECHANGELOG", "DATABASECHANGELOGLOCK");
        }
    }

    @Test
    void refusesWhatItCannotRead() throws IOException {
        scratch.write("tables.xml", TABLES.replace("</createTable>", ""));
        assertThatThrownBy(() -> scratch.open())
                .isInstanceOf(MigrationFolderException.class)
                .hasMessageStartingWith("Liquibase cannot read the change log "
                        + scratch.folder().resolve("db.changelog-master.yaml").toAbsolutePath() + ": ")
                .hasMessageContaining("createTable");

        Files.delete(scratch.folder().resolve("tables.xml"));
        assertThatThrownBy(() -> scratch.open())
                .isInstanceOf(MigrationFolderException.class)
                .hasMessageContaining("tables.xml");
    }

    @Test
    void asksWhichOfSeveralRootsIsMeant() throws IOException {
        scratch.write("changelog.xml", TABLES);

        assertThatThrownBy(() -> scratch.open())
                .isInstanceOf(MigrationFolderException.class)
                .hasMessage("The folder " + scratch.folder() + " has several root change logs: changelog.xml,"
                        + " db.changelog-master.yaml. Name the one that production runs with `migrations`.");
    }

    @Test
    void refusesAnotherRuntime() {
        assertThatThrownBy(() -> scratch.open("libsql"))
                .isInstanceOf(MigrationFolderException.class)
                .hasMessage("runtime = \"libsql\" is no driver that runs Liquibase on SQLite. Known is sqlite-jdbc.");
    }

    /** The checksum of such a change is that of the file, which has to be found again. */
    @Test
    void knowsTheChecksumOfAFileThatIsRun() throws Exception {
        scratch.write("db.changelog-master.yaml", """
            databaseChangeLog:
              - changeSet:
                  id: file
                  author: ada
                  runOnChange: true
                  changes:
                    - sqlFile: { path: one.sql, relativeToChangelogFile: true }
              - changeSet:
                  id: rows
                  author: ada
                  changes:
                    - loadData:
                        tableName: t
                        file: rows.csv
                        relativeToChangelogFile: true
                        columns: [ { column: { name: a, type: numeric } } ]
            """)
                .write("one.sql", "CREATE TABLE IF NOT EXISTS t (a int);")
                .write("rows.csv", "a\n1\n2\n");
        MigrationFolder folder = scratch.open();
        try (Connection connection = scratch.connect(folder)) {
            Scratch.up(folder, connection);

            assertThat(rows(connection, "SELECT a FROM t")).containsExactly("1", "2");
            MigrationFolder again = scratch.open();
            assertThat(again.pending(connection)).isEmpty();
            assertThat(again.validate(connection)).isEmpty();

            scratch.write("one.sql", "CREATE TABLE IF NOT EXISTS t (a int, b int);")
                    .write("rows.csv", "a\n1\n3\n");
            MigrationFolder changed = scratch.open();
            assertThat(names(changed.pending(connection))).containsExactly("file::ada");
            assertThat(changed.validate(connection)).singleElement().satisfies(finding -> assertThat(finding.toString())
                    .startsWith("changed-after-applying: rows::ada has changed since it was applied"));
        }
    }

    @Test
    void refusesReplacementsThatItCouldNotMake() {
        FolderSettings settings = new FolderSettings(
                scratch.folder(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new ToolOptions(
                        Map.of(),
                        Map.of("a", "b"),
                        Map.of(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty()));

        assertThatThrownBy(() -> MigrationTools.open(settings, Optional.empty()))
                .isInstanceOf(MigrationFolderException.class)
                .hasMessage(
                        "replacements are made in scripts, and Liquibase reads its change logs itself. Use a parameter"
                                + " of the change log: placeholders = \"name=value\" fills ${name}.");
    }

    /** The classes of this project again, and none of Liquibase's. */
    private static final class WithoutLiquibase extends ClassLoader {
        WithoutLiquibase() {
            super(LiquibaseTool.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("liquibase.")) {
                throw new ClassNotFoundException(name);
            }
            if (!name.startsWith("io.github.migrationtest.migration.")) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            try (InputStream file = getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = Objects.requireNonNull(file, name).readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    @Test
    void namesTheLibraryThatIsMissing() throws Exception {
        ClassLoader without = new WithoutLiquibase();
        Class<?> settings = without.loadClass(FolderSettings.class.getName());
        Object said = settings.getMethod("of", Path.class).invoke(null, scratch.folder());
        Object tool = without.loadClass(LiquibaseTool.class.getName())
                .getConstructor()
                .newInstance();

        assertThatThrownBy(() -> tool.getClass().getMethod("read", settings).invoke(tool, said))
                .cause()
                .hasMessage("The change log of " + scratch.folder()
                        + " is run by Liquibase itself, which is not on the class path. Add"
                        + " org.liquibase:liquibase-core (4.29 or later) in the version that migrates production.");
    }
}
