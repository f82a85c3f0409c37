package io.github.migrationtest.schema;

import static io.github.migrationtest.schema.SqliteMemory.schemaOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.Function;

class KnownSchemasTests {
    private static final String NOTES = "create table notes (id integer primary key, body text unique, stars int);"
            + " create index notes_stars on notes (stars); create view bodies as select body from notes;"
            + " create trigger notes_gone after delete on notes begin select 1; end;";

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("app.db");
    }

    private static Connection open(Path path) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + path);
    }

    private static void run(Connection connection, String script) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(script);
        }
    }

    private static int rowsReadBy(Connection connection) throws SQLException {
        CountingConnection counting = new CountingConnection(connection);
        SchemaSnapshot.of(counting.connection());
        return counting.rows();
    }

    private static int version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.executeQuery("pragma schema_version").getInt(1);
        }
    }

    @Test
    void readsOneRowOfASchemaThatItKnows() throws SQLException, IOException {
        Path clone = folder.resolve("clone.db");
        try (Connection connection = open(file)) {
            run(connection, NOTES + "insert into notes (stars) values (1), (2)");
            SchemaSnapshot first = SchemaSnapshot.of(connection);

            assertThat(rowsReadBy(connection)).isEqualTo(1);
            assertThat(SchemaSnapshot.of(connection)).isSameAs(first);
        }
        Files.copy(file, clone);
        try (Connection connection = open(clone)) {
            assertThat(rowsReadBy(connection)).isEqualTo(1);
            run(connection, "alter table notes add column colour text");
            assertThat(rowsReadBy(connection)).isGreaterThan(10);
            assertThat(SchemaSnapshot.of(connection))
                    .isEqualTo(schemaOf(NOTES.replace("stars int", "stars int, colour text")));
        }
    }

    @Test
    void tellsTwoClonesApartThatWereAlteredDifferently() throws SQLException, IOException {
        Path clone = folder.resolve("clone.db");
        try (Connection connection = open(file)) {
            run(connection, NOTES);
        }
        Files.copy(file, clone);
        try (Connection one = open(file);
                Connection other = open(clone)) {
            run(one, "alter table notes add column a int");
            run(other, "alter table notes add column b int");

            assertThat(version(one)).isEqualTo(version(other));
            assertThat(SchemaSnapshot.of(one).table("notes").flatMap(table -> table.column("a")))
                    .isPresent();
            assertThat(SchemaSnapshot.of(other).table("notes").flatMap(table -> table.column("b")))
                    .isPresent();
        }
    }

    @Test
    void seesWhatATransactionDidAndWhatItsEndLeft() throws SQLException {
        try (Connection connection = open(file)) {
            run(connection, NOTES + "begin; create table a (x int)");
            int version = version(connection);
            assertThat(SchemaSnapshot.of(connection).table("a")).isPresent();

            run(connection, "rollback; create table b (x int)");

            assertThat(version(connection)).isEqualTo(version);
            assertThat(SchemaSnapshot.of(connection)).isEqualTo(schemaOf(NOTES, "create table b (x int)"));
        }
    }

    @Test
    void seesAnotherSchemaInTheSameFile() throws SQLException, IOException {
        try (Connection connection = open(file)) {
            run(connection, "create table a (x int)");
            assertThat(SchemaSnapshot.of(connection).tables())
                    .extracting(Table::name)
                    .containsExactly("a");
        }
        Files.delete(file);
        try (Connection connection = open(file)) {
            run(connection, "create table b (x int)");

            assertThat(SchemaSnapshot.of(connection).tables())
                    .extracting(Table::name)
                    .containsExactly("b");
        }
    }

    @Test
    void seesStatementsThatWereEditedUnderTheSameVersion() throws SQLException {
        try (Connection connection = open(file);
                Connection before = open(file)) {
            run(connection, NOTES);
            assertThat(SchemaSnapshot.of(before)).isEqualTo(schemaOf(NOTES));
            int version = version(connection);
            run(
                    connection,
                    "pragma writable_schema = on;"
                            + "update sqlite_schema set sql = replace(sql, 'stars int', 'stars int not null') where name = 'notes';");
            SchemaSnapshot.of(connection);
            run(connection, "pragma writable_schema = off");

            SchemaSnapshot edited = schemaOf(NOTES.replace("stars int", "stars int not null"));
            assertThat(version(before)).isEqualTo(version);
            assertThat(SchemaSnapshot.of(before)).isEqualTo(edited);
            assertThat(SchemaSnapshot.of(connection)).isEqualTo(edited);
            try (Connection after = open(file)) {
                assertThat(SchemaSnapshot.of(after)).isEqualTo(edited);
            }
        }
    }

    @Test
    void leavesTheEditingOfStatementsOn() throws SQLException {
        try (Connection connection = open(file);
                Statement statement = connection.createStatement()) {
            run(connection, NOTES + "pragma writable_schema = on");

            SchemaSnapshot.of(connection);

            assertThat(statement.executeQuery("pragma writable_schema").getInt(1))
                    .isOne();
        }
    }

    @Test
    void asksEachConnectionWhetherItCanReadAView() throws SQLException {
        String view = "create view twice as select known_here(2) as four;";
        try (Connection with = open(file);
                Connection without = open(file)) {
            Function.create(with, "known_here", new Function() {
                @Override
                protected void xFunc() throws SQLException {
                    result(2 * value_int(0));
                }
            });
            run(with, view);

            assertThat(SchemaSnapshot.of(with)
                            .view("twice")
                            .orElseThrow()
                            .attributes()
                            .values())
                    .isEmpty();
            assertThat(SchemaSnapshot.of(without)
                            .view("twice")
                            .orElseThrow()
                            .attributes()
                            .get(Attribute.BROKEN))
                    .contains("no such function: known_here");
            assertThat(SchemaSnapshot.of(with)
                            .view("twice")
                            .orElseThrow()
                            .attributes()
                            .values())
                    .isEmpty();
        }
    }

    @Test
    void readsWhatAModuleMakesOfItsTablesEachTime() throws SQLException {
        try (Connection connection = open(file)) {
            run(connection, NOTES + "create virtual table search using fts5 (body, content='notes')");

            assertThat(SchemaSnapshot.of(connection)).isEqualTo(SchemaSnapshot.of(connection));
            assertThat(rowsReadBy(connection)).isGreaterThan(10);
        }
    }

    @Test
    void readsOnWhileAResultIsOpen() throws SQLException {
        try (Connection connection = open(file)) {
            run(connection, NOTES + "insert into notes (stars) values (1), (2), (3)");
            try (Statement statement = connection.createStatement();
                    var rows = statement.executeQuery("select stars from notes order by id")) {
                assertThat(rows.next()).isTrue();

                assertThat(SchemaSnapshot.of(connection).tables()).hasSize(1);

                assertThat(rows.next()).isTrue();
                assertThat(rows.getInt(1)).isEqualTo(2);
            }
        }
    }
}
