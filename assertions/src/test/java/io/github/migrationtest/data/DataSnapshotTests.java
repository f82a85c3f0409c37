package io.github.migrationtest.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataSnapshotTests {
    private SqliteFileDatabase database;

    @BeforeEach
    void createDatabase(@TempDir Path directory) {
        database = new SqliteFileDatabase(directory.resolve("app.db"));
    }

    @Test
    void countsRowsAndValuesAsSqlDoes() throws SQLException {
        database.execute(
                "create table users (id integer primary key, name text, age int)",
                "insert into users values (1, 'Ada', 36), (2, null, 41), (3, '', null)");

        TableData users = table("users");

        assertThat(users.key()).containsExactly("id");
        assertThat(users.rows()).isEqualTo(count("select count(*) from users"));
        assertThat(users.columns())
                .extracting(ColumnData::nonNull)
                .containsExactly(
                        count("select count(id) from users"),
                        count("select count(name) from users"),
                        count("select count(age) from users"));
    }

    @Test
    void doesNotCareInWhichOrderRowsAndColumnsStand() throws SQLException {
        database.execute(
                "create table a (id integer primary key, x, y)",
                "insert into a values (1, 'p', 'q'), (2, 'r', 's'), (3, 't', null)",
                "create table b (y, x, id int, primary key (id)) without rowid",
                "insert into b select y, x, id from a order by id desc");

        assertThat(table("b").hash()).isEqualTo(table("a").hash());
        assertThat(hash("b", "x")).isEqualTo(hash("a", "x"));
    }

    @Test
    void seesTwoValuesSwappedBetweenRows() throws SQLException {
        database.execute(
                "create table a (id integer primary key, x)",
                "insert into a values (1, 'p'), (2, 'q')",
                "create table b (id integer primary key, x)",
                "insert into b values (1, 'q'), (2, 'p')");

        assertThat(hash("b", "id")).isEqualTo(hash("a", "id"));
        assertThat(hash("b", "x")).isNotEqualTo(hash("a", "x"));
    }

    @Test
    void seesTwoValuesSwappedBetweenColumnsOfARowWithoutKey() throws SQLException {
        database.execute(
                "create table a (x, y)", "insert into a values ('p', 'q')",
                "create table b (x, y)", "insert into b values ('q', 'p')");

        assertThat(table("b").hash()).isNotEqualTo(table("a").hash());
    }

    @Test
    void countsDuplicatesOfRowsWithoutKey() throws SQLException {
        database.execute(
                "create table a (x)", "insert into a values ('p'), ('q'), ('q')",
                "create table b (x)", "insert into b values ('p'), ('p'), ('q')",
                "create table c (x)", "insert into c values ('p')");

        assertThat(List.of(table("a").hash(), table("b").hash(), table("c").hash()))
                .doesNotHaveDuplicates();
        assertThat(List.of(hash("a", "x"), hash("b", "x"), hash("c", "x"))).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "42 | 42.0",
                "42 | '42'",
                "-7 | '-7'",
                "0 | '0'",
                "0 | -0.0",
                "0.5 | '0.5'",
                "-12.25 | '-12.25'",
                "9007199254740992 | 9007199254740992.0",
                "9223372036854775807 | '9223372036854775807'",
                "-9223372036854775808 | '-9223372036854775808'",
                "-9223372036854775808 | -9223372036854775808.0",
                "1e20 | 100000000000000000000.0",
            })
    void hashesAValueAlikeHoweverItIsStored(String one, String other) throws SQLException {
        store(one, other);

        assertThat(hash("b", "x")).isEqualTo(hash("a", "x"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "42 | '042'",
                "42 | '42 '",
                "42 | '+42'",
                "'42' | '42.0'",
                "0 | '-0'",
                "0 | ''",
                "0 | null",
                "'' | null",
                "'' | x''",
                "'a' | x'61'",
                "42 | x'3432'",
                "'a' | 'A'",
                "'a' | 'a '",
                "'ä' | 'a' || char(776)",
                "'a' | char(0) || 'a'",
                "0.5 | '.5'",
                "0.5 | '0.50'",
                "9007199254740993 | 9007199254740992.0",
                "9223372036854775807 | 9223372036854775807.0",
                "'9223372036854775808' | 9223372036854775808.0",
                "9e999 | -9e999",
                "9e999 | 'Inf'",
                "0.1 + 0.2 | 0.3",
                "0.1 + 0.2 | '0.3'",
                "cast(x'ff' as text) | cast(x'fe' as text)",
                "cast(x'ff' as text) | char(65533)",
                "cast(x'ff' as text) | x'ff'",
            })
    void hashesDifferentValuesDifferently(String one, String other) throws SQLException {
        store(one, other);

        assertThat(hash("b", "x")).isNotEqualTo(hash("a", "x"));
    }

    @Test
    void hashesAllKindsOfValuesWithoutCollision() {
        long[] seen = new long[60000];
        for (int i = 0; i < 20000; i++) {
            seen[3 * i] = ValueHash.of((long) i);
            seen[3 * i + 1] = ValueHash.of("key " + i);
            seen[3 * i + 2] = ValueHash.of(("" + i).getBytes(StandardCharsets.UTF_8));
        }

        assertThat(Arrays.stream(seen).distinct().count()).isEqualTo(seen.length);
    }

    @Test
    void leavesOutWhatHoldsNothingOfItsOwn() throws SQLException {
        database.execute(
                "create table users (id integer primary key autoincrement, name text)",
                "create view names as select name from users",
                "create virtual table search using fts5(name)",
                "insert into search values ('Ada')",
                "insert into users (name) values ('Ada')",
                "analyze");

        assertThat(DataSnapshot.of(database).tables())
                .extracting(TableData::table)
                .containsExactly("users");
    }

    @Test
    void readsADatabaseWhoseVirtualTableHasNoModule() throws SQLException {
        database.execute(
                "create table users (id integer primary key)",
                "insert into users values (1)",
                "pragma writable_schema = on",
                "insert into sqlite_schema values ('table', 'v', 'v', 0, 'create virtual table v using nosuchmodule(x)')");

        assertThat(DataSnapshot.of(database).tables()).hasToString("[users: 1 row]");
    }

    @Test
    void readsGeneratedColumnsAndLeavesOutThoseItCannotCompute() throws SQLException {
        database.execute(
                "create table a (x int, y as (x + 1), z as (x + 2) stored)",
                "insert into a (x) values (1)",
                "create table b (x int, y as (x + 1))",
                "insert into b (x) values (1)",
                "pragma writable_schema = on",
                "update sqlite_schema set sql = 'CREATE TABLE b (x int, y as (known_to_the_application(x)))' where name = 'b'");

        assertThat(table("a").columns())
                .extracting(ColumnData::name, ColumnData::generated)
                .containsExactly(tuple("x", false), tuple("y", true), tuple("z", true));
        assertThat(table("b").columns()).extracting(ColumnData::name).containsExactly("x");
    }

    @Test
    void readsBlobsOfMegabytes() throws SQLException {
        database.execute(
                "create table a (id integer primary key, x blob)", "insert into a values (1, zeroblob(5000000))",
                "create table b (id integer primary key, x blob)", "insert into b values (1, zeroblob(5000001))");

        assertThat(table("a").column("x").orElseThrow().nonNull()).isOne();
        assertThat(hash("b", "x")).isNotEqualTo(hash("a", "x"));
    }

    @Test
    void readsNamesThatNeedQuotes() throws SQLException {
        database.execute(
                "create table \"my \"\"table\"\"\" (\"select\" text primary key, \"a b\")",
                "insert into \"my \"\"table\"\"\" values ('x', 1)");

        TableData table = table("MY \"TABLE\"");

        assertThat(table.key()).containsExactly("select");
        assertThat(table.column("A B").orElseThrow().nonNull()).isOne();
    }

    @Test
    void keepsNamesApartThatSqliteKeepsApart() throws SQLException {
        database.execute("create table é (x)", "create table É (x)", "insert into É values (1)");

        assertThat(table("é").rows()).isZero();
        assertThat(table("É").rows()).isOne();
    }

    @Test
    void keepsCompositeKeysInTheirOwnOrder() throws SQLException {
        database.execute("create table t (a, b, c, primary key (c, a))");

        assertThat(table("t").key()).containsExactly("c", "a");
    }

    @Test
    void readsInTheTransactionOfTheConnection() throws SQLException {
        database.execute("create table t (id integer primary key)");
        try (Connection connection = database.connection()) {
            connection.setAutoCommit(false);
            run(connection, "insert into t values (1)");

            DataSnapshot inside = DataSnapshot.of(connection);

            assertThat(inside.table("t").orElseThrow().rows()).isOne();
            assertThat(table("t").rows()).isZero();
            assertThat(connection.getAutoCommit()).isFalse();
            connection.rollback();
        }
        assertThat(table("t").rows()).isZero();
    }

    @Test
    void readsInATransactionBegunInSql() throws SQLException {
        database.execute("create table t (id integer primary key)");
        try (Connection connection = database.connection()) {
            run(connection, "begin");
            run(connection, "insert into t values (1)");

            assertThat(DataSnapshot.of(connection).table("t").orElseThrow().rows())
                    .isOne();
            run(connection, "rollback");
        }
        assertThat(table("t").rows()).isZero();
    }

    @Test
    void leavesNoTransactionOpen() throws SQLException {
        database.execute("create table t (id integer primary key)");
        try (Connection connection = database.connection()) {
            DataSnapshot.of(connection);

            database.execute("insert into t values (1)");
            run(connection, "begin immediate");
            run(connection, "commit");
            assertThat(connection.getAutoCommit()).isTrue();
        }
    }

    @Test
    void goesWithoutTheTablesOfTools() throws SQLException {
        database.execute("create table users (id)", "create table __drizzle_migrations (id)");

        assertThat(DataSnapshot.of(database)
                        .withoutTables(List.of("__DRIZZLE_migrations"))
                        .tables())
                .hasToString("[users: 0 rows]");
    }

    private void store(String one, String other) throws SQLException {
        database.execute(
                "create table a (id integer primary key, x)", "insert into a values (1, " + one + ")",
                "create table b (id integer primary key, x)", "insert into b values (1, " + other + ")");
    }

    private TableData table(String name) {
        return DataSnapshot.of(database).table(name).orElseThrow();
    }

    private long hash(String table, String column) {
        return table(table).column(column).orElseThrow().hash();
    }

    private long count(String sql) throws SQLException {
        return Long.parseLong(database.query(sql).get(0));
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
