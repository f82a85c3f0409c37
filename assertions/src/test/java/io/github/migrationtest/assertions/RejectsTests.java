package io.github.migrationtest.assertions;

import static io.github.migrationtest.assertions.DatabaseAssertions.assertThat;
import static io.github.migrationtest.assertions.DatabaseAssertions.assertThatExceptionOfType;
import static io.github.migrationtest.assertions.DatabaseAssertions.assertThatIllegalArgumentException;
import static io.github.migrationtest.assertions.Failures.messageOf;

import io.github.migrationtest.database.DatabaseException;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RejectsTests {
    private static final String[] SCHEMA = {
        "create table users (id integer primary key, email text not null unique, age integer check (age > 0))",
        "create table notes (id integer primary key, user_id integer references users)",
        "create table later (id integer primary key, user_id integer references users deferrable initially deferred)",
        "create table typed (n integer) strict",
        "create trigger no_x before insert on users when new.email = 'x' begin select raise(abort, 'no x'); end",
        "create trigger no_y before insert on users when new.email = 'y' begin select raise(rollback, 'no y'); end",
        "insert into users values (1, 'a', 1)"
    };

    @AutoClose
    private final SqliteMemory database = SqliteMemory.of(SCHEMA);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into users values (2, 'a', 1)",
                "insert into users values (1, 'b', 1)",
                "insert into users values (2, null, 1)",
                "update users set age = 0",
                "insert into users values ('two', 'b', 1)",
                "insert into typed values ('one')",
                "insert into users values (2, 'x', 1)",
                "insert into users values (2, 'y', 1)",
                "create unique index twice on users (age + id - id)  -- one row, and then two",
            })
    void countsEveryConstraintAsARejection(String sql) {
        if (sql.startsWith("create")) {
            database.execute("insert into users values (9, 'i', 1)");
        }

        assertThat(database).rejects(sql);
    }

    @Test
    void takesParametersAndNulls() {
        assertThat(database)
                .rejects("insert into users (id, email) values (?, ?)", 2, "a")
                .rejects("insert into users (id, email) values (?, ?)", 2, null)
                .accepts("insert into users (id, email, age) values (?, ?, ?)", 2, "b", null);
    }

    @Test
    void leavesNothingBehindWhateverTheOutcome() throws SQLException {
        assertThat(database)
                .accepts("insert into users values (2, 'b', 1)")
                .accepts("delete from users")
                .accepts("drop table notes")
                .accepts("insert into users values (2, 'b', 1) returning id")
                .rejects("insert into users values (2, 'b', 1), (3, 'b', 1)")
                .rejects("insert or fail into users values (2, 'b', 1), (3, 'b', 1)")
                .rejects("insert or rollback into users values (2, 'b', 1), (3, 'b', 1)");
        assertThat(messageOf(() -> assertThat(database).rejects("insert into users values (2, 'b', 1)")))
                .isNotEmpty();

        assertThat(database).hasRowCount("users", 1).hasTable("notes");
        assertThat(database.connection().getAutoCommit()).isTrue();
        database.execute("begin", "commit");
    }

    @Test
    void staysWithinTheTransactionThatIsOpen() throws SQLException {
        Connection connection = database.connection();
        connection.setAutoCommit(false);
        database.execute("insert into users values (2, 'mine', 1)");

        assertThat(connection)
                .rejects("insert into users values (3, 'mine', 1)")
                .accepts("insert into users values (3, 'other', 1)")
                .hasRowCount("users", 2);

        assertThat(connection.getAutoCommit()).isFalse();
        connection.rollback();
        assertThat(connection).hasRowCount("users", 1);
    }

    @Test
    void staysWithinATransactionThatWasBegunBySql() {
        database.execute("begin", "insert into users values (2, 'mine', 1)");

        assertThat(database)
                .rejects("insert into users values (3, 'mine', 1)")
                .accepts("insert into users values (3, 'other', 1)");

        database.execute("commit");
        assertThat(database).hasRowCount("users", 2);
    }

    @Test
    void saysThatTheStatementHasEndedTheUsersTransaction() throws SQLException {
        Connection connection = database.connection();
        connection.setAutoCommit(false);
        database.execute("insert into users values (2, 'mine', 1)");

        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(() -> assertThat(connection).rejects("insert into users values (3, 'y', 1)"))
                .withMessage(
                        "The statement has rolled back the whole transaction that was open on the connection, as ON CONFLICT ROLLBACK and RAISE(ROLLBACK) do. Use a connection without one.");
    }

    @Test
    void enforcesForeignKeysOnlyIfTheConnectionDoes() {
        assertThat(database).accepts("insert into notes values (1, 99)");

        database.execute("pragma foreign_keys = on");

        assertThat(database)
                .rejects("insert into notes values (1, 99)")
                .accepts("insert into notes values (1, 1)")
                .enforcesForeignKeys();
    }

    @Test
    void seesTheDeferredForeignKeyThatWouldRefuseTheCommit() {
        database.execute("pragma foreign_keys = on");

        assertThat(database)
                .rejects("insert into later values (1, 99)")
                .accepts("insert into later values (1, 1)")
                .hasRowCount("later", 0);
        assertThat(messageOf(() -> assertThat(database).accepts("insert into later values (1, 99)")))
                .endsWith("""

                        to accept:
                          insert into later values (1, 99)
                        but the commit would be refused, for it breaks deferred foreign keys:
                          later (user_id) -> users (id)""");
    }

    @Test
    void doesNotBlameAStatementForOrphansThatWereThere() {
        database.execute("insert into later values (7, 99)", "pragma foreign_keys = on");

        assertThat(database).accepts("insert into later values (1, 1)");
    }

    @Test
    void saysThatAStatementWasAccepted() {
        database.execute("pragma foreign_keys = on");

        assertThat(messageOf(() -> assertThat(database).rejects("insert into users values (?, ?, 1)", 2, "b")))
                .isEqualTo("""
                        [jdbc:sqlite::memory:]\s
                        Expecting database:
                          jdbc:sqlite::memory:
                        to reject:
                          insert into users values (?, ?, 1)
                        with parameters:
                          2, b
                        but it was accepted""");
    }

    @Test
    void saysWhyAStatementMayHaveBeenAccepted() {
        assertThat(messageOf(() -> assertThat(database).rejects("update users set age = 0 where id = 5")))
                .endsWith("""

                        to reject:
                          update users set age = 0 where id = 5
                        but it was accepted, and changed no row
                        foreign keys are not enforced on this connection""");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            insert into user values (1) | [SQLITE_ERROR] SQL error or missing database (no such table: user)
            insert users                | [SQLITE_ERROR] SQL error or missing database (near "users": syntax error)
            insert into typed values (1, 2) | [SQLITE_ERROR] SQL error or missing database (table typed has 1 columns but 2 values were supplied)
            """)
    void doesNotTakeAFaultInTheStatementForARejection(String sql, String answer) {
        assertThat(messageOf(() -> assertThat(database).rejects(sql)))
                .endsWith("\nto reject:\n  " + sql + "\nbut no constraint did, the statement itself failed:\n  "
                        + answer);
    }

    @Test
    void printsWhatSqliteSaysToAStatementThatShouldBeAccepted() {
        assertThat(messageOf(() -> assertThat(database).accepts("insert into users values (2, 'a', 1)")))
                .isEqualTo("""
                        [jdbc:sqlite::memory:]\s
                        Expecting database:
                          jdbc:sqlite::memory:
                        to accept:
                          insert into users values (2, 'a', 1)
                        but it was refused:
                          [SQLITE_CONSTRAINT_UNIQUE] A UNIQUE constraint failed (UNIQUE constraint failed: users.email)""");
    }

    @Test
    void doesNotRepeatWhatATriggerSaysOfACopysRows() {
        try (SqliteMemory copy = SqliteMemory.copyOf(SCHEMA)) {
            assertThat(messageOf(() -> assertThat(copy).accepts("insert into users values (2, 'x', 1)")))
                    .endsWith(
                            "but it was refused:\n  [SQLITE_CONSTRAINT_TRIGGER] A RAISE function within a trigger fired, causing the SQL statement to abort");
            assertThat(messageOf(() -> assertThat(copy).accepts("insert into users values (2, 'a', 1)")))
                    .endsWith("(UNIQUE constraint failed: users.email)");
        }
    }

    @Test
    void wantsOneStatementThatCanBeTakenBack() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> assertThat(database).accepts("-- nothing"))
                .withMessage("accepts(...) takes a statement; this is empty: \"-- nothing\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> assertThat(database).rejects("/* now */ Commit"))
                .withMessage("rejects(...) takes back what it runs, and COMMIT cannot be taken back: /* now */ Commit");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> assertThat(database).rejects("delete from users; select 1"))
                .withMessage("rejects(...) takes one statement; here are several: delete from users; select 1");
        assertThat(database)
                .accepts("delete from users where email = 'a; b';")
                .accepts("create trigger t after delete on users begin select 1; select 2; end");
    }

    @Test
    void wantsAValueForEveryParameter() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> assertThat(database).rejects("insert into users values (?, ?, 1)", 2))
                .withMessage("rejects(...) got 1 of the 2 parameters of: insert into users values (?, ?, 1)");
        assertThat(database).hasRowCount("users", 1);
        database.execute("begin", "commit");
    }
}
