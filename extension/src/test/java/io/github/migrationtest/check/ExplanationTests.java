package io.github.migrationtest.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationtest.Rehearsal;
import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.migration.Finding;
import io.github.migrationtest.migration.Scratch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a finding says of patterns that are known: what happened, why, and what to do with this tool on this engine. */
class ExplanationTests {
    @TempDir
    Path directory;

    private Scratch scratch;

    @BeforeEach
    void makeAFolder() throws IOException {
        scratch = new Scratch(directory);
    }

    private List<Finding> found(String tool, DatabaseKind kind, String check) {
        return Rehearsal.builder()
                .migrations(scratch.folder().toString())
                .tool(tool)
                .directory(directory.resolve("databases").toString())
                .database(kind)
                .checks(check)
                .populated(0, 1)
                .build()
                .run()
                .findings();
    }

    private Finding only(String tool, DatabaseKind kind, String check) {
        List<Finding> found = found(tool, kind, check);
        assertThat(found).singleElement().extracting(Finding::check).isEqualTo(check);
        return found.get(0);
    }

    private void writeJournal(String... tags) throws IOException {
        StringBuilder entries = new StringBuilder();
        for (int i = 0; i < tags.length; i++) {
            entries.append(i == 0 ? "" : ",")
                    .append("{\"idx\": %d, \"version\": \"7\", \"when\": %d, \"tag\": \"%s\", \"breakpoints\": true}"
                            .formatted(i, i + 1, tags[i]));
        }
        scratch.write(
                "meta/_journal.json",
                "{\"version\": \"7\", \"dialect\": \"%s\", \"entries\": [%s]}"
                        .formatted(tags[0].contains("enum") ? "postgresql" : "sqlite", entries));
    }

    /** Prisma runs a script without a transaction, so that its first PRAGMA takes effect, and its second one too. */
    @Test
    void tellsThatTheSecondRebuildOfAFileRunsWithEnforcementOn() throws IOException {
        scratch.write("migration_lock.toml", "provider = \"sqlite\"")
                .write("20240101000000_init/migration.sql", """
                    CREATE TABLE "User" ("id" INTEGER NOT NULL PRIMARY KEY, "name" TEXT);
                    CREATE TABLE "Note" ("id" INTEGER NOT NULL PRIMARY KEY, "text" TEXT, "userId" INTEGER NOT NULL,
                      CONSTRAINT "Note_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE);
                    INSERT INTO "User" VALUES (1, 'Ada');
                    INSERT INTO "Note" VALUES (1, 'first', 1), (2, 'second', 1);
                    """)
                .write("20240102000000_two/migration.sql", """
                    PRAGMA foreign_keys=OFF;
                    CREATE TABLE "new_Note" ("id" INTEGER NOT NULL PRIMARY KEY, "text" TEXT NOT NULL, "userId" INTEGER NOT NULL,
                      CONSTRAINT "Note_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE);
                    INSERT INTO "new_Note" SELECT "id", "text", "userId" FROM "Note";
                    DROP TABLE "Note";
                    ALTER TABLE "new_Note" RENAME TO "Note";
                    PRAGMA foreign_keys=ON;
                    CREATE TABLE "new_User" ("id" INTEGER NOT NULL PRIMARY KEY, "name" TEXT NOT NULL);
                    INSERT INTO "new_User" SELECT "id", "name" FROM "User";
                    DROP TABLE "User";
                    ALTER TABLE "new_User" RENAME TO "User";
                    """);

        Finding finding = only("prisma", DatabaseKind.SQLITE, "keeps-rows");

        assertThat(finding.message()).startsWith("Note: 2 of 2 rows lost");
        assertThat(finding.statement())
                .hasValueSatisfying(statement -> assertThat(statement.line()).isEqualTo(10));
        assertThat(finding.why()).contains("""
                Gone after statement 9 of 20240102000000_two/migration.sql, line 10 (Note):
                  DROP TABLE "User"
                SQLite deletes every row of a table before it drops it, and with foreign keys enforced that reaches:
                  Note.userId -> User.id ON DELETE CASCADE
                PRAGMA foreign_keys=ON in line 7 has switched them on again, before this statement.
                To do: switch them on once, behind the last statement of the script that drops a table.""");
    }

