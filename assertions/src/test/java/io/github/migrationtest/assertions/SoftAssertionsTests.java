package io.github.migrationtest.assertions;

import static io.github.migrationtest.assertions.BddDatabaseAssertions.then;
import static io.github.migrationtest.assertions.DatabaseAssertions.assertThat;

import io.github.migrationtest.data.DataDiff;
import io.github.migrationtest.data.DataSnapshot;
import io.github.migrationtest.database.Database;
import io.github.migrationtest.schema.SchemaSnapshot;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.assertj.core.api.SoftAssertionsProvider;
import org.assertj.core.api.junit.jupiter.SoftAssertionsExtension;
import org.assertj.core.error.AssertJMultipleFailuresError;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

class SoftAssertionsTests {

    @AutoClose
    private final SqliteMemory database = SqliteMemory.of(
            "create table users (id integer primary key, email text)",
            "create table notes (id integer primary key, body text default 'x')");

    @Test
    void passWhereEverythingHolds() {
        DatabaseSoftAssertions.assertSoftly(softly -> {
            softly.assertThat(database).hasTable("users", users -> users.hasColumn("email", ColumnAssert::isNullable));
            softly.assertThat(1).isEqualTo(1);
        });
    }

    @Test
    void collectEverythingThatFailsInOrderAtEveryDepth() {
        DatabaseSoftAssertions softly = new DatabaseSoftAssertions();

        softly.assertThat(database)
                .hasTable("tags")
                .hasTable("users", users -> users.hasPrimaryKey("email")
                        .hasColumn("email", email -> email.hasType("integer").isNotNull())
                        .hasColumn("nickname", nickname -> nickname.isNotNull())
                        .hasUniqueIndexOn("email"))
                .hasRowCount("notes", 1);
        softly.assertThat("and").isEqualTo("or");

        assertThat(firstClaims(softly))
                .containsExactly(
                        "to have table:   tags",
                        "to have primary key on:   (email)",
                        "to have type:   integer",
                        "to be not null but it is:",
                        "to have column:   nickname",
                        "to have unique index on:   (email)",
                        "to have so many rows:   1",
                        "AssertJ");
        assertThat(softly.wasSuccess()).isFalse();
    }

    @Test
    void sayWhereTheyAre() {
        DatabaseSoftAssertions softly = new DatabaseSoftAssertions();

        softly.assertThat(database)
                .as("after 0004")
                .hasTable("users", users -> users.hasColumn("email", ColumnAssert::isNotNull));

        assertThat(softly.assertionErrorsCollected())
                .singleElement()
                .extracting(Throwable::getMessage)
                .asString()
                .startsWith("[after 0004, table \"users\", column \"email\"] \nExpecting column:")
                .contains("\nat SoftAssertionsTests.");
    }

    @Test
    void knowThatTheLastCallFailedWhereItsCallbackDid() {
        DatabaseSoftAssertions softly = new DatabaseSoftAssertions();

        softly.assertThat(database).hasTable("users", users -> users.hasColumn("nickname"));
        assertThat(softly.wasSuccess()).isFalse();

        softly.assertThat(database).hasTable("users", users -> users.hasColumn("email"));
        assertThat(softly.wasSuccess()).isTrue();
    }

    @Test
    void goOnBehindAnAssertionOfAssertJsOwn() {
        DatabaseSoftAssertions softly = new DatabaseSoftAssertions();

        softly.assertThat(database)
                .hasTable("users", users -> users.hasColumn(
                                "email", email -> email.hasDefault("1").matches(column -> false, "odd"))
                        .hasCheck("id > 0"))
                .hasTable("tags");

        assertThat(firstClaims(softly))
                .containsExactly("to have default:   1", "AssertJ", "to have check:   id > 0", "to have table:   tags");
    }

    @Test
    void coverSnapshotsAndDiffs() {
        SchemaSnapshot before = SchemaSnapshot.of(database);
        DataSnapshot rows = DataSnapshot.of(database);
        database.execute("drop table notes", "insert into users values (1, 'a')");
        DatabaseSoftAssertions softly = new DatabaseSoftAssertions();

        softly.assertThat(SchemaSnapshot.of(database)).isEqualTo(before).hasTable("notes");
        softly.assertThat(before.diffTo(SchemaSnapshot.of(database))).isEmpty();
        softly.assertThat(DataSnapshot.of(database)).hasRowCount("users", 2).hasSameRowsAs(rows);
        softly.assertThat(DataDiff.between(rows, DataSnapshot.of(database))).isEmpty();
        softly.assertThat(database.connection()).enforcesForeignKeys();

        assertThat(softly.assertionErrorsCollected()).hasSize(7);
    }

    @Test
    void failTogether() {
        assertThat(DatabaseAssertions.catchThrowable(
                        () -> DatabaseSoftAssertions.assertSoftly(softly -> softly.assertThat(database)
                                .hasTable("users", users -> users.hasColumn("a").hasColumn("b")))))
                .isInstanceOf(AssertJMultipleFailuresError.class)
                .hasMessageContaining("Multiple Failures (2 failures)");
    }

    @Test
    void speakInGivenWhenThen() {
        BddDatabaseSoftAssertions softly = new BddDatabaseSoftAssertions();

        softly.then(database).hasTable("users", users -> users.hasColumn("a").hasColumn("b"));
        softly.then("and").isEqualTo("or");

        then(softly.assertionErrorsCollected()).hasSize(3);
        then(database).hasTable("users");
        then(database.connection()).doesNotEnforceForeignKeys();
        then(SchemaSnapshot.of(database)).hasTable("notes");
        then(DataSnapshot.of(database)).hasRowCount("users", 0);
        then(SchemaSnapshot.of(database).diffTo(SchemaSnapshot.of(database))).isEmpty();
        BddDatabaseSoftAssertions.thenSoftly(soft -> soft.then(database).hasTable("users"));
    }

    @Test
    void collectOneFailurePerCallInAnyOtherSoftAssertions() {
        SoftAssertions softly = new SoftAssertions();

        softly.proxy(DatabaseAssert.class, Database.class, database)
                .hasTable("users", users -> users.hasColumn("a").hasColumn("b"))
                .hasTable("tags");

        assertThat(firstClaims(softly)).containsExactly("to have column:   a", "to have table:   tags");
    }

    @Test
    @ExtendWith(SoftAssertionsExtension.class)
    void areInjectedByAssertJsExtension(DatabaseSoftAssertions softly, BddDatabaseSoftAssertions bdd) {
        softly.assertThat(database).hasTable("users", users -> users.hasColumn("email"));
        bdd.then(database).hasTable("users", users -> users.hasColumn("email"));

        assertThat(softly.getDelegate()).isPresent().isEqualTo(bdd.getDelegate());
    }

    private static List<String> firstClaims(SoftAssertionsProvider softly) {
        return softly.assertionErrorsCollected().stream()
                .map(error -> String.valueOf(error.getMessage()).lines().toList())
                .map(lines -> {
                    int claim = 0;
                    while (claim < lines.size() && !lines.get(claim).startsWith("to ")) {
                        claim++;
                    }
                    return String.join(" ", lines.subList(claim, Math.min(lines.size(), claim + 2)));
                })
                .map(claim -> claim.startsWith("to match") || claim.isEmpty() ? "AssertJ" : claim)
                .toList();
    }
}
