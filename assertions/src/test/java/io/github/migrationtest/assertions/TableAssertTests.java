package io.github.migrationtest.assertions;

import static io.github.migrationtest.assertions.DatabaseAssertions.assertThat;
import static io.github.migrationtest.assertions.DatabaseAssertions.assertThatExceptionOfType;
import static io.github.migrationtest.schema.ReferentialAction.CASCADE;
import static io.github.migrationtest.schema.ReferentialAction.NO_ACTION;
import static io.github.migrationtest.schema.ReferentialAction.SET_NULL;

import io.github.migrationtest.schema.SchemaSnapshot;
import java.util.function.Consumer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class TableAssertTests {

    @AutoClose
    private final SqliteMemory database = SqliteMemory.of(
            "create table orgs (id integer primary key, name text)",
            """
            create table users (
                id integer primary key, email text not null, nickname text unique, org_id integer,
                check (length(email) > 3),
                constraint users_org foreign key (org_id) references orgs (id) on delete cascade deferrable initially deferred)
            """,
            "create unique index users_email on users (email)",
            "create index users_org_nick on users (org_id, nickname)",
            "create unique index users_active on users (org_id) where nickname is not null",
            "create table words (word text, lang text, primary key (word, lang)) strict, without rowid",
            "insert into orgs values (1, 'a'), (2, 'b')");

    @Test
    void knowsColumns() {
        holds("users", users -> users.hasColumn("email")
                .hasColumn("EMAIL")
                .doesNotHaveColumn("e_mail")
                .hasExactlyColumns("id", "email", "nickname", "Org_Id"));

        assertThat(messageOf("users", users -> users.hasColumn("e_mail"))).isEqualTo("""
                        [jdbc:sqlite::memory:, table "users"]\s
                        Expecting table:
                          users
                        to have column:
                          e_mail
                        but its columns are:
                          id integer not null
                          email text not null
                          nickname text
                          org_id integer""");
        assertThat(messageOf("users", users -> users.doesNotHaveColumn("email")))
                .endsWith("\nto have no column:\n  email\nbut it has:\n  email text not null");
        assertThat(messageOf("orgs", orgs -> orgs.hasExactlyColumns("name", "id")))
                .endsWith("""

                        to have exactly the columns:
                          name
                          id
                        but they are in another order:
                          id
                          name""");
        assertThat(messageOf("orgs", orgs -> orgs.hasExactlyColumns("id", "title")))
                .endsWith("""

                        but these are missing:
                          title
                        but these are there too:
                          name
                        all that are there:
                          id
                          name""");
    }

    @Test
    void knowsThePrimaryKey() {
        holds("words", words -> words.hasPrimaryKey("word", "lang"));

        assertThat(messageOf("words", words -> words.hasPrimaryKey("lang", "word")))
                .endsWith("\nto have primary key on:\n  (lang, word)\nbut it is:\n  primary key (word, lang)");
        database.execute("create table logs (line text)");
        assertThat(messageOf("logs", logs -> logs.hasPrimaryKey("line"))).endsWith("\nbut it has no primary key");
    }

    @Test
    void takesUniqueIndexesAndUniqueConstraintsForUnique() {
        holds("users", users -> users.hasUniqueIndexOn("email").hasUniqueIndexOn("nickname"));
    }

    @Test
    void refusesWhatIsUniqueOnlyInPartOrElsewhere() {
        assertThat(messageOf("users", users -> users.hasUniqueIndexOn("org_id")))
                .isEqualTo("""
                        [jdbc:sqlite::memory:, table "users"]\s
                        Expecting table:
                          users
                        to have unique index on:
                          (org_id)
                        but its keys and indexes are:
                          primary key (id)
                          unique constraint (nickname)
                          index users_email on users (email) unique
                          index users_org_nick on users (org_id, nickname)
                          index users_active on users (org_id) unique where nickname is not null""");
        assertThat(messageOf("users", users -> users.hasUniqueIndexOn("org_id", "nickname")))
                .contains("to have unique index on:\n  (org_id, nickname)\n");
        assertThat(messageOf("users", users -> users.hasUniqueIndexOn("id")))
                .contains("to have unique index on:\n  (id)\n");
        database.execute("create table logs (line text)");
        assertThat(messageOf("logs", logs -> logs.hasUniqueIndexOn("line"))).endsWith("\nbut it has no index");
    }

    @Test
    void knowsIndexesByTheirColumnsInOrder() {
        holds("users", users -> users.hasIndexOn("org_id", "nickname").hasIndexOn("email"));

        assertThat(messageOf("users", users -> users.hasIndexOn("nickname", "org_id")))
                .contains("to have index on:\n  (nickname, org_id)\nbut its keys and indexes are:\n");
    }

    @Test
    void knowsIndexesByName() {
        holds("users", users -> users.hasIndex("users_email")
                .hasIndex("users_email", index -> index.isUnique().isOn("email"))
                .doesNotHaveIndex("users_name"));

        assertThat(messageOf("users", users -> users.hasIndex("users_name")))
                .contains("to have index:\n  users_name\nbut its keys and indexes are:\n  primary key (id)\n");
        assertThat(messageOf("users", users -> users.doesNotHaveIndex("users_email")))
                .endsWith("to have no index:\n  users_email\nbut it has:\n  index users_email on users (email) unique");
    }

    @Test
    void knowsForeignKeysAsFarAsTheyAreDescribed() {
        holds("users", users -> users.hasForeignKey(
                        key -> key.from("org_id").to("orgs", "id").onDelete(CASCADE))
                .hasForeignKey(key -> key.to("ORGS"))
                .hasForeignKey(key -> key.named("users_org").onUpdate(NO_ACTION).initiallyDeferred()));
    }

    @Test
    void printsTheForeignKeyThatIsWantedAndThoseThatAreThere() {
        assertThat(messageOf(
                        "users",
                        users -> users.hasForeignKey(
                                key -> key.from("org_id").to("orgs", "id").onDelete(SET_NULL))))
                .isEqualTo("""
                        [jdbc:sqlite::memory:, table "users"]\s
                        Expecting table:
                          users
                        to have foreign key:
                          (org_id) to orgs (id) on delete set null
                        but its foreign keys are:
                          foreign key users_org (org_id) to orgs (id) on delete cascade initially deferred""");
        assertThat(messageOf(
                        "orgs",
                        orgs -> orgs.hasForeignKey(key -> key.named("x")
                                .from("a", "b")
                                .to("c")
                                .onUpdate(CASCADE)
                                .initiallyDeferred())))
                .endsWith(
                        "to have foreign key:\n  named x (a, b) to c on update cascade initially deferred\nbut it has no foreign keys");
        assertThat(messageOf("orgs", orgs -> orgs.hasForeignKey(key -> {})))
                .endsWith("to have foreign key:\n  any\nbut it has no foreign keys");
    }

    @Test
    void comparesEveryPartOfAForeignKeyThatIsDescribed() {
        assertThat(messageOf("users", users -> users.hasForeignKey(key -> key.from("id"))))
                .contains("to have foreign key:\n  (id)\n");
        assertThat(messageOf("users", users -> users.hasForeignKey(key -> key.to("users"))))
                .contains("to users");
        assertThat(messageOf("users", users -> users.hasForeignKey(key -> key.to("orgs", "name"))))
                .contains("to orgs (name)");
        assertThat(messageOf("users", users -> users.hasForeignKey(key -> key.onUpdate(CASCADE))))
                .contains("on update cascade");
        assertThat(messageOf("users", users -> users.hasForeignKey(key -> key.named("orgs_fk"))))
                .contains("named orgs_fk");
    }

    @Test
    void saysWhichForeignKeysAreThere() {
        holds("orgs", TableAssert::hasNoForeignKeys);

        assertThat(messageOf("users", TableAssert::hasNoForeignKeys))
                .endsWith(
                        "to have no foreign keys\nbut it has:\n  foreign key users_org (org_id) to orgs (id) on delete cascade initially deferred");
    }

    @Test
    void knowsChecksWhateverTheirSpelling() {
        holds("users", users -> users.hasCheck("( LENGTH( `email` )>3 )"));

        assertThat(messageOf("users", users -> users.hasCheck("length(email) > 4")))
                .endsWith("to have check:\n  length(email) > 4\nbut its checks are:\n  (length(email) > 3)");
        assertThat(messageOf("orgs", orgs -> orgs.hasCheck("id > 0"))).endsWith("\nbut it has no checks");
    }

    @Test
    void knowsStrictTablesAndThoseWithoutRowid() {
        holds("words", words -> words.isStrict().isWithoutRowid());

        assertThat(messageOf("users", TableAssert::isStrict)).endsWith("\nto be strict\nbut it is an ordinary table");
        database.execute("create table numbers (n integer) strict");
        assertThat(messageOf("numbers", TableAssert::isWithoutRowid))
                .endsWith("\nto be without rowid\nbut it is:\n  strict");
    }

    @Test
    void countsTheRowsOfALiveDatabase() {
        holds("orgs", orgs -> orgs.hasRowCount(2));

        assertThat(messageOf("orgs", orgs -> orgs.hasRowCount(3))).isEqualTo("""
                        [jdbc:sqlite::memory:, table "orgs"]\s
                        Expecting table:
                          orgs
                        to have so many rows:
                          3
                        but it has:
                          2""");
    }

    @Test
    void saysThatASnapshotHasNoRowsToCount() {
        SchemaSnapshot schema = SchemaSnapshot.of(database);

        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> assertThat(schema).hasTable("orgs", orgs -> orgs.hasRowCount(2)))
                .withMessage(
                        "hasRowCount(2) on table \"orgs\" needs a live database, and a schema snapshot has no rows. Begin with assertThat(database), or use assertThat(dataSnapshot).");
    }

    private void holds(String table, Consumer<TableAssert> requirements) {
        assertThat(database).hasTable(table, requirements);
    }

    private String messageOf(String table, Consumer<TableAssert> requirements) {
        return Failures.messageOf(() -> assertThat(database).hasTable(table, requirements));
    }
}
