package io.github.migrationtest.assertions;

import static io.github.migrationtest.assertions.DatabaseAssertions.assertThat;
import static io.github.migrationtest.assertions.DatabaseAssertions.assertThatExceptionOfType;
import static io.github.migrationtest.assertions.Failures.messageOf;

import io.github.migrationtest.database.Database;
import io.github.migrationtest.database.DatabaseException;
import io.github.migrationtest.database.DatabaseKind;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

class DatabaseAssertTests {

    @AutoClose
    private final SqliteMemory database = SqliteMemory.of(
            "create table users (id integer primary key, email text unique)",
            "create table notes (id integer primary key, user_id integer references users on delete cascade)",
            "insert into users values (1, 'a@example.org')",
            "insert into notes values (1, 1), (2, 1)");

    @Test
    void namesTheDatabaseUntilTheUserSaysOtherwise() {
        assertThat(messageOf(() -> assertThat(database).hasTable("tags"))).isEqualTo("""
                        [jdbc:sqlite::memory:]\s
                        Expecting database:
                          jdbc:sqlite::memory:
                        to have table:
                          tags
                        but its tables are:
                          notes
                          users""");
        assertThat(messageOf(() -> assertThat(database).as("after 0004").hasTable("tags")))
                .startsWith("[after 0004] \nExpecting database:\n  jdbc:sqlite::memory:\n");
    }

    @Test
    void showsAUrlThatLooksLikeAFormat(@TempDir Path directory) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("100%n.db"))) {
            assertThat(messageOf(() -> assertThat(connection).hasTable("users")))
                    .startsWith("[jdbc:sqlite:" + directory + "/100%n.db] \n");
        }
    }

    @Test
    void readsTheDatabaseAnewEveryTime() {
        DatabaseAssert assertion = assertThat(database).doesNotHaveTable("tags");

        database.execute("create table tags (id integer)");

        assertThat(assertion.hasTable("tags")).isSameAs(assertion);
    }

    @Test
    void countsRowsOfTablesAndViews() {
        database.execute("create view \"a \"\" b\" as select * from notes");

        assertThat(database).hasRowCount("users", 1).hasRowCount("notes", 2).hasRowCount("a \" b", 2);
        assertThat(messageOf(() -> assertThat(database).hasRowCount("notes", 3)))
                .endsWith("Expecting table:\n  notes\nto have so many rows:\n  3\nbut it has:\n  2");
        assertThat(messageOf(() -> assertThat(database).hasRowCount("tags", 0)))
                .endsWith("to have table:\n  tags\nbut its tables are:\n  notes\n  users");
    }

    @Test
    void findsRowsWithoutTheirParent() {
        assertThat(database).hasNoOrphans();

        database.execute("insert into notes values (7, 99), (9, 98)");

        assertThat(messageOf(() -> assertThat(database).hasNoOrphans())).isEqualTo("""
                        [jdbc:sqlite::memory:]\s
                        Expecting database:
                          jdbc:sqlite::memory:
                        to have a parent for every foreign key
                        but not these:
                          notes (user_id) -> users (id): 2 rows without a parent: id 7, 9""");
    }

    @Test
    void asksTheVeryConnectionWhetherItEnforcesForeignKeys() {
        assertThat(database.connection()).doesNotEnforceForeignKeys();
        assertThat(messageOf(() -> assertThat(database.connection()).enforcesForeignKeys()))
                .isEqualTo("""
                        [jdbc:sqlite::memory:]\s
                        Expecting database:
                          jdbc:sqlite::memory:
                        to enforce foreign keys on the connection it gives
                        but PRAGMA foreign_keys is off there, as it is in SQLite unless the driver or the application switches it on""");

        database.execute("pragma foreign_keys = on");

        assertThat(database.connection()).enforcesForeignKeys();
        assertThat(messageOf(() -> assertThat(database.connection()).doesNotEnforceForeignKeys()))
                .endsWith("""

                        to not enforce foreign keys on the connection it gives
                        but PRAGMA foreign_keys is on there; within a transaction SQLite ignores switching it off""");
    }

    @Test
    void asksADataSourceForAConnectionAsItGivesIt(@TempDir Path directory) {
        SQLiteConfig enforcing = new SQLiteConfig();
        enforcing.enforceForeignKeys(true);
        String url = "jdbc:sqlite:" + directory.resolve("app.db");

        assertThat(dataSource(url, enforcing)).enforcesForeignKeys();
        assertThat(dataSource(url, new SQLiteConfig())).doesNotEnforceForeignKeys();
    }

    @Test
    void runsTheIntegrityCheckOfSqlite() {
        assertThat(database).passesIntegrityCheck();

        // The schema is edited behind SQLite's back: what was allowed no longer is.
        database.execute(
                "insert into notes values (3, null)",
                "pragma writable_schema = on",
                "update sqlite_schema set sql = 'create table notes (id integer primary key, user_id integer not null)' where name = 'notes'",
                "pragma writable_schema = reset");

        assertThat(messageOf(() -> assertThat(database).passesIntegrityCheck())).isEqualTo("""
                        [jdbc:sqlite::memory:]\s
                        Expecting database:
                          jdbc:sqlite::memory:
                        to pass its integrity check
                        but that found:
                          NULL value in notes.user_id""");
    }

    @Test
    void takesADatabaseForTheSchemaThatIsWanted() {
        try (SqliteMemory other = SqliteMemory.of("create table users (id integer primary key, email text unique)")) {
            assertThat(messageOf(() -> assertThat(database).hasSameSchemaAs(other)))
                    .isEqualTo("""
                            [jdbc:sqlite::memory:]\s
                            Expecting schema to be the same, but from the expected one to this one:
                              + table notes (id integer not null, user_id integer)""");
            database.execute("drop table notes");
            assertThat(database).hasSameSchemaAs(other);
        }
    }

    @Test
    void refusesWhatOnlySqliteKnows() {
        Database postgresql = new Elsewhere(database.connection());

        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> assertThat(postgresql).enforcesForeignKeys())
                .withMessage(
                        "enforcesForeignKeys() understands SQLite only; jdbc:postgresql://host/app is PostgreSQL.");
    }

    @Test
    void saysThatADatabaseCannotBeRead() {
        Database known = Database.of(database.connection());
        database.close();

        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(() -> assertThat(known).enforcesForeignKeys())
                .withMessage("jdbc:sqlite::memory: cannot be read.")
                .withCauseInstanceOf(SQLException.class);
    }

    @Test
    void failsOnNull() {
        assertThat(messageOf(() -> assertThat((Database) null).hasTable("users")))
                .contains("Expecting actual not to be null");
        assertThat(messageOf(() -> assertThat((Connection) null).enforcesForeignKeys()))
                .contains("Expecting actual not to be null");
        assertThat(messageOf(() -> assertThat((DataSource) null).hasNoOrphans()))
                .contains("Expecting actual not to be null");
        assertThat(messageOf(() -> assertThat((Connection) null).accepts("select 1")))
                .contains("Expecting actual not to be null");
    }

    private static DataSource dataSource(String url, SQLiteConfig config) {
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl(url);
        return source;
    }

    private record Elsewhere(Connection connection) implements Database {
        @Override
        public DatabaseKind kind() {
            return DatabaseKind.POSTGRESQL;
        }

        @Override
        public String jdbcUrl() {
            return "jdbc:postgresql://host/app";
        }
    }
}
