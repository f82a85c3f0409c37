package io.github.migrationtest.assertions;

import static io.github.migrationtest.assertions.DatabaseAssertions.assertThat;
import static io.github.migrationtest.assertions.DatabaseAssertions.assertThatIllegalArgumentException;
import static io.github.migrationtest.assertions.DatabaseAssertions.assertThatIllegalStateException;
import static io.github.migrationtest.assertions.Failures.messageOf;

import io.github.migrationtest.database.Database;
import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.database.DisposableDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
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
            })
    void countsEveryConstraintAsARejection(String sql) {
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
    void refusesToTakeAlongTheTransactionThatIsOpen() throws SQLException {
        Connection connection = database.connection();
        connection.setAutoCommit(false);
        database.execute("insert into users values (2, 'mine', 1)");

        assertThatIllegalStateException()
                .isThrownBy(() -> assertThat(connection).rejects("insert into users values (3, 'y', 1)"))
                .withMessage(
                        "rejects(...) rolls back what it runs, and would take along the transaction that is open on the connection to jdbc:sqlite::memory:. Commit it and switch auto-commit on first. On a TestDatabase it would run on a clone.");
        assertThat(connection).hasRowCount("users", 2);
        assertThat(connection.getAutoCommit()).isFalse();
    }

    @Test
    void refusesToTakeAlongATransactionThatWasBegunBySql() {
        database.execute("begin", "insert into users values (2, 'mine', 1)");

        assertThatIllegalStateException()
                .isThrownBy(() -> assertThat(database).accepts("insert into users values (3, 'other', 1)"))
                .withMessageStartingWith("accepts(...) rolls back what it runs, and would take along the transaction");

        database.execute("commit");
        assertThat(database).hasRowCount("users", 2);
    }

    @Test
    void triesNothingButRowsOnADatabaseOfSomebodyElse() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> assertThat(database).accepts("drop table notes"))
                .withMessage(
                        "accepts(...) tries nothing but statements on rows on jdbc:sqlite::memory:, and DROP is none: drop table notes. On a TestDatabase it would run on a clone.");
        assertThat(database).hasTable("notes");
    }

    @Test
    void triesAnythingOnAClone() {
        try (Scratch scratch = new Scratch(database)) {
            assertThat(scratch)
                    .accepts("drop table notes")
                    .accepts("create trigger t after delete on users begin select 1; select 2; end")
                    .rejectsBy("twice", "insert into users values (2, 'b', 1)")
                    .rejects("insert or rollback into users values (2, 'a', 1)")
                    .hasTable("notes");
            assertThat(messageOf(() -> assertThat(scratch).rejects("drop table gone")))
                    .endsWith("(no such table: gone)");
        }
    }

    @Test
    void asksTheCommitOfAClone() {
        try (Scratch scratch = new Scratch(database)) {
            scratch.foreignKeys = true;

            assertThat(scratch)
                    .rejectsBy(key -> key.foreignKey().on("later", "user_id"), "insert into later values (1, 99)")
                    .rejectsBy(key -> key.foreignKey().on("notes", "user_id"), "insert into notes values (1, 99)")
                    .accepts("insert into later values (1, 1)");
        }
    }

    /** A database that is copied by making it anew. */
    private static final class Scratch implements DisposableDatabase {
        private final Database original;
        private final SqliteMemory memory = SqliteMemory.of(SCHEMA);
        private boolean foreignKeys;

        Scratch(Database original) {
            this.original = original;
            memory.execute("create unique index twice on users (age + id - id)");
        }

        @Override
        public Optional<DisposableDatabase> disposableCopy() {
            Scratch copy = new Scratch(original);
            copy.memory.execute("pragma foreign_keys = " + foreignKeys);
            return Optional.of(copy);
        }

        @Override
        public DatabaseKind kind() {
            return DatabaseKind.SQLITE;
        }

        @Override
        public String jdbcUrl() {
            return original.jdbcUrl();
        }

        @Override
        public Connection connection() {
            return memory.connection();
        }

        @Override
        public void close() {
            memory.close();
        }
    }

    @Test
    void saysWhichConstraintItWas() {
        database.execute(
                "pragma foreign_keys = on",
                "create table words (word text)",
                "create unique index words_lower on words (lower(word))",
                "insert into words values ('a')");

        assertThat(database)
                .rejectsBy(key -> key.unique().on("users", "email"), "insert into users values (2, 'a', 1)")
                .rejectsBy("words_lower", "insert into words values ('A')")
                .rejectsBy(key -> key.unique().on("USERS", "id"), "insert into users values (1, 'b', 1)")
                .rejectsBy(key -> key.notNull().on("users", "email"), "insert into users values (?, ?, ?)", 2, null, 1)
                .rejectsBy(key -> key.check("age>0").on("users"), "update users set age = 0")
                .rejectsBy(key -> key.foreignKey().on("notes", "user_id"), "insert into notes values (1, 99)")
                .rejectsBy(key -> key.foreignKey().on("later", "user_id"), "insert into later values (1, 99)")
                .rejectsBy(key -> key.type().on("typed", "n"), "insert into typed values ('one')")
                .rejectsBy(key -> key.type().on("users"), "insert into users values ('two', 'b', 1)")
                .rejectsBy(key -> key.trigger().saying("no x"), "insert into users values (2, 'x', 1)")
                .rejectsBy(key -> {}, "insert into users values (2, 'x', 1)")
                .hasRowCount("users", 1);
    }

    @Test
    void saysThatItWasAnotherConstraint() {
        assertThat(messageOf(() -> assertThat(database)
                        .rejectsBy(
                                key -> key.unique().on("users", "id"), "insert into users values (?, ?, 1)", 2, "a")))
                .isEqualTo("""
                        [jdbc:sqlite::memory:]\s
                        Expecting database:
                          jdbc:sqlite::memory:
                        to reject:
                          insert into users values (?, ?, 1)
                        with parameters:
                          2, a
                        by:
                          unique on users (id)
                        but it was refused by:
                          unique on users (email)
                        which says:
                          [SQLITE_CONSTRAINT_UNIQUE] A UNIQUE constraint failed (UNIQUE constraint failed: users.email)""");
        assertThat(messageOf(() -> assertThat(database).rejectsBy("real_age", "insert into users values (2, 'b', 1)")))
                .contains("\nby:\n  real_age\nbut it was accepted");
        assertThat(messageOf(
                        () -> assertThat(database).rejectsBy(key -> key.check("age > 1"), "update users set age = 0")))
                .contains("\nby:\n  check (age > 1)\nbut it was refused by:\n  check age > 0 on users\n");
        assertThat(messageOf(() -> assertThat(database)
                        .rejectsBy(key -> key.trigger().saying("no z"), "insert into users values (2, 'x', 1)")))
                .contains("\nby:\n  trigger saying no z\nbut it was refused by:\n  trigger\n");
    }

    @Test
    void findsAConstraintByItsName() {
        database.execute(
                "create table named (a integer constraint one_a unique, b integer constraint small check (b < 9),"
                        + " u integer constraint of_user references users)");
        database.execute("insert into named values (1, 1, 1)", "pragma foreign_keys = on");

        assertThat(database)
                .rejectsBy("one_a", "insert into named values (1, 2, 1)")
                .rejectsBy("SMALL", "insert into named values (2, 10, 1)")
                .rejectsBy("of_user", "insert into named values (2, 2, 99)")
                .rejectsBy("of_user", "delete from users");
        assertThat(messageOf(() -> assertThat(database).rejectsBy("one_b", "insert into named values (1, 2, 1)")))
                .contains("\nby:\n  one_b\nbut it was refused by:\n  unique on named (a)\n");
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
                        but the commit would be refused:
                          foreign key on later (user_id)""");
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
        assertThat(database).accepts("delete from users where email = 'a; b';");
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
