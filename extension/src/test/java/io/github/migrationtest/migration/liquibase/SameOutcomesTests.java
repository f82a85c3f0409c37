package io.github.migrationtest.migration.liquibase;

import static io.github.migrationtest.migration.Scratch.names;
import static io.github.migrationtest.migration.Scratch.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.migration.Finding;
import io.github.migrationtest.migration.FolderSettings;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.MigrationFolder;
import io.github.migrationtest.migration.MigrationTools;
import io.github.migrationtest.migration.RealServer;
import io.github.migrationtest.migration.RunObserver;
import io.github.migrationtest.migration.Scratch;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.UpdateSummaryEnum;
import liquibase.change.custom.CustomSqlChange;
import liquibase.change.custom.CustomSqlRollback;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.ValidationErrors;
import liquibase.resource.DirectoryResourceAccessor;
import liquibase.resource.ResourceAccessor;
import liquibase.statement.SqlStatement;
import liquibase.statement.core.RawParameterizedSqlStatement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What may come of a change set besides that it is run, each beside Liquibase on the same change log. */
class SameOutcomesTests {
    @TempDir
    Path directory;

    private Scratch scratch;

    @BeforeEach
    void begin() throws IOException {
        scratch = new Scratch(directory);
    }

    private static Connection connect(DatabaseKind kind, Path directory) throws SQLException {
        if (kind == DatabaseKind.SQLITE) {
            return DriverManager.getConnection("jdbc:sqlite:" + directory.resolve(System.nanoTime() + ".db"));
        }
        RealServer server = RealServer.of(kind);
        return server.connect(server.newDatabase());
    }

    private MigrationFolder open(DatabaseKind kind) {
        return MigrationTools.open(
                new FolderSettings(scratch.folder(), Optional.empty(), Optional.empty(), Optional.of(kind)),
                Optional.empty());
    }

    /** Something done by Liquibase itself. */
    private interface Work {
        void with(Liquibase liquibase) throws Exception;
    }

