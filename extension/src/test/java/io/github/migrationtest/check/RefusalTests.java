package io.github.migrationtest.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationtest.Rehearsal;
import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.migration.Finding;
import io.github.migrationtest.migration.MigrationFailedException;
import io.github.migrationtest.migration.Scratch;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a refusal of each engine is explained by, as the engine itself refuses it. */
class RefusalTests {
    private static final String PEOPLE = """
        create table people (id integer primary key, email varchar(20), age integer);
        insert into people values (1, 'a@example.org', null), (2, 'a@example.org', -1);
        create table notes (id integer primary key, owner integer);
        insert into notes values (1, 7);
        """;

    @TempDir
    Path directory;

    private Finding found(DatabaseKind kind, String tool, String first, String change) throws IOException {
        boolean goose = tool.equals("goose");
        String up = goose ? "-- +goose Up\n" : tool.equals("dbmate") ? "-- migrate:up\n" : "";
        String down = goose ? "\n-- +goose Down\n" : tool.equals("dbmate") ? "\n-- migrate:down\n" : "";
        String ending = up.isEmpty() && !tool.equals("flyway") ? ".up.sql" : ".sql";
        String v = tool.equals("flyway") ? "V" : "";
        String gap = tool.equals("flyway") ? "__" : "_";
        Path folder = new Scratch(directory)
                .write(v + "1" + gap + "people" + ending, up + first + down)
                .write(v + "2" + gap + "change" + ending, up + change + down)
                .folder();
        return Rehearsal.builder()
                .migrations(folder.toString())
                .tool(tool)
                .directory(directory.resolve("databases").toString())
                .database(kind)
                .checks("applies")
                .populated(0, 1)
                .build()
                .run()
                .findings()
                .stream()
                .filter(finding -> finding.check().equals("applies"))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        SQLITE     | alter table people add column x integer not null      | Give it a DEFAULT; or add it
        SQLITE     | alter table people add column x text default current_timestamp | Add it without the default and fill it
        SQLITE     | insert into people select * from people              | Leave out what is there
        SQLITE     | create unique index one on people (email)             | Look for them with SELECT
        SQLITE     | create table q (age integer not null); insert into q select age from people | Fill the column in the migration first
        SQLITE     | create table q (age integer check (age > 0)); insert into q select age from people | Bring the rows in order
        POSTGRESQL | alter table people add column x integer not null      | Fill the column in the migration first
        POSTGRESQL | alter table people alter age set not null             | Fill the column in the migration first
        POSTGRESQL | create unique index one on people (email)             | Look for them with SELECT
        POSTGRESQL | insert into people select * from people              | Leave out what is there
        POSTGRESQL | alter table people add check (age > 0)                | Bring the rows in order
        POSTGRESQL | alter table notes add foreign key (owner) references people (id) | Delete such rows or give them a parent
        MYSQL      | alter table people modify age integer not null        | Fill the column in the migration first
        MYSQL      | create unique index one on people (email)             | Look for them with SELECT
        MYSQL      | insert into people select * from people              | Leave out what is there
        MYSQL      | alter table people add check (age > 0)                | Bring the rows in order
        MYSQL      | alter table notes add foreign key (owner) references people (id) | Delete such rows or give them a parent
        MYSQL      | alter table people modify email varchar(5)            | Look for the values that do not fit
        MARIADB    | alter table people modify age integer not null        | Look for the values that do not fit
        MARIADB    | create unique index one on people (email)             | Look for them with SELECT
        MARIADB    | alter table people add check (age > 0)                | Bring the rows in order
        """)
    void saysWhatToDoAboutRowsInTheWay(DatabaseKind kind, String change, String remedy) throws IOException {
        assertThat(found(kind, "golang-migrate", PEOPLE, change).remedy()).startsWith(remedy);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        goose          | Give it a file of its own that begins with -- +goose NO TRANSACTION.
        dbmate         | Give it a file of its own that begins with -- migrate:up transaction:false.
        golang-migrate | Give it a file in which nothing else stands: PostgreSQL takes several statements that are sent at once for one transaction.
        """)
    void namesTheToolsOwnWayToRunWithoutATransaction(String tool, String remedy) throws IOException {
        Finding finding = found(
                DatabaseKind.POSTGRESQL,
                tool,
                PEOPLE,
                "create index concurrently by_email on people (email);\ncreate index by_age on people (age);");

        assertThat(finding.why())
                .contains(
                        "PostgreSQL refuses this statement in a transaction, and that is where " + tool + " runs it.");
        assertThat(finding.remedy()).isEqualTo(remedy);
    }

