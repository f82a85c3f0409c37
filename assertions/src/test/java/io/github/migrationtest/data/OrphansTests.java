package io.github.migrationtest.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrphansTests {
    private SqliteFileDatabase database;

    @BeforeEach
    void createDatabase(@TempDir Path directory) {
        database = new SqliteFileDatabase(directory.resolve("app.db"));
    }

    @Test
    void areTheRowsWithoutAParent() throws SQLException {
        database.execute(
                "create table users (id integer primary key)",
                "create table posts (id integer primary key, author_id int references users, editor_id int references users (id))",
                "insert into users values (1), (2)",
                "insert into posts values (1, 1, null), (2, 3, 2), (3, null, 7), (4, 4, 8)");

        assertThat(Orphans.of(database))
                .extracting(Orphan::describe)
                .containsExactly(
                        "posts (author_id) -> users (id): 2 rows without a parent: id 2, 4",
                        "posts (editor_id) -> users (id): 2 rows without a parent: id 3, 4");
        assertThat(database.query("select count(*) from pragma_foreign_key_check"))
                .containsExactly("4");
    }

    @Test
    void areNoneOfASoundDatabase() throws SQLException {
        database.execute(
                "create table nodes (id text primary key, parent text references nodes)",
                "insert into nodes values ('a', 'a'), ('b', 'a'), ('c', null)");

        assertThat(Orphans.of(database)).isEmpty();
    }

    @Test
    void areFoundWhereATablePointsAtItself() throws SQLException {
        database.execute(
                "create table nodes (id text primary key, parent text references nodes)",
                "insert into nodes values ('a', 'a'), ('b', 'x'), ('c', null)");

        assertThat(Orphans.of(database)).hasToString("[nodes (parent) -> nodes (id): 1 row without a parent: id b]");
    }

    @Test
    void areNoneWhereOnePartOfACompositeKeyIsNull() throws SQLException {
        database.execute(
                "create table p (a, b, primary key (a, b))",
                "create table c (x, y, z, primary key (x, y), foreign key (y, z) references p (a, b))",
                "insert into p values (1, 2), (3, 4)",
                "insert into c values (1, 1, 2), (2, 1, 4), (3, 9, null), (4, null, null), (5, 3, 4)");

        assertThat(Orphans.of(database)).hasToString("[c (y, z) -> p (a, b): 1 row without a parent: (x, y) = (2, 1)]");
        assertThat(database.query("select rowid from pragma_foreign_key_check")).containsExactly("2");
    }

    @Test
    void areAllThatPointAtATableThatIsNotThere() throws SQLException {
        database.execute(
                "create table c (id integer primary key, p int references gone (id), q int references gone)",
                "insert into c values (1, 1, null), (2, null, null), (3, 3, null)");

        assertThat(Orphans.of(database)).hasToString("[c (p) -> gone (id): 2 rows without a parent: id 1, 3]");
    }

    @Test
    void areAllThatPointAtAColumnThatIsNotThere() throws SQLException {
        database.execute(
                "create table p (id integer primary key)",
                "create table k (x)",
                "create table c (id integer primary key, p int references p (nr), k int references k)",
                "insert into p values (1)",
                "insert into k values (1)",
                "insert into c values (1, 1, null), (2, null, 1)");

        assertThat(Orphans.of(database))
                .extracting(Orphan::describe)
                .containsExactly(
                        "c (k) -> k: 1 row without a parent: id 2", "c (p) -> p (nr): 1 row without a parent: id 1");
    }

    @Test
    void areFoundWhereTheParentsKeyIsNotUnique() throws SQLException {
        database.execute(
                "create table p (code)",
                "create table c (id integer primary key, code references p (code))",
                "insert into p values (1), (1), (2)",
                "insert into c values (1, 1), (2, 2), (3, 3)");

        assertThat(Orphans.of(database)).hasToString("[c (code) -> p (code): 1 row without a parent: id 3]");
    }

    @Test
    void haveNoKeysWhereTheTableHasNone() throws SQLException {
        database.execute(
                "create table p (id integer primary key)",
                "create table c (p int references p)",
                "insert into c values (1), (1)");

        assertThat(Orphans.of(database)).hasToString("[c (p) -> p (id): 2 rows without a parent]");
    }

    @Test
    void hideTheKeysOfACopy(@TempDir Path directory) throws SQLException {
        SqliteFileDatabase copy = new SqliteFileDatabase(directory.resolve("copy.db"), true)
                .execute(
                        "create table p (id integer primary key)",
                        "create table c (email text primary key, p int references p)",
                        "insert into c values ('ada@example.org', 1)");

        assertThat(Orphans.of(copy).get(0).describe())
                .matches("c \\(p\\) -> p \\(id\\): 1 row without a parent: email #[0-9a-f]{6}");
    }

    @Test
    void showAtMostFiveKeys() throws SQLException {
        database.execute(
                "create table p (id integer primary key)",
                "create table c (id integer primary key, p int references p)",
                "insert into c values (7, 1), (6, 1), (5, 1), (4, 1), (3, 1), (2, 1)");

        assertThat(Orphans.of(database))
                .hasToString("[c (p) -> p (id): 6 rows without a parent: id 2, 3, 4, 5, 6, ...]");
    }

    @ParameterizedTest
    @CsvSource({
        "text, int",
        "int, text",
        "text, ''",
        "'', text",
        "int, ''",
        "'', int",
        "real, text",
        "text, real",
        "blob, int",
        "int, blob",
        "numeric, text",
        "text collate nocase, text",
        "text, text collate nocase",
        "text collate rtrim, text collate nocase",
        "'', collate nocase",
        "text collate nocase, ''"
    })
    void areThoseThatSqliteItselfFinds(String parent, String child) throws SQLException {
        List<String> values = List.of(
                "1",
                "'1'",
                "1.0",
                "'1.0'",
                "'01'",
                "'a'",
                "'A'",
                "'a '",
                "x'61'",
                "x'31'",
                "''",
                "2",
                "' 2'",
                "1.5",
                "'1.5'",
                "9007199254740993",
                "'9007199254740993'",
                "9007199254740992.0");
        Random random = new Random(parent.hashCode() * 31L + child.hashCode());
        for (int round = 0; round < 3; round++) {
            database.execute(
                    "drop table if exists c",
                    "drop table if exists p",
                    "create table p (k " + parent + " unique)",
                    "create table c (id integer primary key, k " + child + " references p (k))");
            for (String value : values) {
                if (random.nextBoolean()) {
                    database.execute("insert or ignore into p values (" + value + ")");
                }
                database.execute("insert into c (k) values (" + value + ")");
            }

            List<Orphan> orphans = Orphans.of(database);

            assertThat(orphans.stream().mapToLong(Orphan::rows).sum())
                    .isEqualTo(Long.parseLong(database.query("select count(*) from pragma_foreign_key_check")
                            .get(0)));
        }
    }
}
