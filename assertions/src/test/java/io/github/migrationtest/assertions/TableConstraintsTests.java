package io.github.migrationtest.assertions;

import static io.github.migrationtest.assertions.DatabaseAssertions.assertThat;
import static io.github.migrationtest.schema.ReferentialAction.CASCADE;
import static io.github.migrationtest.schema.ReferentialAction.NO_ACTION;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class TableConstraintsTests {

    @AutoClose
    private final SqliteMemory database = SqliteMemory.of(
            "create table orgs (id integer constraint orgs_pk primary key, name text)",
            """
            create table users (
                id integer primary key, email text not null, nickname text unique, org_id integer, boss_id integer references users,
                constraint one_nick_per_org unique (org_id, nickname),
                constraint real_email check (length(email) > 3),
                check (id > 0),
                constraint users_org foreign key (org_id) references orgs (id) on delete cascade deferrable initially deferred)
            """,
            "create unique index users_email on users (email)",
            "create index users_org on users (org_id) where nickname is null",
            "create unique index users_org_active on users (org_id) where nickname is not null",
            "create index users_lower on users (lower(email) desc, org_id)",
            "create table logs (line text)");

    @Test
    void knowsAllIndexesByName() {
        holds("users", users -> users.hasExactlyIndexes("users_email", "USERS_ORG", "users_org_active", "users_lower"));
        holds("orgs", TableAssert::hasNoIndexes);

        assertThat(messageOf("users", users -> users.hasExactlyIndexes("users_email", "users_name")))
                .endsWith("""

                        to have exactly the indexes:
                          users_email
                          users_name
                        but these are missing:
                          users_name
                        but these are there too:
                          users_org
                          users_org_active
                          users_lower
                        all that are there:
                          users_email
                          users_org
                          users_org_active
                          users_lower""");
        assertThat(messageOf("orgs", orgs -> orgs.hasExactlyIndexes("orgs_name")))
                .endsWith("but these are missing:\n  orgs_name\nnone is there");
        database.execute("create index one on logs (line)");
        assertThat(messageOf("logs", TableAssert::hasNoIndexes))
                .endsWith("\nto have no indexes\nbut it has:\n  index one on logs (line)");
    }

    @Test
    void knowsAllIndexesByWhatTheyAreOn() {
        holds(
                "users",
                users -> users.hasExactlyIndexesOn(List.of(
                        List.of("email"), List.of("org_id"), List.of("org_id"), List.of("lower(email)", "org_id"))));
        holds("orgs", orgs -> orgs.hasExactlyIndexesOn(List.of()));

        assertThat(messageOf(
                        "users",
                        users -> users.hasExactlyIndexesOn(
                                List.of(List.of("email"), List.of("org_id"), List.of("name", "id")))))
                .endsWith("""

                        to have exactly the indexes on:
                          (email)
                          (org_id)
                          (name, id)
                        but there is none on:
                          (name, id)
                        but these are there too:
                          index users_org_active on users (org_id) unique where nickname is not null
                          index users_lower on users (lower(email) desc, org_id)""");
    }

    @Test
    void findsIndexesByWhatTheyAreOn() {
        holds("users", users -> users.hasIndexOn("lower( EMAIL )", "org_id")
                .hasIndexOn("org_id", one -> one.hasPredicate("nickname is not null")
                        .isUnique())
                .hasIndexOn(
                        "org_id", one -> one.hasPredicate("nickname is null").isNamed("users_org"))
                .hasIndexOn(List.of("org_id", "nickname"), one -> one.isUnique().isNamed("one_nick_per_org"))
                .hasIndexOn("email", IndexAssert::isUnique)
                .doesNotHaveIndexOn("email", "org_id")
                .doesNotHaveIndexOn("id")
                .doesNotHaveUniqueIndexOn("org_id"));

        assertThat(messageOf("users", users -> users.hasIndexOn("email", IndexAssert::isNotUnique)))
                .isEqualTo("""
                        [jdbc:sqlite::memory:, table "users", index on (email)]\s
                        Expecting index:
                          users_email
                        to not be unique
                        but it is:
                          index users_email on users (email) unique""");
        assertThat(messageOf("users", users -> users.hasIndexOn("org_id", IndexAssert::hasNoPredicate)))
                .contains(
                        "[jdbc:sqlite::memory:, table \"users\", index on (org_id)]", "users_org", "to hold all rows");
        assertThat(messageOf("logs", logs -> logs.hasIndexOn("line", line -> {})))
                .endsWith("\nto have index on:\n  (line)\nbut it has no index");
        assertThat(messageOf("users", users -> users.doesNotHaveIndexOn("org_id")))
                .endsWith("""

                        to have no index on:
                          (org_id)
                        but it has:
                          index users_org on users (org_id) where nickname is not null
                        """.replace("is not null\n", "is null\n")
                        + "  index users_org_active on users (org_id) unique where nickname is not null");
        assertThat(messageOf("users", users -> users.doesNotHaveUniqueIndexOn("email")))
                .endsWith(
                        "\nto have no unique index on:\n  (email)\nbut it has:\n  index users_email on users (email) unique");
    }

    @Test
    void looksIntoThePartsOfAnIndex() {
        database.execute("create index sorted on logs (line collate nocase desc)");

        holds(
                "logs",
                logs -> logs.hasIndex("sorted", sorted -> sorted.hasPart(
                                "line", line -> line.isDescending().hasCollation("NoCase"))
                        .hasMethod("BTREE")
                        .includes()
                        .isValid()
                        .isVisible()));
        assertThat(messageOf(
                        "logs",
                        logs -> logs.hasIndex(
                                "sorted", sorted -> sorted.hasPart("line", IndexPartAssert::isAscending))))
                .isEqualTo("""
                        [jdbc:sqlite::memory:, table "logs", index "sorted", part "line"]\s
                        Expecting part of an index:
                          line
                        to be ascending
                        but it is:
                          line collate nocase desc""");
        assertThat(messageOf("logs", logs -> logs.hasIndex("sorted", sorted -> sorted.hasPart("id", part -> {}))))
                .endsWith("\nto have part:\n  id\nbut it is:\n  index sorted on logs (line collate nocase desc)");
        assertThat(messageOf(
                        "logs",
                        logs -> logs.hasIndex(
                                "sorted", sorted -> sorted.hasPart("line", line -> line.hasCollation("rtrim")))))
                .contains("to have collation:\n  rtrim");
        assertThat(messageOf(
                        "logs",
                        logs -> logs.hasIndex(
                                "sorted", sorted -> sorted.hasPart("line", line -> line.hasOperatorClass("text_ops")))))
                .endsWith("to have operator class:\n  text_ops\nbut it has nothing special");
        assertThat(messageOf(
                        "logs",
                        logs -> logs.hasIndex(
                                "sorted", sorted -> sorted.hasPart("line", line -> line.hasPrefixLength(5)))))
                .contains("to have prefix length:\n  5");
        assertThat(messageOf("logs", logs -> logs.hasIndex("sorted", sorted -> sorted.hasMethod("gin"))))
                .contains("to have method:\n  gin");
        assertThat(messageOf("logs", logs -> logs.hasIndex("sorted", sorted -> sorted.includes("id"))))
                .contains("to include:\n  (id)");
        assertThat(messageOf("logs", logs -> logs.hasIndex("sorted", IndexAssert::isInvisible)))
                .contains("to be invisible");
        assertThat(messageOf("logs", logs -> logs.hasIndex("sorted", sorted -> sorted.isNamed("other"))))
                .contains("to be named:\n  other");
    }

    @Test
    void tellsUniqueConstraintsFromUniqueIndexes() {
        holds("users", users -> users.hasUniqueConstraintOn("nickname")
                .hasUniqueConstraint("one_nick_per_org")
                .hasUniqueConstraint("one_nick_per_org", key -> key.isOn("org_id", "nickname"))
                .doesNotHaveUniqueConstraintOn("email"));

        assertThat(messageOf("logs", logs -> logs.hasUniqueConstraintOn("line")))
                .endsWith("\nto have unique constraint on:\n  (line)\nbut it has no index");
        assertThat(messageOf("users", users -> users.doesNotHaveUniqueConstraintOn("nickname")))
                .endsWith(
                        "\nto have no unique constraint on:\n  (nickname)\nbut it has:\n  unique constraint (nickname)");
        assertThat(messageOf("logs", logs -> logs.hasUniqueConstraint("one")))
                .endsWith("\nto have unique constraint:\n  one\nbut it has no index");
        assertThat(messageOf("users", users -> users.hasUniqueConstraint("one_nick_per_org", key -> key.isOn("id"))))
                .isEqualTo("""
                        [jdbc:sqlite::memory:, table "users", unique constraint "one_nick_per_org"]\s
                        Expecting key:
                          one_nick_per_org
                        to be on:
                          (id)
                        but it is:
                          unique constraint one_nick_per_org (org_id, nickname)""");
    }

    @Test
    void looksIntoThePrimaryKey() {
        holds(
                "orgs",
                orgs -> orgs.hasPrimaryKey(
                        key -> key.isNamed("orgs_pk").isOn("id").isUnique()));
        holds("logs", TableAssert::doesNotHavePrimaryKey);

        assertThat(messageOf("users", users -> users.hasPrimaryKey(key -> key.isNamed("users_pk"))))
                .isEqualTo("""
                        [jdbc:sqlite::memory:, table "users", primary key]\s
                        Expecting key:
                          primary key (id)
                        to be named:
                          users_pk
                        but it is:
                          primary key (id)""");
        assertThat(messageOf("logs", logs -> logs.hasPrimaryKey(key -> {})))
                .endsWith("\nto have a primary key\nbut it has none");
        assertThat(messageOf("orgs", TableAssert::doesNotHavePrimaryKey))
                .endsWith("\nto have no primary key\nbut it has:\n  primary key orgs_pk (id)");
    }

    @Test
    void findsChecksByExpressionAndByName() {
        holds("users", users -> users.hasCheck(
                        "length(email)>3",
                        check -> check.isNamed("real_email").isEnforced().isValidated())
                .hasCheckNamed("REAL_EMAIL")
                .hasCheckNamed("real_email", check -> check.hasExpression("LENGTH(email) > 3"))
                .doesNotHaveCheck("length(email) > 4")
                .doesNotHaveCheckNamed("real_mail"));
        holds("logs", TableAssert::hasNoChecks);

        assertThat(messageOf("users", users -> users.hasCheckNamed("real_mail")))
                .endsWith(
                        "\nto have check named:\n  real_mail\nbut its checks are:\n  real_email (length(email) > 3)\n  (id > 0)");
        assertThat(messageOf("users", users -> users.hasCheck("id > 0", check -> check.isNamed("positive"))))
                .isEqualTo("""
                        [jdbc:sqlite::memory:, table "users", check "id > 0"]\s
                        Expecting check:
                          id > 0
                        to be named:
                          positive
                        but it is:
                          (id > 0)""");
        assertThat(messageOf(
                        "users", users -> users.hasCheckNamed("real_email", check -> check.hasExpression("id > 0"))))
                .contains("check \"real_email\"]", "to have expression:\n  id > 0");
        assertThat(messageOf("users", users -> users.doesNotHaveCheck("id>0")))
                .endsWith("\nto have no check:\n  id>0\nbut it has:\n  (id > 0)");
        assertThat(messageOf("users", users -> users.doesNotHaveCheckNamed("real_email")))
                .endsWith("\nto have no check named:\n  real_email\nbut it has:\n  real_email (length(email) > 3)");
        assertThat(messageOf("users", TableAssert::hasNoChecks)).contains("\nto have no checks\nbut its checks are:\n");
    }

    @Test
    void knowsAllForeignKeysWhateverTheOrderOfTheirDescriptions() {
        holds("users", users -> users.hasExactlyForeignKeys(key -> key.to("users"), key -> key.to("orgs")));
        // The first fits both, and leaves the one to the second that fits no other.
        holds("users", users -> users.hasExactlyForeignKeys(key -> key.onUpdate(NO_ACTION), key -> key.from("org_id")));
        holds("users", users -> users.hasExactlyForeignKeys(key -> key.from("org_id"), key -> key.onUpdate(NO_ACTION)));
        holds("logs", TableAssert::hasExactlyForeignKeys);

        assertThat(messageOf(
                        "users",
                        users -> users.hasExactlyForeignKeys(key -> key.from("org_id"), key -> key.to("logs"))))
                .endsWith("""

                        to have exactly the foreign keys:
                          (org_id)
                          to logs
                        but these are missing:
                          to logs
                        but these are there too:
                          foreign key (boss_id) to users (id)
                        all that are there:
                          foreign key (boss_id) to users (id)
                          foreign key users_org (org_id) to orgs (id) on delete cascade initially deferred""");
        assertThat(messageOf("logs", logs -> logs.hasExactlyForeignKeys(key -> key.to("orgs"))))
                .endsWith("but these are missing:\n  to orgs\nnone is there");
        assertThat(messageOf(
                        "users",
                        users -> users.hasExactlyForeignKeys(
                                key -> key.to("orgs"), key -> key.to("orgs"), key -> key.to("users"))))
                .contains("but these are missing:\n  to orgs\nall that are there");
    }

    @Test
    void knowsForeignKeysThatShouldNotBe() {
        holds("users", users -> users.doesNotHaveForeignKey(key -> key.to("logs"))
                .doesNotHaveForeignKey(key -> key.from("boss_id").onDelete(CASCADE)));

        assertThat(messageOf("users", users -> users.doesNotHaveForeignKey(key -> key.onDelete(CASCADE))))
                .endsWith("""

                        to have no foreign key:
                          on delete cascade
                        but it has:
                          foreign key users_org (org_id) to orgs (id) on delete cascade initially deferred""");
    }

    @Test
    void knowsWhenAForeignKeyIsChecked() {
        holds("users", users -> users.hasForeignKey(
                        key -> key.from("org_id").deferrable().initiallyDeferred())
                .hasForeignKey(key -> key.from("boss_id")
                        .notDeferrable()
                        .initiallyImmediate()
                        .validated()
                        .enforced()
                        .matchSimple())
                .doesNotHaveForeignKey(key -> key.from("boss_id").deferrable())
                .doesNotHaveForeignKey(key -> key.from("org_id").notDeferrable())
                .doesNotHaveForeignKey(key -> key.from("org_id").initiallyImmediate())
                .doesNotHaveForeignKey(key -> key.notValidated())
                .doesNotHaveForeignKey(key -> key.matchFull()));

        assertThat(messageOf(
                        "users",
                        users -> users.hasForeignKey(key ->
                                key.from("boss_id").deferrable().notValidated().matchFull())))
                .contains("to have foreign key:\n  (boss_id) deferrable not validated match full\n");
    }

    private void holds(String table, Consumer<TableAssert> requirements) {
        assertThat(database).hasTable(table, requirements);
    }

    private String messageOf(String table, Consumer<TableAssert> requirements) {
        return Failures.messageOf(() -> assertThat(database).hasTable(table, requirements));
    }
}
