package io.github.migrationtest.schema;

import static io.github.migrationtest.schema.SqliteMemory.schemaOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationtest.database.DatabaseKind;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteOddSchemaTests {
    private static final Attributes PLAIN = Attributes.none(DatabaseKind.SQLITE);

    @Test
    void saysWhyAViewCannotBeRead() throws SQLException {
        SchemaSnapshot schema = schemaOf(
                "create table t (id integer);",
                "create view gone as select id from t;",
                "create view fine as select 1 as one;",
                "drop table t;",
                "create view \"of \"\"it\" as select * from gone;",
                "create view called as select missing(1);",
                "create view circle_a as select * from circle_b;",
                "create view circle_b as select * from circle_a;");

        assertThat(schema.view("gone"))
                .contains(new View(
                        "gone",
                        List.of(),
                        "select id from t",
                        List.of(),
                        PLAIN.with(Attribute.BROKEN, "no such table: main.t")));
        assertThat(broken(schema, "fine")).isEmpty();
        assertThat(broken(schema, "of \"it")).contains("no such table: main.t");
        assertThat(broken(schema, "called")).contains("no such function: missing");
        assertThat(broken(schema, "circle_a")).contains("view circle_a is circularly defined");
    }

    private static Optional<String> broken(SchemaSnapshot schema, String view) {
        return schema.view(view).orElseThrow().attributes().get(Attribute.BROKEN);
    }

    @Test
    void readsVirtualTablesBesideOneWhoseModuleIsNotLoaded() throws SQLException {
        SchemaSnapshot schema = schemaOf(
                "create virtual table a using fts5 (title);",
                "create table t (id integer primary key);",
                "create virtual table z using fts5 (body);",
                withoutModule("far's"));

        assertThat(schema.tables()).extracting(Table::name).containsExactly("a", "far's", "t", "z");
        assertThat(schema.table("far's").orElseThrow().attributes())
                .isEqualTo(PLAIN.with(Attribute.MODULE, "spellfix1(a)")
                        .with(Attribute.BROKEN, "no such module: spellfix1"));
        assertThat(schema.table("a").flatMap(table -> table.column("title"))).isPresent();
        assertThat(schema.table("z").flatMap(table -> table.column("body"))).isPresent();
    }

    private static String withoutModule(String table) {
        String name = table.replace("'", "''");
        return "pragma writable_schema = on;"
                + "insert into sqlite_schema values ('table', '" + name + "', '" + name
                + "', 0, 'CREATE VIRTUAL TABLE \"" + name + "\" USING spellfix1(a)');"
                + "pragma writable_schema = reset;";
    }

    @Test
    void leavesTheArgumentsOfAModuleAsTheyWereWritten() throws SQLException {
        SchemaSnapshot schema = schemaOf(
                "create virtual table s using FTS5 ( Title ,  Body,/* why */tokenize =  'Porter  ascii', prefix='2 3' );");

        assertThat(schema.table("s").orElseThrow().attributes().get(Attribute.MODULE))
                .contains("fts5(Title, Body, tokenize = 'Porter  ascii', prefix='2 3')");
    }

    @Test
    void readsACollationThatTheConnectionDoesNotHave() throws SQLException {
        SchemaSnapshot schema = schemaOf(
                "create table t (a text collate nocase);",
                "create index i on t (a);",
                "pragma writable_schema = on;",
                "update sqlite_schema set sql = 'create table t (a text collate german)' where name = 't';",
                "pragma writable_schema = reset;");

        Table table = schema.table("t").orElseThrow();
        assertThat(table.column("a").flatMap(Column::collation)).contains("german");
        assertThat(table.index("i").orElseThrow().parts())
                .containsExactly(new IndexPart("a", false, SortOrder.ASCENDING, Optional.of("german"), PLAIN));
    }

    @Test
    void takesACollationForThatOfThePartOnlyWhereItIs() throws SQLException {
        String table = "create table t (a text, b text);";

        assertThat(partOf(table, "((lower(a)) collate nocase)")).isEqualTo(partOf(table, "lower(a) collate nocase"));
        assertThat(partOf(table, "a || b collate nocase").text()).isEqualTo("a || b collate nocase");
        assertThat(partOf(table, "(a || b) collate nocase").text()).isEqualTo("a || b");
        assertThat(partOf(table, "a || b collate nocase")).isNotEqualTo(partOf(table, "(a || b) collate nocase"));
    }

    private static IndexPart partOf(String table, String part) throws SQLException {
        return schemaOf(table, "create index i on t (" + part + ");")
                .indexes()
                .get(0)
                .parts()
                .get(0);
    }

    @Test
    void namesChecksAsSqliteDoes() throws SQLException {
        // "CHECK constraint failed: x" is what an insert says of each of these.
        assertThat(schemaOf(
                                "create table t (a int constraint x unique check (a > 0) not null check (a < 9), b int check"
                                        + " (b > 0), constraint y unique (b) check (b < 5), check (b <> 3))")
                        .table("t")
                        .orElseThrow()
                        .checks())
                .containsExactly(
                        new CheckConstraint(Optional.of("x"), "a > 0", PLAIN),
                        new CheckConstraint(Optional.of("x"), "a < 9", PLAIN),
                        new CheckConstraint(Optional.empty(), "b > 0", PLAIN),
                        new CheckConstraint(Optional.of("y"), "b < 5", PLAIN),
                        new CheckConstraint(Optional.empty(), "b <> 3", PLAIN));
    }

    @Test
    void seesOneMomentWhateverOthersDoMeanwhile(@TempDir Path folder) throws SQLException {
        String url = "jdbc:sqlite:" + folder.resolve("app.db");
        try (Connection connection = DriverManager.getConnection(url);
                Connection other = DriverManager.getConnection(url);
                Statement statement = other.createStatement()) {
            statement.executeUpdate("pragma journal_mode = wal; create table a (id integer primary key, x text unique);"
                    + " create index a_x on a (x); create view v as select x from a;");
            SchemaSnapshot before = SchemaSnapshot.of(other);
            CountingConnection counting = new CountingConnection(connection);
            counting.before(4, () -> statement.executeUpdate("drop table a; create table b (id integer)"));

            SchemaSnapshot read = SchemaSnapshot.of(counting.connection());

            assertThat(read).isEqualTo(before);
            assertThat(connection.getAutoCommit()).isTrue();
            assertThat(SchemaSnapshot.of(connection).tables())
                    .extracting(Table::name)
                    .containsExactly("b");
        }
    }

    @Test
    void leavesATransactionBegunInSqlOpen(@TempDir Path folder) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("app.db"));
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("begin; create table t (id integer)");

            assertThat(SchemaSnapshot.of(connection).tables()).hasSize(1);

            statement.executeUpdate("rollback");
            assertThat(SchemaSnapshot.of(connection).tables()).isEmpty();
        }
    }
}
