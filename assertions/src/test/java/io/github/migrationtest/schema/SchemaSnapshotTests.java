package io.github.migrationtest.schema;

import static io.github.migrationtest.schema.SqliteMemory.schemaOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.migrationtest.database.DatabaseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaSnapshotTests {

    @Test
    void findsThingsByNameInAnyCase() throws SQLException {
        SchemaSnapshot schema = schemaOf(
                "create table Users (Id integer primary key, Name text);",
                "create index Users_Name on Users (Name);",
                "create view All_Users as select * from Users;",
                "create trigger Watch after delete on Users begin select 1; end;");

        assertThat(schema.table("uSERS").flatMap(table -> table.column("nAME"))).isPresent();
        assertThat(schema.table("users").flatMap(table -> table.index("users_name")))
                .isPresent();
        assertThat(schema.view("all_users")).isPresent();
        assertThat(schema.trigger("WATCH")).isPresent();
        assertThat(schema.table("people")).isEmpty();
    }

    @Test
    void comparesNamesOutsideAsciiAsSqliteDoes() throws SQLException {
        SchemaSnapshot schema = schemaOf("create table t (ä int, Ä int)");

        assertThat(schema).isNotEqualTo(schemaOf("create table t (Ä int, ä int)"));
        assertThat(schema.table("t").orElseThrow().column("Ä"))
                .hasValueSatisfying(column -> assertThat(column.name()).isEqualTo("Ä"));
    }

    @Test
    void keepsNamesAsTheyWereWritten() throws SQLException {
        SchemaSnapshot schema = schemaOf("create table \"Users of\" (\"Full Name\" text)");

        assertThat(schema.tables()).singleElement().satisfies(table -> {
            assertThat(table.name()).isEqualTo("Users of");
            assertThat(table.columns()).extracting(Column::name).containsExactly("Full Name");
        });
    }

    @Test
    void leavesOutTablesByName() throws SQLException {
        String users = "create table users (id integer primary key);";
        String history = "create table flyway_schema_history (installed_rank int primary key, success boolean);"
                + "create index flyway_schema_history_s_idx on flyway_schema_history (success);"
                + "create trigger watch after insert on flyway_schema_history begin select 1; end;";

        SchemaSnapshot schema = schemaOf(users, history).withoutTables(List.of("Flyway_Schema_History", "other"));

        assertThat(schema).isEqualTo(schemaOf(users));
    }

    @Test
    void ignoresTheOrderOfColumnsWhereAsked() throws SQLException {
        SchemaSnapshot one = schemaOf("create table t (a int, b text)");
        SchemaSnapshot other = schemaOf("create table t (b text, a int)");

        assertThat(one).isNotEqualTo(other);
        assertThat(one.ignoringColumnOrder()).isEqualTo(other.ignoringColumnOrder());
        assertThat(one.diffTo(other).ignoringColumnOrder().isEmpty()).isTrue();
    }

    @Test
    void knowsWhatKeepsColumnsUnique() throws SQLException {
        Table table = schemaOf(
                        "create table t (id integer primary key, a text, b text unique, c text, unique (c, a));",
                        "create unique index t_a on t (a);",
                        "create unique index t_c on t (c) where c > 'c';",
                        "create index t_id on t (id);",
                        "create unique index t_lower on t (lower(b));")
                .table("t")
                .orElseThrow();

        assertThat(table.uniquenessOf("ID")).hasSize(1).first().isInstanceOf(PrimaryKey.class);
        assertThat(table.uniquenessOf("a")).hasSize(1).first().isInstanceOf(Index.class);
        assertThat(table.uniquenessOf("b")).hasSize(1).first().isInstanceOf(UniqueConstraint.class);
        assertThat(table.uniquenessOf("a", "c")).hasSize(1);
        assertThat(table.uniquenessOf("c")).isEmpty();
    }

    @Test
    void describesColumnsAndForeignKeys() throws SQLException {
        Table table = schemaOf("create table t (a decimal(5,2) not null default 0 collate nocase, constraint up foreign"
                        + " key (a) references p (b) on delete set null on update cascade deferrable initially"
                        + " deferred)")
                .table("t")
                .orElseThrow();

        assertThat(table.columns())
                .extracting(Column::describe)
                .containsExactly("a decimal(5, 2) not null default 0 collate nocase");
        assertThat(table.foreignKeys())
                .extracting(ForeignKey::describe)
                .containsExactly("foreign key up (a) to p (b) on delete set null on update cascade initially deferred");
    }

    @Test
    void leavesTheConnectionAsItWas() throws SQLException {
        try (SqliteMemory database = new SqliteMemory("pragma foreign_keys = on; create table t (id integer)")) {
            database.connection.setAutoCommit(false);
            database.execute("create table u (id integer)");

            assertThat(database.schema().table("u")).isPresent();

            assertThat(database.connection.getAutoCommit()).isFalse();
            database.connection.rollback();
            assertThat(database.schema().table("u")).isEmpty();
            database.connection.commit();
            try (Statement statement = database.connection.createStatement()) {
                assertThat(statement.executeQuery("pragma foreign_keys").getInt(1))
                        .isOne();
            }
        }
    }

    @Test
    void asksAsManyQueriesForManyTablesAsForOne() throws SQLException {
        assertThat(queriesFor(1)).isEqualTo(8);
        assertThat(queriesFor(40)).isEqualTo(8);
    }

    private static int queriesFor(int tables) throws SQLException {
        try (SqliteMemory database = new SqliteMemory()) {
            for (int i = 0; i < tables; i++) {
                database.execute("create table t" + i + " (id integer primary key, a text unique, b int references t"
                        + (i / 2) + "); create index i" + i + " on t" + i + " (lower(a)) where a > 'a';"
                        + " create view v" + i + " as select a from t" + i + ";"
                        + " create virtual table f" + i + " using fts5 (a);");
            }
            CountingConnection counting = new CountingConnection(database.connection);

            SchemaSnapshot schema = SchemaSnapshot.of(counting.connection());

            assertThat(schema.tables()).hasSize(2 * tables);
            return counting.queries();
        }
    }

    @Test
    void saysWhatCannotBeReadAsASchema(@TempDir Path folder) throws IOException, SQLException {
        Path file = Files.writeString(folder.resolve("notes.txt"), "This is no database. ".repeat(100));
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            assertThatThrownBy(() -> SchemaSnapshot.of(connection))
                    .isInstanceOf(DatabaseException.class)
                    .hasCauseInstanceOf(SQLException.class)
                    .hasMessage("The schema of jdbc:sqlite:" + file + " cannot be read: [SQLITE_NOTADB] File opened"
                            + " that is not a database file (file is not a database)\n"
                            + "Reading it needs a database file that opens without a key, and SQLite 3.37 or later in"
                            + " the driver.");
        }
    }
}