    private void byLiquibase(Connection connection, Work work) throws Exception {
        ResourceAccessor files = new DirectoryResourceAccessor(scratch.folder());
        try {
            LiquibaseScope.in(files, () -> {
                Liquibase liquibase = new Liquibase(
                        "changelog.yaml",
                        files,
                        DatabaseFactory.getInstance()
                                .findCorrectDatabaseImplementation(new JdbcConnection(connection)));
                liquibase.setShowSummary(UpdateSummaryEnum.OFF);
                work.with(liquibase);
                return true;
            });
        } finally {
            if (!connection.getAutoCommit()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private static void update(Liquibase liquibase) throws Exception {
        liquibase.update(new Contexts(), new LabelExpression());
    }

    private static List<String> history(Connection connection) throws SQLException {
        return rows(
                connection, "SELECT ID, EXECTYPE, ORDEREXECUTED, MD5SUM FROM DATABASECHANGELOG ORDER BY ORDEREXECUTED");
    }

    private static List<String> tables(DatabaseKind kind, Connection connection) throws SQLException {
        return kind == DatabaseKind.SQLITE
                ? Scratch.tables(connection)
                : RealServer.of(kind).everythingIn(connection).stream()
                        .filter(line -> !line.toLowerCase(java.util.Locale.ROOT).contains("databasechangelog"))
                        .toList();
    }

    static Stream<Arguments> outcomes() {
        return Stream.of(
                Arguments.of("onFail: HALT", "tableExists: { tableName: nowhere }"),
                Arguments.of("onFail: WARN", "tableExists: { tableName: nowhere }"),
                Arguments.of("onFail: MARK_RAN", "tableExists: { tableName: nowhere }"),
                Arguments.of("onFail: CONTINUE", "tableExists: { tableName: nowhere }"),
                Arguments.of("onError: HALT", "sqlCheck: { expectedResult: 1, sql: select a from nowhere }"),
                Arguments.of("onError: WARN", "sqlCheck: { expectedResult: 1, sql: select a from nowhere }"),
                Arguments.of("onError: MARK_RAN", "sqlCheck: { expectedResult: 1, sql: select a from nowhere }"),
                Arguments.of("onError: CONTINUE", "sqlCheck: { expectedResult: 1, sql: select a from nowhere }"));
    }

    private void writeGuarded(String otherwise, String condition) throws IOException {
        scratch.write("changelog.yaml", """
                databaseChangeLog:
                  - changeSet: { id: first, author: ada, changes: [ { sql: { sql: create table first (a int) } } ] }
                  - changeSet:
                      id: guarded
                      author: ada
                      preConditions:
                        - %s
                        - %s
                      changes: [ { sql: { sql: create table guarded (a int) } } ]
                  - changeSet: { id: last, author: ada, changes: [ { sql: { sql: create table last (a int) } } ] }
                """.formatted(otherwise, condition));
    }

    @ParameterizedTest
    @MethodSource("outcomes")
    void doesWhatThePreconditionSays(String otherwise, String condition) throws Exception {
        writeGuarded(otherwise, condition);
        for (DatabaseKind kind : List.of(DatabaseKind.SQLITE, DatabaseKind.POSTGRESQL)) {
            MigrationFolder folder = open(kind);
            try (Connection theirs = connect(kind, directory);
                    Connection ours = connect(kind, directory)) {
                Throwable refused = catchThrowable(() -> byLiquibase(theirs, SameOutcomesTests::update));
                Throwable failed = catchThrowable(() -> Scratch.up(folder, ours));

                assertThat(failed == null).as("goes on").isEqualTo(refused == null);
                assertThat(history(ours)).isEqualTo(history(theirs));
                assertThat(tables(kind, ours)).isEqualTo(tables(kind, theirs));
                assertThat(names(folder.pending(ours)))
                        .containsExactlyElementsOf(
                                otherwise.endsWith("HALT")
                                        ? List.of("guarded::ada", "last::ada")
                                        : otherwise.endsWith("CONTINUE") ? List.of("guarded::ada") : List.of());
            }
        }
    }

    @Test
    void saysWhichPreconditionFailed() throws Exception {
        writeGuarded("onFail: HALT", "tableExists: { tableName: nowhere }");
        MigrationFolder folder = open(DatabaseKind.SQLITE);
        try (Connection ours = connect(DatabaseKind.SQLITE, directory)) {
            assertThat(catchThrowable(() -> Scratch.up(folder, ours)))
                    .hasMessageStartingWith("Liquibase stopped: ")
                    .hasMessageContaining("changelog.yaml : Table nowhere does not exist");
        }
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void goesOnBehindWhatMayFail(DatabaseKind kind) throws Exception {
        scratch.write("changelog.yaml", """
                databaseChangeLog:
                  - changeSet:
                      id: fails
                      author: ada
                      failOnError: false
                      changes:
                        - sql: { sql: create table half (a int) }
                        - sql: { sql: insert into nowhere values (1) }
                  - changeSet: { id: last, author: ada, changes: [ { sql: { sql: create table last (a int) } } ] }
                """);
        MigrationFolder folder = open(kind);
        try (Connection theirs = connect(kind, directory);
                Connection ours = connect(kind, directory)) {
            byLiquibase(theirs, SameOutcomesTests::update);
            Scratch.up(folder, ours);
            if (kind == DatabaseKind.MYSQL || kind == DatabaseKind.MARIADB) {
                // The server committed the table, and the next try ends there.
                byLiquibase(theirs, SameOutcomesTests::update);
                Scratch.up(folder, ours);
            }

            assertThat(history(ours)).isEqualTo(history(theirs));
            assertThat(tables(kind, ours)).isEqualTo(tables(kind, theirs));
            assertThat(names(folder.pending(ours))).containsExactly("fails::ada");
        }
    }

    /** Java of the user's, with a way back. */
    public static final class AddsTable implements CustomSqlChange, CustomSqlRollback {
        private String name = "";

        public void setName(String name) {
            this.name = name;
        }

        @Override
        public SqlStatement[] generateStatements(Database database) {
            return new SqlStatement[] {new RawParameterizedSqlStatement("create table " + name + " (a int)")};
        }

        @Override
        public SqlStatement[] generateRollbackStatements(Database database) {
            return new SqlStatement[] {new RawParameterizedSqlStatement("drop table " + name)};
        }

        @Override
        public String getConfirmationMessage() {
            return "added";
        }

        @Override
        public void setUp() {}

        @Override
        public void setFileOpener(ResourceAccessor resourceAccessor) {}

        @Override
        public ValidationErrors validate(Database database) {
            return new ValidationErrors();
        }
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void runsChangesInJava(DatabaseKind kind) throws Exception {
        scratch.write("changelog.yaml", """
                databaseChangeLog:
                  - changeSet:
                      id: java
                      author: ada
                      changes: [ { customChange: { class: "%s", param: { name: name, value: added } } } ]
                  - changeSet: { id: uses, author: ada, changes: [ { sql: { sql: insert into added values (1) } } ], rollback: [ { empty: {} } ] }
                """.formatted(AddsTable.class.getName()));
        MigrationFolder folder = open(kind);
        try (Connection theirs = connect(kind, directory);
                Connection ours = connect(kind, directory)) {
            byLiquibase(theirs, SameOutcomesTests::update);
            Scratch.up(folder, ours);

            assertThat(history(ours)).isEqualTo(history(theirs));
            assertThat(tables(kind, ours)).isEqualTo(tables(kind, theirs)).isNotEmpty();
            assertThat(folder.validate(ours)).isEmpty();

            byLiquibase(theirs, liquibase -> liquibase.rollback(2, new Contexts(), new LabelExpression()));
            List<Migration> applied = new ArrayList<>(folder.applied(ours));
            java.util.Collections.reverse(applied);
            folder.takeBack(ours, folder.runtimes().get(0), applied, RunObserver.none());
            assertThat(tables(kind, ours)).isEqualTo(tables(kind, theirs));
            assertThat(folder.applied(ours)).isEmpty();
        }
    }

    private static String one(String sql, String more) {
        return """
                databaseChangeLog:
                  - changeSet:
                      id: one
                      author: ada
                %s
                      changes: [ { sql: { sql: "%s" } } ]
                """.formatted(more.indent(6).stripTrailing(), sql);
    }

    @Test
    void acceptsAChecksumThatIsDeclaredValid() throws Exception {
        scratch.write("changelog.yaml", one("create table t (a int)", ""));
        MigrationFolder before = open(DatabaseKind.SQLITE);
        try (Connection ours = connect(DatabaseKind.SQLITE, directory)) {
            Scratch.up(before, ours);
            String sum = rows(ours, "SELECT MD5SUM FROM DATABASECHANGELOG").get(0);
            for (String valid : List.of(sum, "ANY")) {
                scratch.write("changelog.yaml", one("create table t (b int)", "validCheckSum: \"" + valid + "\""));
                MigrationFolder accepted = open(DatabaseKind.SQLITE);

                assertThat(accepted.validate(ours)).isEmpty();
                byLiquibase(ours, SameOutcomesTests::update);
            }
            scratch.write(
                    "changelog.yaml", one("create table t (b int)", "validCheckSum: \"9:" + "0".repeat(32) + "\""));

            assertThat(open(DatabaseKind.SQLITE).validate(ours))
                    .extracting(Finding::check)
                    .containsExactly("changed-after-applying");
            assertThat(catchThrowable(() -> byLiquibase(ours, SameOutcomesTests::update)))
                    .hasMessageContaining("Validation Failed");
        }
    }

    /** As Liquibase before 4.22 wrote it, by its own rules of then; its next run writes the sum anew. */
    @Test
    void knowsTheChecksumsOfAnOldCopy() throws Exception {
        scratch.write("changelog.yaml", one("create table t (a int)", ""));
        MigrationFolder folder = open(DatabaseKind.SQLITE);
        String old = LiquibaseScope.in(new DirectoryResourceAccessor(scratch.folder()), () -> ((LiquibaseFolder) folder)
                .changelog()
                .migrations()
                .get(0)
                .changeSet()
                .generateCheckSum(liquibase.ChecksumVersion.V8)
                .toString());
        // What liquibase-core 4.20.0 left of this change log.
        assertThat(old).isEqualTo("8:fecb42a3ebe9eb0359960c30e15c36e1");
        try (Connection theirs = connect(DatabaseKind.SQLITE, directory);
                Connection ours = connect(DatabaseKind.SQLITE, directory)) {
            byLiquibase(theirs, SameOutcomesTests::update);
            Scratch.up(folder, ours);
            Scratch.execute(theirs, "UPDATE DATABASECHANGELOG SET MD5SUM = '" + old + "'");
            Scratch.execute(ours, "UPDATE DATABASECHANGELOG SET MD5SUM = '" + old + "'");

            assertThat(folder.validate(ours)).isEmpty();
            assertThat(folder.pending(ours)).isEmpty();
            byLiquibase(theirs, SameOutcomesTests::update);
            folder.apply(ours, folder.runtimes().get(0), List.of(), RunObserver.none());
            assertThat(history(ours)).isEqualTo(history(theirs));

            Scratch.execute(ours, "UPDATE DATABASECHANGELOG SET MD5SUM = '8:" + "0".repeat(32) + "'");
            assertThat(folder.validate(ours)).extracting(Finding::check).containsExactly("changed-after-applying");
        }
    }

    @Test
    void findsTwoChangeSetsOfOneId() throws Exception {
        scratch.write("changelog.yaml", """
                databaseChangeLog:
                  - changeSet: { id: 1, author: ada, changes: [ { sql: { sql: create table a (a int) } } ] }
                  - changeSet: { id: 1, author: ada, changes: [ { sql: { sql: create table b (a int) } } ] }
                """);
        MigrationFolder folder = open(DatabaseKind.SQLITE);
        try (Connection theirs = connect(DatabaseKind.SQLITE, directory);
                Connection ours = connect(DatabaseKind.SQLITE, directory)) {
            assertThat(folder.validate(ours))
                    .singleElement()
                    .satisfies(
                            finding -> assertThat(finding.toString())
                                    .isEqualTo(
                                            "same-version: The change log has 1::ada::changelog.yaml twice: id, author and file are the same."
                                                    + " Liquibase refuses the change log. Give one of them another id. (changelog.yaml)"));
            assertThat(catchThrowable(() -> byLiquibase(theirs, SameOutcomesTests::update)))
                    .hasMessageContaining("1 changesets had duplicate identifiers");
            assertThat(catchThrowable(() -> Scratch.up(folder, ours)))
                    .hasMessageStartingWith("Liquibase stopped: Validation Failed:")
                    .hasMessageContaining("1 changesets had duplicate identifiers");
        }
    }
}
