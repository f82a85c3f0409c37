package io.github.migrationtest.migration.liquibase;

import static io.github.migrationtest.migration.Scratch.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.migrationtest.database.DatabaseKind;
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
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.UpdateSummaryEnum;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.DirectoryResourceAccessor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same change log by Liquibase itself and by us: the same schema, rows and history, and each goes on from where the other stopped. */
class SameAsLiquibaseTests {
    private static final String MASTER = """
            databaseChangeLog:
              - changeSet:
                  id: 1
                  author: ada
                  changes:
                    - createTable:
                        tableName: authors
                        columns:
                          - column: { name: id, type: int, constraints: { primaryKey: true, nullable: false } }
                          - column: { name: name, type: varchar(100), defaultValue: nobody }
              - changeSet:
                  id: 2
                  author: ada
                  preConditions:
                    - onFail: MARK_RAN
                    - tableExists: { tableName: nowhere }
                  changes:
                    - dropTable: { tableName: nowhere }
                  rollback:
                    - sql: SELECT 1
              - changeSet:
                  id: 3
                  author: ada
                  changes:
                    - createTable:
                        tableName: books
                        columns:
                          - column: { name: id, type: int, constraints: { primaryKey: true, nullable: false } }
                          - column: { name: author_id, type: int }
                    - createIndex:
                        indexName: books_author
                        tableName: books
                        columns: [ { column: { name: author_id } } ]
              - include: { file: rows.sql, relativeToChangelogFile: true }
              - changeSet:
                  id: 6
                  author: ada
                  changes:
                    - addColumn:
                        tableName: books
                        columns: [ { column: { name: title, type: varchar(50) } } ]
            """;
    private static final String ROWS = """
            --liquibase formatted sql
            --changeset bob:4
            INSERT INTO authors VALUES (1, 'x');
            INSERT INTO books VALUES (1, 1);
            --rollback DELETE FROM books;
            --rollback DELETE FROM authors;
            --changeset bob:5 runOnChange:true
            UPDATE authors SET name = 'y';
            --rollback UPDATE authors SET name = 'x';
            """;

    @TempDir
    Path directory;

    private Scratch scratch;

    @BeforeEach
    void write() throws IOException {
        scratch = new Scratch(directory).write("changelog.yaml", MASTER).write("rows.sql", ROWS);
    }

    private MigrationFolder open(DatabaseKind kind) {
        return MigrationTools.open(
                new FolderSettings(scratch.folder(), Optional.empty(), Optional.empty(), Optional.of(kind)),
                Optional.empty());
    }

    private Connection connect(DatabaseKind kind) throws SQLException {
        if (kind == DatabaseKind.SQLITE) {
            return DriverManager.getConnection("jdbc:sqlite:" + directory.resolve(System.nanoTime() + ".db"));
        }
        RealServer server = RealServer.of(kind);
        return server.connect(server.newDatabase());
    }

    /** Something done by Liquibase itself. */
    private interface Work {
        void with(Liquibase liquibase) throws Exception;
    }