    /** Of a hundred children nobody reads the names, in each of the hundred findings. */
    @Test
    void namesTenOfTheTablesThatOneStatementTook() throws IOException {
        List<Integer> numbers = IntStream.range(10, 22).boxed().toList();
        scratch.write(
                        "1_init.sql",
                        numbers.stream()
                                .map(number ->
                                        "create table n%1$d (id integer primary key, p integer references p (id) on delete cascade); insert into n%1$d values (1, 1);"
                                                .formatted(number))
                                .collect(Collectors.joining(
                                        "\n",
                                        "-- migrate:up\ncreate table p (id integer primary key); insert into p values (1);\n",
                                        "\n-- migrate:down\n")))
                .write("2_rebuild.sql", """
                    -- migrate:up transaction:false
                    PRAGMA foreign_keys=ON;
                    create table q (id integer primary key, name text);
                    insert into q (id) select id from p;
                    drop table p;
                    alter table q rename to p;
                    -- migrate:down
                    """);

        List<Finding> found = found("dbmate", DatabaseKind.SQLITE, "keeps-rows");

        assertThat(found).hasSize(12).allSatisfy(finding -> assertThat(
                        finding.why().orElseThrow())
                .startsWith("Gone after statement 4 of 2_rebuild.sql, line 5 (n10, n11, n12, n13, n14, n15, n16, n17,"
                        + " n18, n19 and 2 more):\n  drop table p\n"));
    }

    /** On connections that do not enforce them, a script that says ON to be safe is what makes the rows go. */
    @Test
    void tellsThatTheScriptItselfSwitchedEnforcementOn() throws IOException {
        scratch.write("1_init.sql", """
                    -- migrate:up
                    create table users (id integer primary key, name text);
                    create table notes (id integer primary key, user_id integer references users (id) on delete cascade);
                    insert into users values (1, 'Ada');
                    insert into notes values (1, 1);
                    -- migrate:down
                    """).write("2_rebuild.sql", """
                    -- migrate:up transaction:false
                    pragma foreign_keys = on;
                    create table users_new (id integer primary key, name text not null);
                    insert into users_new select id, name from users;
                    drop table users;
                    alter table users_new rename to users;
                    -- migrate:down
                    """);

        assertThat(only("dbmate", DatabaseKind.SQLITE, "keeps-rows").why().orElseThrow())
                .endsWith("""
                          notes.user_id -> users.id ON DELETE CASCADE
                        PRAGMA foreign_keys=ON in line 2 has switched them on: they were off before it.
                        To do: run the migration without a transaction: write -- migrate:up transaction:false.""");
    }

    @Test
    void tellsWhereAnIndexHasComeBackTwice() throws IOException {
        writeJournal("0000_users", "0001_age");
        scratch.write("0000_users.sql", """
                    CREATE TABLE `users` (`id` integer PRIMARY KEY NOT NULL, `email` text NOT NULL, `age` text);
                    --> statement-breakpoint
                    CREATE UNIQUE INDEX `users_email_unique` ON `users` (`email`);""").write("0001_age.sql", """
                    CREATE TABLE `__new_users` (`id` integer PRIMARY KEY NOT NULL, `email` text NOT NULL, `age` integer);
                    --> statement-breakpoint
                    INSERT INTO `__new_users` SELECT `id`, `email`, `age` FROM `users`;--> statement-breakpoint
                    DROP TABLE `users`;--> statement-breakpoint
                    ALTER TABLE `__new_users` RENAME TO `users`;--> statement-breakpoint
                    CREATE UNIQUE INDEX `users_email_unique` ON `users` (`email`);--> statement-breakpoint
                    CREATE UNIQUE INDEX `users_email_idx` ON `users` (`email`);""");

        Finding finding = only("drizzle", DatabaseKind.SQLITE, "no-duplicate-indexes");

        assertThat(finding.message())
                .isEqualTo("index users_email_idx on users (email) unique repeats index users_email_unique on users"
                        + " (email) unique: every write pays for it, and no query needs it.");
        assertThat(finding.why())
                .contains("The rebuild of users (DROP TABLE in line 4) took the index along that was there, and it has"
                        + " come back twice: line 6 has made index users_email_unique on users (email) unique"
                        + " already.");
        assertThat(finding.remedy()).isEqualTo("Take the statement in line 7 out: the other does all that it does.");
    }

