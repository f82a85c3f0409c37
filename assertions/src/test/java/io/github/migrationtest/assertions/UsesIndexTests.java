package io.github.migrationtest.assertions;

import static io.github.migrationtest.assertions.DatabaseAssertions.assertThat;
import static io.github.migrationtest.assertions.DatabaseAssertions.assertThatIllegalArgumentException;
import static io.github.migrationtest.assertions.Failures.messageOf;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class UsesIndexTests {

    @AutoClose
    private final SqliteMemory database = SqliteMemory.of(
            "create table users (id integer primary key, email text, age integer)",
            "create index \"users email\" on users (email)",
            "create index users_age on users (age)");

    @Test
    void knowsWhichIndexFindsTheRows() {
        assertThat(database)
                .usesIndex("users email", "select * from users where email = ?", "a")
                .usesIndex("USERS_AGE", "select age from users where age > 3 order by age")
                .usesIndex("users_age", "select * from users order by age")
                .usesIndex("users_age", "update users set email = 'b' where age = 5")
                .doesNotUseIndex("users_age", "select * from users where email = 'a'")
                .doesNotUseIndex("users_age", "select * from users where abs(age) = 5")
                .hasRowCount("users", 0);
    }

    @Test
    void doesNotTakeTheReadingOfAWholeIndexForItsUse() {
        assertThat(database).doesNotUseIndex("users_age", "select age from users where age + 1 = 5");
    }

    @Test
    void printsThePlan() {
        assertThat(messageOf(
                        () -> assertThat(database).usesIndex("users_age", "select * from users where email = ?", "a")))
                .isEqualTo("""
                        [jdbc:sqlite::memory:]\s
                        Expecting database:
                          jdbc:sqlite::memory:
                        to use index:
                          users_age
                        to run:
                          select * from users where email = ?
                        with parameters:
                          a
                        but the indexes of its plan are:
                          users email
                        its plan:
                          SEARCH users USING INDEX users email (email=?)""");
        assertThat(messageOf(() -> assertThat(database).usesIndex("users_age", "select * from users")))
                .endsWith("\nbut it uses none\nits plan:\n  SCAN users");
        assertThat(messageOf(
                        () -> assertThat(database).doesNotUseIndex("users_age", "select * from users where age = 1")))
                .endsWith("\nbut it does\nits plan:\n  SEARCH users USING INDEX users_age (age=?)");
    }

    @Test
    void wantsAStatementOnRows() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> assertThat(database).usesIndex("users_age", "drop table users"))
                .withMessage("usesIndex(...) takes a statement on rows, and DROP is none: drop table users");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> assertThat(database).usesIndex("users_age", "select ?"))
                .withMessage("usesIndex(...) got 0 of the 1 parameters of: select ?");
    }
}