    /** On a connection of its own: Liquibase closes the one that it was given. */
    private void byLiquibase(Connection connection, Work work) throws Exception {
        LiquibaseScope.in(new DirectoryResourceAccessor(scratch.folder()), () -> {
            Liquibase liquibase = new Liquibase(
                    "changelog.yaml",
                    new DirectoryResourceAccessor(scratch.folder()),
                    DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection)));
            liquibase.setShowSummary(UpdateSummaryEnum.OFF);
            work.with(liquibase);
            return true;
        });
        connection.setAutoCommit(true);
    }

    private static void up(MigrationFolder folder, Connection connection, int count) throws SQLException {
        List<Migration> pending = folder.pending(connection);
        folder.apply(
                connection,
                folder.runtimes().get(0),
                pending.subList(0, Math.min(count, pending.size())),
                RunObserver.none());
    }

    private static void down(MigrationFolder folder, Connection connection, int count) throws SQLException {
        List<Migration> applied = new ArrayList<>(folder.applied(connection));
        Collections.reverse(applied);
        folder.takeBack(connection, folder.runtimes().get(0), applied.subList(0, count), RunObserver.none());
    }

    private static List<String> everything(DatabaseKind kind, Connection connection) throws SQLException {
        List<String> all = new ArrayList<>();
        if (kind == DatabaseKind.SQLITE) {
            all.addAll(rows(connection, "SELECT type, name, sql FROM sqlite_master ORDER BY 1, 2"));
            for (String table : List.of("authors", "books")) {
                if (!rows(connection, "SELECT 1 FROM sqlite_master WHERE name = '" + table + "'")
                        .isEmpty()) {
                    all.addAll(rows(connection, "SELECT * FROM " + table));
                }
            }
        } else {
            RealServer.of(kind).everythingIn(connection).stream()
                    .filter(line -> !line.toLowerCase(java.util.Locale.ROOT).contains("databasechangelog"))
                    .forEach(all::add);
        }
        all.addAll(rows(
                connection,
                "SELECT ID, AUTHOR, FILENAME, ORDEREXECUTED, EXECTYPE, MD5SUM, DESCRIPTION, COMMENTS, TAG, LIQUIBASE, CONTEXTS,"
                        + " LABELS FROM DATABASECHANGELOG ORDER BY ORDEREXECUTED, ID"));
        all.addAll(rows(connection, "SELECT ID, LOCKED, LOCKEDBY FROM DATABASECHANGELOGLOCK"));
        return all;
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void leavesWhatLiquibaseLeaves(DatabaseKind kind) throws Exception {
        MigrationFolder folder = open(kind);
        try (Connection theirs = connect(kind);
                Connection atOnce = connect(kind)) {
            byLiquibase(theirs, liquibase -> liquibase.update(new Contexts(), new LabelExpression()));
            Scratch.up(folder, atOnce);

            assertThat(everything(kind, atOnce)).isEqualTo(everything(kind, theirs));
            assertThat(folder.pending(theirs)).isEmpty();
            assertThat(folder.validate(theirs)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void goesOneByOneAndBackAsLiquibaseDoes(DatabaseKind kind) throws Exception {
        MigrationFolder folder = open(kind);
        try (Connection theirs = connect(kind);
                Connection ours = connect(kind)) {
            for (int i = 0; i < 6; i++) {
                byLiquibase(theirs, liquibase -> liquibase.update(1, new Contexts(), new LabelExpression()));
                up(folder, ours, 1);
                assertThat(everything(kind, ours)).as("after %d", i + 1).isEqualTo(everything(kind, theirs));
            }
            for (int i = 0; i < 3; i++) {
                byLiquibase(theirs, liquibase -> liquibase.rollback(1, new Contexts(), new LabelExpression()));
                down(folder, ours, 1);
                assertThat(everything(kind, ours)).as("back %d", i + 1).isEqualTo(everything(kind, theirs));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void stopsHalfWayAsLiquibaseDoes(DatabaseKind kind) throws Exception {
        scratch.write(
                "rows.sql",
                ROWS.replace(
                        "INSERT INTO books VALUES (1, 1);",
                        "CREATE TABLE half (a int);\nINSERT INTO gone VALUES (1);"));
        MigrationFolder folder = open(kind);
        try (Connection theirs = connect(kind);
                Connection ours = connect(kind)) {
            Throwable refused = catchThrowable(
                    () -> byLiquibase(theirs, liquibase -> liquibase.update(new Contexts(), new LabelExpression())));
            theirs.rollback();
            theirs.setAutoCommit(true);
            Throwable failed = catchThrowable(() -> Scratch.up(folder, ours));

            assertThat(refused).isNotNull();
            assertThat(failed).hasMessageStartingWith("4::bob failed at statement 3 ");
            assertThat(everything(kind, ours)).isEqualTo(everything(kind, theirs));
        }
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void goesOnFromEachOther(DatabaseKind kind) throws Exception {
        MigrationFolder folder = open(kind);
        try (Connection begunByUs = connect(kind);
                Connection begunByThem = connect(kind)) {
            up(folder, begunByUs, 3);
            byLiquibase(begunByUs, liquibase -> liquibase.update(new Contexts(), new LabelExpression()));
            byLiquibase(begunByThem, liquibase -> liquibase.update(3, new Contexts(), new LabelExpression()));
            Scratch.up(folder, begunByThem);

            assertThat(everything(kind, begunByUs)).isEqualTo(everything(kind, begunByThem));
        }
    }
}