    @Test
    void tellsWhereTheNewDefinitionHasItAlready() throws IOException {
        writeJournal("0000_users", "0001_age");
        scratch.write(
                        "0000_users.sql",
                        "CREATE TABLE `users` (`id` integer PRIMARY KEY NOT NULL, `email` text UNIQUE, `age` text);")
                .write("0001_age.sql", """
                    CREATE TABLE `__new_users` (`id` integer PRIMARY KEY NOT NULL, `email` text UNIQUE, `age` integer);
                    --> statement-breakpoint
                    INSERT INTO `__new_users` SELECT `id`, `email`, `age` FROM `users`;--> statement-breakpoint
                    DROP TABLE `users`;--> statement-breakpoint
                    ALTER TABLE `__new_users` RENAME TO `users`;--> statement-breakpoint
                    CREATE UNIQUE INDEX `users_email_unique` ON `users` (`email`);""");

        assertThat(only("drizzle", DatabaseKind.SQLITE, "no-duplicate-indexes").why())
                .contains("The rebuild of users (DROP TABLE in line 4) took the index along that was there, and it has"
                        + " come back twice: line 1 has made unique constraint (email) already.");
    }

    /** An engine calls a key that has no name by its column. */
    @Test
    void takesAColumnForNoIndexOfThatName() throws IOException {
        scratch.write("1_moods.up.sql", "create table moods (id integer primary key, name text);")
                .write("2_key.up.sql", "create unique index name on moods (name);")
                .write("3_index.up.sql", "create index moods_name on moods (name);");

        assertThat(only("golang-migrate", DatabaseKind.SQLITE, "no-duplicate-indexes")
                        .why())
                .isEmpty();
    }

    @Test
    void tellsThatAScriptMakesAnIndexTwice() throws IOException {
        scratch.write("1_users.up.sql", "create table users (id integer primary key, email text);")
                .write("2_index.up.sql", """
                    create unique index users_email on users (email);
                    -- and behind the rebuild
                    create unique index users_email on users (email);
                    """);

        Finding finding = only("golang-migrate", DatabaseKind.SQLITE, "applies");

        assertThat(finding.why()).contains("The script says it twice: line 1 has made it already.");
        assertThat(finding.remedy()).startsWith("Take the statement in line 3 out.");
    }

    /** On an empty database the enum is made in the same transaction, which may use its values: only production's run fails. */
    @Test
    void tellsThatANewValueOfAnEnumIsUsedInTheRunThatAddsIt() throws IOException {
        writeJournal("0000_enum", "0001_value", "0002_default");
        scratch.write(
                        "0000_enum.sql",
                        "CREATE TYPE mood AS ENUM('ok');--> statement-breakpoint\nCREATE TABLE people (mood mood);")
                .write("0001_value.sql", "ALTER TYPE mood ADD VALUE 'glad';")
                .write("0002_default.sql", "ALTER TABLE people ALTER COLUMN mood SET DEFAULT 'glad';");

        Finding finding = only("drizzle", DatabaseKind.POSTGRESQL, "applies-together");

        assertThat(finding.severity()).isEqualTo(Finding.Severity.WARNING);
        assertThat(finding.message())
                .startsWith(
                        "All migrations apply in one run of drizzle on an empty database, where the enum is as new as"
                                + " its values. They do not where it was there before, and what is to come is applied in one"
                                + " run.\n0002_default failed at statement 1 (line 1 of 0002_default.sql)");
        assertThat(finding.why())
                .contains(
                        "PostgreSQL lets nobody use a value of an enum before the transaction that adds it has ended.");
        assertThat(finding.remedy())
                .isEqualTo(
                        "Release the migration that adds the value before the one that uses it: drizzle runs all that"
                                + " is pending in one transaction.");
    }

