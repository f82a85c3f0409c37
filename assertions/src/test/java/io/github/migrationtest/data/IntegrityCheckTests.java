package io.github.migrationtest.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntegrityCheckTests {
    private SqliteFileDatabase database;

    @BeforeEach
    void createDatabase(@TempDir Path directory) throws SQLException {
        database = new SqliteFileDatabase(directory.resolve("app.db"))
                .execute("create table t (id integer primary key, x)", "insert into t values (1, 'a'), (2, null)");
    }

    @Test
    void findsNothingInASoundFile() {
        assertThat(IntegrityCheck.of(database)).isEmpty();
    }

    @Test
    void findsANullWhereTheSchemaAllowsNone() throws SQLException {
        database.execute(
                "pragma writable_schema = on",
                "update sqlite_schema set sql = 'CREATE TABLE t (id integer primary key, x not null)' where name ="
                        + " 't'");

        assertThat(IntegrityCheck.of(database)).containsExactly("NULL value in t.x");
    }

    @Test
    void findsTextsThatAreNone() throws SQLException {
        database.execute(
                "create table p (\"a%s\" text, b text, c text, d blob, e text)",
                // An accent of another encoding, an emoji that is cut off, half of a pair; a blob, and what is right,
                // are none.
                "insert into p values (cast(x'636166e9' as text), cast(x'61f09f98' as text), cast(x'eda0bd' as text),"
                        + " x'ff', 'é 👍 ' || char(65533))",
                "insert into p values ('plain', null, 7, 1.5, 'ü')");

        assertThat(IntegrityCheck.of(database))
                .containsExactly(
                        "p: a text in a%s is not valid in UTF-8",
                        "p: a text in b is not valid in UTF-8", "p: a text in c is not valid in UTF-8");
    }

    @Test
    void leavesOutTheTextsOfTablesThatAreKnownToBeSound() throws SQLException {
        database.execute(
                "create table p (a text)",
                "create table q (a text)",
                "insert into p values (cast(x'e9' as text))",
                "insert into q values (cast(x'e9' as text))");

        assertThat(IntegrityCheck.of(database, Set.of("P"))).containsExactly("q: a text in a is not valid in UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16le", "UTF-16be"})
    void findsTextsThatAreNoneInTheEncodingOfTheDatabase(String encoding, @TempDir Path directory) throws SQLException {
        String half = encoding.endsWith("be") ? "d83d0061" : "3dd86100";
        SqliteFileDatabase wide = new SqliteFileDatabase(directory.resolve("wide.db"))
                .execute(
                        "pragma encoding = '" + encoding + "'",
                        "create table p (a text, b text)",
                        "insert into p values (cast(x'" + half + "' as text), 'é 👍 ' || char(65533))");

        assertThat(IntegrityCheck.of(wide)).containsExactly("p: a text in a is not valid in UTF-16");
    }

    @Test
    void listsAtMostAHundredProblems() throws SQLException {
        database.execute(
                "with recursive n(i) as (select 3 union all select i + 1 from n where i < 300) insert into t select i,"
                        + " null from n",
                "pragma writable_schema = on",
                "update sqlite_schema set sql = 'CREATE TABLE t (id integer primary key, x not null)' where name ="
                        + " 't'");

        assertThat(IntegrityCheck.of(database)).hasSize(100);
    }
}