    @Test
    void tellsWhyANewValueOfAnEnumCannotBeUsedYet() throws IOException {
        Finding finding = found(
                DatabaseKind.POSTGRESQL,
                "flyway",
                "create type mood as enum ('sad'); create table people (mood mood);",
                "alter type mood add value 'ok'; insert into people values ('ok');");

        assertThat(finding.why())
                .contains(
                        "PostgreSQL lets nobody use a value of an enum before the transaction that adds it has ended.");
        assertThat(finding.remedy())
                .isEqualTo("Add the value in a migration of its own before this one, which is committed by then.");
    }

    /** Under better-sqlite3, which is built so; sqlite-jdbc keeps the text. */
    @Test
    void tellsWhatATextInDoubleQuotesIs() throws IOException {
        Path folder = new Scratch(directory)
                .write("meta/_journal.json", """
                    {"version": "7", "dialect": "sqlite", "entries": [
                      {"idx": 0, "version": "6", "when": 1, "tag": "0000_people", "breakpoints": true},
                      {"idx": 1, "version": "6", "when": 2, "tag": "0001_nobody", "breakpoints": true}]}
                    """)
                .write("0000_people.sql", "create table people (name text)")
                .write("0001_nobody.sql", "insert into people values (\"nobody\")")
                .folder();

        assertThat(Rehearsal.builder()
                        .migrations(folder.toString())
                        .tool("drizzle")
                        .runtime("better-sqlite3")
                        .directory(directory.resolve("databases").toString())
                        .checks("applies")
                        .populated(0, 1)
                        .build()
                        .run()
                        .findings())
                .filteredOn(finding -> finding.check().equals("applies"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.why())
                            .contains("Double quotes are for names. Some of SQLite's drivers take what is no name for a"
                                    + " text, and this one does not.");
                    assertThat(finding.remedy()).isEqualTo("Write texts in single quotes.");
                });
    }

    @ParameterizedTest
    @EnumSource(names = {"MYSQL", "MARIADB"})
    void tellsWhatAMigrationHasLeftWhereItsStatementsCommit(DatabaseKind kind) throws IOException {
        Finding finding = found(
                kind,
                "golang-migrate",
                PEOPLE,
                "alter table people add column nick varchar(20);\ncreate unique index one on people (email);");

        assertThat(finding.message())
                .contains("\nIt has left a part of itself behind:\n+ column people.nick varchar(20)");
        assertThat(finding.remedy())
                .startsWith("Look for them with SELECT")
                .endsWith("Each statement that changes the schema commits: give it a migration of its own, so that none"
                        + " can be applied by half. Have what it left behind taken away before it is tried"
                        + " again.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        MYSQL   | view ages          | create view ages as select age from people;
        MARIADB | view ages          | create view ages as select age from people;
        MYSQL   | trigger people_age | create trigger people_age before insert on people for each row set new.age = 1;
        MARIADB | trigger people_age | create trigger people_age before insert on people for each row set new.age = 1;
        """)
    void isToldOfWhatCannotBeMadeAgain(DatabaseKind kind, String gone, String reader) throws IOException {
        Finding finding = found(kind, "golang-migrate", PEOPLE + reader, "alter table people drop column age;");

        assertThat(finding.message())
                .startsWith("2_change went through, and the database that it leaves cannot be cloned.\n")
                .contains("its " + gone + " names what is gone (")
                .contains(
                        "), and such a thing cannot be made again. Drop it in the migration that drops what it names.")
                .doesNotContain("left a part of itself");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        flyway    | Give it a script of its own, and beside that a file <script>.conf that says executeInTransaction=false.
        liquibase | Give it a change set of its own with runInTransaction="false".
        atlas     | Give it a file of its own that begins with -- atlas:txmode none and an empty line.
        sqitch    | Give it a change of its own whose script says neither BEGIN nor COMMIT.
        drizzle   | drizzle runs all that is pending in one transaction and knows no other way: say it without CONCURRENTLY, or outside of the migrations.
        plain     | Run it where no transaction is open, in a migration of its own.
        """)
    void namesTheWayOfEachTool(String tool, String remedy) {
        SQLException refusal =
                new SQLException("CREATE INDEX CONCURRENTLY cannot run inside a transaction block", "25001");

        assertThat(Refusal.of(
                                DatabaseKind.POSTGRESQL,
                                tool,
                                new MigrationFailedException("It failed.", null, null, null, refusal))
                        .remedy())
                .isEqualTo(remedy);
    }

    @Test
    void tellsOfNothingLeftWhereATransactionTookItBack() throws IOException {
        Finding finding = found(
                DatabaseKind.POSTGRESQL,
                "golang-migrate",
                PEOPLE,
                "alter table people add column nick varchar(20);\ncreate unique index one on people (email);");

        assertThat(finding.message()).doesNotContain("left a part of itself");
    }
}