    @Test
    void tellsThatAnIndexBuiltConcurrentlyIsLeftInvalid() throws IOException {
        scratch.write(
                        "1_users.up.sql",
                        "create table users (email text); insert into users values ('a@example.org'), ('a@example.org');")
                .write("2_unique.up.sql", "create unique index concurrently users_email on users (email)");

        Finding finding = only("golang-migrate", DatabaseKind.POSTGRESQL, "applies");

        assertThat(finding.message())
                .contains("\nIt has left a part of itself behind:\n+ index users_email on users (email) unique");
        assertThat(finding.why())
                .contains("The rows that are there have such values twice.\n"
                        + "CREATE INDEX CONCURRENTLY commits the index before it has read the rows, and leaves it where it"
                        + " fails: every write pays for it, and no query uses it. With IF NOT EXISTS the next try"
                        + " passes over it and says that all is well.");
        assertThat(finding.remedy())
                .startsWith("Look for them with SELECT")
                .endsWith(
                        "DROP INDEX CONCURRENTLY users_email, and make it again when what stopped it is out of the way.");
    }

    @Test
    void tellsWhatAnIndexOfAPartitionedTableLacks() throws IOException {
        scratch.write("1_events.up.sql", """
                    create table events (at date) partition by range (at);
                    create table events_2024 partition of events for values from ('2024-01-01') to ('2025-01-01');
                    """).write("2_index.up.sql", "create index events_at on only events (at)");

        Finding finding = only("golang-migrate", DatabaseKind.POSTGRESQL, "integrity");

        assertThat(finding.message()).isEqualTo("index events_at on events is invalid: no query uses it.");
        assertThat(finding.why())
                .contains(
                        "An index that is made ON ONLY a partitioned table is whole when an index of every partition is"
                                + " attached to it, and no sooner.");
        assertThat(finding.remedy())
                .isEqualTo(
                        "Make the index of each partition, and ALTER INDEX events_at ATTACH PARTITION each of them, in"
                                + " the same migration.");
    }

    @Test
    void blamesTheMigrationThatLeftAConstraintNotValid() throws IOException {
        scratch.write("V1__users.sql", """
                    create table users (id int primary key);
                    create table notes (id int primary key, user_id int);
                    """)
                .write("V2__tie.sql", """
                    -- Locks nobody out.
                    alter table notes add constraint notes_user foreign key (user_id) references users (id) not valid;
                    """)
                .write("V3__more.sql", "create table tags (id int primary key);");

        Finding finding = only("flyway", DatabaseKind.POSTGRESQL, "foreign-keys-sound");

        assertThat(finding.migration())
                .hasValueSatisfying(migration -> assertThat(migration.name()).isEqualTo("V2__tie"));
        assertThat(finding.statement())
                .hasValueSatisfying(statement -> assertThat(statement.line()).isEqualTo(2));
        assertThat(finding.message())
                .isEqualTo(
                        "foreign key notes_user on notes is NOT VALID at the end: PostgreSQL holds new rows to it, and"
                                + " those that were there before it may break it.");
        assertThat(finding.why())
                .contains(
                        "NOT VALID is one half of the way that locks nobody out. Without the other half no plan relies"
                                + " on the constraint, and a dump of the database may not be restored.");
        assertThat(finding.remedy())
                .isEqualTo("Put their rows in order, and then ALTER TABLE notes VALIDATE CONSTRAINT notes_user, in a"
                        + " migration of its own: it reads the table without keeping anybody from writing it.");
    }

    @Test
    void tellsThatForeignKeysAreLeftOff() throws IOException {
        scratch.write("1_users.up.sql", "create table users (id int primary key);")
                .write("2_seed.up.sql", "insert into users values (1);\nset foreign_key_checks = 0;");

        Finding finding = only("golang-migrate", DatabaseKind.MARIADB, "foreign-keys-sound");

        assertThat(finding.message())
                .isEqualTo(
                        "Behind it the connection does not enforce foreign keys any more: of what runs next on it in the"
                                + " same run nothing is refused, nothing cascades.");
        assertThat(finding.statement())
                .hasValueSatisfying(statement -> assertThat(statement.line()).isEqualTo(2));
        assertThat(finding.remedy()).isEqualTo("Say SET foreign_key_checks = 1 at its end.");
    }

    /** sqlite-jdbc and Go's drivers let it through; the schema is as intended, and every row has the same word. */
    @Test
    void tellsThatANameInDoubleQuotesIsStoredAsAText() throws IOException {
        scratch.write("1_users.sql", "create table users (id integer primary key); insert into users values (1);")
                .write("2_locale.sql", """
                    create table users_new (id integer primary key, locale text not null default 'en');
                    insert into users_new ("id", "locale") select "id", "locale" from users;
                    drop table users;
                    alter table users_new rename to users;
                    """);

        Finding finding = only("plain", DatabaseKind.SQLITE, "keeps-values");

        assertThat(finding.message())
                .isEqualTo("the text 'locale' is stored instead of values of a column: what the"
                        + " statement reads has no \"locale\".");
        assertThat(finding.statement())
                .hasValueSatisfying(statement -> assertThat(statement.line()).isEqualTo(2));
        assertThat(finding.why())
                .contains(
                        "SQLite takes a name in double quotes that is no column's for a text, without a word. Some of its"
                                + " drivers refuse that.");
        assertThat(finding.remedy())
                .isEqualTo(
                        "Name the column that is meant, or leave it out, so that its default is taken; write texts in"
                                + " single quotes.");
    }

    @Test
    void tellsThatARebuildHasOnlyWhatItMakes() throws IOException {
        scratch.write("1_users.sql", "create table users (id integer primary key, name text default 'x');")
                .write("2_users.sql", """
                    create table users_new (id integer primary key, name text, age integer);
                    insert into users_new (id, name) select id, name from users;
                    drop table users;
                    alter table users_new rename to users;
                    """);

        Finding finding = only("plain", DatabaseKind.SQLITE, "keeps-schema");

        assertThat(finding.message())
                .isEqualTo("column users.name: default was 'x', is none (the script does not say so)");
        assertThat(finding.why())
                .contains(
                        "DROP TABLE in line 3 takes with users all that is of it, and what takes its place has only what"
                                + " the script makes.");
        assertThat(finding.remedy()).isEqualTo("Give the new table all that the old one had.");
    }

    @Test
    void tellsThatModifyWritesTheWholeDefinition() throws IOException {
        scratch.write("1_users.sql", "create table users (id int primary key, name varchar(20) not null default 'x');")
                .write("2_users.sql", "alter table users modify name varchar(40) not null;");

        Finding finding = only("plain", DatabaseKind.MARIADB, "keeps-schema");

        assertThat(finding.statement()).isPresent();
        assertThat(finding.why())
                .contains(
                        "MODIFY and CHANGE write the whole definition of a column anew: what they leave out is gone.");
        assertThat(finding.remedy()).isEqualTo("Repeat in line 1 all that name is to keep.");
    }

    /** The old table has another name by the time it is dropped. */
    @Test
    void tellsThatATableThatWasSwappedInHasOnlyWhatTheScriptMakes() throws IOException {
        scratch.write("1_users.sql", """
                    create table teams (id int primary key);
                    create table users (id int primary key, team_id int, foreign key (team_id) references teams (id));
                    """).write("2_users.sql", """
                    create table users_new like users;
                    alter table users_new add column age int;
                    insert into users_new (id, team_id) select id, team_id from users;
                    rename table users to users_old, users_new to users;
                    drop table users_old;
                    """);

        Finding finding = only("plain", DatabaseKind.MARIADB, "keeps-schema");

        assertThat(finding.why()).contains("The table that takes the place of users has only what the script makes.");
        assertThat(finding.remedy()).isEqualTo("Give the new table all that the old one had.");
    }

    @Test
    void tellsThatCascadeTakesWhatNobodyNames() throws IOException {
        scratch.write("1_users.sql", """
                    create table users (id int primary key, name text, active boolean);
                    create view active_users as select id from users where active;
                    """).write("2_users.sql", "alter table users drop column active cascade;");

        Finding finding = only("plain", DatabaseKind.POSTGRESQL, "keeps-schema");

        assertThat(finding.object()).contains("active_users");
        assertThat(finding.why())
                .contains("CASCADE in line 1 takes along all that depends on what is dropped, without naming it.");
        assertThat(finding.remedy())
                .isEqualTo(
                        "Make it again behind it, in the same migration; without CASCADE PostgreSQL refuses to drop what"
                                + " something depends on, and names it.");
    }

    @Test
    void tellsThatAViewMadeAnewHasNoRights() throws IOException {
        scratch.write("1_users.sql", """
                    create table users (id int primary key, name text);
                    create view names as select name from users;
                    comment on view names is 'for the reports';
                    """)
                .write("2_users.sql", "drop view names;\ncreate view names as select id, name from users;");

        Finding finding = only("plain", DatabaseKind.POSTGRESQL, "keeps-schema");

        assertThat(finding.why())
                .contains("DROP VIEW in line 1 takes with names its comment and what others may do with it.");
        assertThat(finding.remedy()).isEqualTo("Give it again behind the new one, in the same migration.");
    }

    /** Nothing in the script shows what took it. */
    @Test
    void tellsWhatToDoWhereNobodyKnowsWhy() throws IOException {
        scratch.write("1_users.sql", "create table users (id integer primary key, phone text not null, name text);")
                .write("2_users.sql", """
                    pragma writable_schema = on;
                    update sqlite_schema set sql = 'CREATE TABLE users (id integer primary key, phone text, name text check (1))'
                      where name = 'users';
                    pragma writable_schema = reset;
                    """);

        assertThat(only("plain", DatabaseKind.SQLITE, "keeps-schema").remedy())
                .isEqualTo("Make it again, or say by name that it is to go.");
    }

    @Test
    void tellsHowAColumnIsRenamed() throws IOException {
        scratch.write("1_users.sql", """
                    create table users (id integer primary key, name text);
                    insert into users values (1, 'Ada');
                    """)
                .write("2_full.sql", "alter table users add full_name text; alter table users drop column name;");

        Finding finding = only("plain", DatabaseKind.SQLITE, "destroys-data");

        assertThat(finding.message())
                .isEqualTo("users: name dropped with 1 value, while full_name of its kind comes empty.");
        assertThat(finding.remedy())
                .startsWith(
                        "If only its name was to change, rename it: ALTER TABLE ... RENAME COLUMN keeps its values. If"
                                + " nobody needs it any more, accept it: ");
    }

    @Test
    void tellsThatAKeyWasRenamedWithTheOldTable() throws IOException {
        scratch.write("1_users.sql", """
                    create table users (id integer primary key);
                    create table notes (id integer primary key, user_id integer references users (id));
                    """).write("2_users.sql", """
                    alter table users rename to users_old;
                    create table users (id integer primary key, name text);
                    insert into users (id) select id from users_old;
                    drop table users_old;
                    """);

        Finding finding = only("plain", DatabaseKind.SQLITE, "foreign-keys-sound");

        assertThat(finding.message())
                .isEqualTo("foreign key on notes (user_id) to users_old (id): there is no table users_old.");
        assertThat(finding.remedy())
                .isEqualTo(
                        "Keep the name that the key has: where a table is renamed, SQLite renames it in the keys that"
                                + " refer to it, so make the new one under another name, drop the old one, and rename the new one"
                                + " to its name.");
    }

    @Test
    void tellsHowASequenceCatchesUp() throws IOException {
        scratch.write("1_users.sql", "create table users (id serial primary key); insert into users values (1), (2);");

        Finding finding = only("plain", DatabaseKind.POSTGRESQL, "integrity");

        assertThat(finding.remedy())
                .isEqualTo(
                        "Behind rows that bring their keys: SELECT setval('users_id_seq', (SELECT max(id) FROM users)).");
    }

    @Test
    void tellsWhatFlywayWantsOfAPragma() throws IOException {
        scratch.write("V1__users.sql", "create table users (id integer primary key);")
                .write("V2__more.sql", "pragma foreign_keys = off;\ncreate table notes (id integer primary key);");

        assertThat(only("flyway", DatabaseKind.SQLITE, "applies").remedy())
                .isEqualTo(
                        "Put executeInTransaction=false into a file <script>.conf beside it, or move what runs outside of"
                                + " a transaction into a migration of its own.");
    }

    @Test
    void tellsThatATriggerIsLeftDisabled() throws IOException {
        scratch.write("1_users.sql", """
                    create table users (id int primary key, name text);
                    create function same() returns trigger language plpgsql as 'begin return new; end';
                    create trigger users_same before update on users for each row execute function same();
                    """)
                .write("2_fill.sql", "alter table users disable trigger user;\nupdate users set name = 'x';");

        Finding finding = only("plain", DatabaseKind.POSTGRESQL, "keeps-schema");

        assertThat(finding.message())
                .isEqualTo("trigger users_same on users is left disabled (the script does not say so)");
        assertThat(finding.why())
                .contains("DISABLE TRIGGER in line 1 is for good, and not only until the migration ends.");
        assertThat(finding.remedy()).isEqualTo("ALTER TABLE users ENABLE TRIGGER users_same at its end.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                create rule keep as on delete to names do instead nothing  | keep  | its rules
                create trigger added instead of insert on names for each row execute function add_user() | added | its triggers
                """)
    void tellsThatAViewMadeAnewCannotBeWritten(String create, String object, String gone) throws IOException {
        scratch.write("1_users.sql", """
                    create table users (id int primary key, name text);
                    create function add_user() returns trigger language plpgsql as 'begin return new; end';
                    create view names as select name from users;
                    """ + create + ";")
                .write("2_users.sql", "drop view names;\ncreate view names as select id, name from users;");

        Finding finding = only("plain", DatabaseKind.POSTGRESQL, "keeps-schema");

        assertThat(finding.object()).contains(object);
        assertThat(finding.why()).contains("DROP VIEW in line 1 takes with names " + gone + ".");
        assertThat(finding.remedy()).isEqualTo("Give it again behind the new one, in the same migration.");
    }

    @Test
    void tellsThatAViewMadeAnewHasNoIndexes() throws IOException {
        scratch.write("1_hits.sql", """
                    create table hits (id int primary key, day date);
                    create materialized view days as select day, count(*) as n from hits group by day;
                    create unique index days_day on days (day);
                    """).write("2_first.sql", """
                    drop materialized view days;
                    create materialized view days as select day, count(*) as n, min(id) as first from hits group by day;
                    """);

        Finding finding = only("plain", DatabaseKind.POSTGRESQL, "keeps-schema");

        assertThat(finding.object()).contains("days_day");
        assertThat(finding.why()).contains("DROP VIEW in line 1 takes with days its indexes.");
    }

    @Test
    void tellsThatModifyLeavesOutACheck() throws IOException {
        scratch.write("1_users.sql", "create table users (id int primary key, age int check (age > 0));")
                .write("2_users.sql", "alter table users modify age bigint;");

        Finding finding = only("plain", DatabaseKind.MARIADB, "keeps-schema");

        assertThat(finding.message()).isEqualTo("check on users (age > 0) is gone (the script does not say so)");
        assertThat(finding.remedy()).isEqualTo("Repeat in line 1 all that the column is to keep.");
    }

    @Test
    void tellsThatACounterGoesOnBehindALowerNumber() throws IOException {
        scratch.write("1_tickets.sql", """
                    create table tickets (id integer primary key autoincrement, title text);
                    insert into tickets (title) values ('a'), ('b'), ('c');
                    delete from tickets where id = 3;
                    """).write("2_tickets.sql", """
                    create table tickets_new (id integer primary key autoincrement, title text not null);
                    insert into tickets_new select id, title from tickets;
                    drop table tickets;
                    alter table tickets_new rename to tickets;
                    """);

        Finding finding = only("plain", DatabaseKind.SQLITE, "keeps-schema");

        assertThat(finding.message())
                .isEqualTo(
                        "table tickets: AUTOINCREMENT was behind 3, is behind 2: numbers of rows that are gone are given"
                                + " again (the script does not say so)");
        assertThat(finding.object()).contains("tickets");
        assertThat(finding.why())
                .contains(
                        "SQLite counts for the new table only the rows that it gets, and forgets with the old one how far it"
                                + " had come.");
        assertThat(finding.remedy())
                .isEqualTo(
                        "Take it along before the old table is dropped: UPDATE sqlite_sequence SET seq = (SELECT seq FROM"
                                + " sqlite_sequence WHERE name = the old table) WHERE name = the new one.");
    }
}
