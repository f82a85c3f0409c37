package io.github.migrationtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.github.migrationtest.check.MigrationCheck;
import io.github.migrationtest.check.RehearsalResult;
import io.github.migrationtest.check.RehearsedMigration;
import io.github.migrationtest.check.RehearsedRun;
import io.github.migrationtest.check.Verdict;
import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.settings.SettingsException;
import io.github.migrationtest.migration.Finding;
import io.github.migrationtest.migration.Scratch;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RehearsalTests {

    @TempDir
    Path directory;

    private Path folder = Path.of("");

    @BeforeEach
    void makeAFolder() throws IOException {
        folder = new Scratch(directory)
                .write("1_items.up.sql", "create table items (id integer primary key, label text);")
                .write("1_items.down.sql", "drop table items;")
                .write("2_rows.up.sql", "insert into items values (1, 'a'), (2, 'b');")
                .write("2_rows.down.sql", "delete from items where id < 3;")
                .write("3_drop.up.sql", "alter table items drop column label;")
                .write("3_drop.down.sql", "alter table items add column label text;")
                .folder();
    }

    private List<Finding> foundOfRows() {
        return rehearsal()
                .checks("keeps-rows", "keeps-values")
                .populated(0, 1)
                .build()
                .run()
                .findings();
    }

    private Rehearsal.Builder rehearsal() {
        return Rehearsal.builder()
                .migrations(folder.toString())
                .directory(directory.resolve("databases").toString());
    }

    @Test
    void givesEveryStepAndWhatWasFound() {
        RehearsalResult result = rehearsal().build().run();

        assertThat(result.migrations())
                .extracting(each -> each.migration().name())
                .containsExactly("1_items", "2_rows", "3_drop");
        assertThat(result.migrations()).allSatisfy(each -> {
            assertThat(each.up()).isPresent();
            assertThat(each.down()).isPresent();
        });
        assertThat(result.failures())
                .extracting(Finding::check, finding -> finding.object().orElseThrow())
                .containsExactly(tuple("destroys-data", "items.label"));
        assertThat(result.origin()).isEqualTo("fresh database");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16le", "UTF-16be"})
    void findsWhatIsLostOnACopyWhoseTextsAreInAnotherEncoding(String encoding) throws IOException, SQLException {
        Path copy = directory.resolve("production.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + copy)) {
            Scratch.execute(
                    connection,
                    "pragma encoding = '" + encoding + "'",
                    "create table items (id integer primary key, label text)",
                    "insert into items values (1, 'Zoë'), (2, '東京 👍'), (3, 'x')");
        }
        Path rebuilding = new Scratch(Files.createDirectory(directory.resolve("rebuilding")))
                .write("1_items.up.sql", "create table items (id integer primary key, label text);")
                .write("2_rebuilt.up.sql", """
                        create table new_items (id integer primary key, label text not null);
                        insert into new_items select id, label from items where label <> 'Zoë';
                        drop table items;
                        alter table new_items rename to items;
                        """)
                .folder();

        RehearsalResult result = Rehearsal.builder()
                .migrations(rebuilding.toString())
                .directory(directory.resolve("databases").toString())
                .copyOf(copy)
                .baseline("1")
                .build()
                .run();

        assertThat(result.failures()).singleElement().satisfies(finding -> assertThat(finding.message())
                .startsWith("items: 1 of 3 rows lost: id 1 "));
    }

    /** With the checks that look at rows and without them, which leaves the counting to the walk. */
    @Test
    void countsTheRowsBeforeAndAfterEachMigration() {
        for (Rehearsal.Builder rehearsal : List.of(rehearsal(), rehearsal().checks("applies"))) {
            RehearsalResult result = rehearsal.populated(0, 1).build().run();

            assertThat(result.migrations())
                    .extracting(
                            each -> each.rowsBefore().orElseThrow().tables(),
                            each -> each.rowsAfter().orElseThrow().tables())
                    .containsExactly(
                            tuple(Map.of(), Map.of("items", 0L)),
                            tuple(Map.of("items", 0L), Map.of("items", 2L)),
                            tuple(Map.of("items", 2L), Map.of("items", 2L)));
            assertThat(directory.resolve("databases/report.md")).content().contains(" | 0 → 2: items 0 → 2 |");
        }
    }

    @Test
    void acceptsAndSwitchesOffAsAClassDoes() {
        RehearsalResult accepted = rehearsal()
                .accept("destroys-data", "3", "items.label", "nobody reads it")
                .build()
                .run();
        RehearsalResult without = rehearsal()
                .withoutCheck("destroys-data", "looked at by hand")
                .build()
                .run();

        assertThat(accepted.failures()).isEmpty();
        assertThat(verdict(accepted, "destroys-data").accepted()).hasSize(1);
        assertThat(without.failures()).isEmpty();
        assertThat(verdict(without, "destroys-data").notAsked()).contains("looked at by hand");
    }

    private static Verdict verdict(RehearsalResult result, String check) {
        return result.migrations().get(2).verdicts().stream()
                .filter(verdict -> verdict.check().equals(check))
                .findFirst()
                .orElseThrow();
    }

    /** Its keys are those of generated rows, which is nobody's fault; the walk goes on from where there are none. */
    @Test
    void onlyWarnsOfRowsThatCollideWithGeneratedOnes() {
        RehearsalResult result = rehearsal().checks("applies").build().run();

        assertThat(result.failures()).isEmpty();
        assertThat(result.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.migration().orElseThrow().name()).isEqualTo("2_rows");
            assertThat(finding.message())
                    .endsWith("It applies without generated rows in items: what it fails on is one of these."
                            + " Production's rows may do the same to it.");
        });
        assertThat(rehearsal().checks("applies").populated(0, 1).build().run().findings())
                .isEmpty();
    }

    /** One row each is for that migration alone: those behind it find as many as ever. */
    @Test
    void goesOnWithPlainRowsWhereGeneratedOnesCollide() throws IOException {
        new Scratch(directory)
                .write("4_shops.up.sql", "create table shops (id integer primary key, open boolean, a, b);")
                .write(
                        "5_one.up.sql",
                        "create unique index shops_open on shops (open); alter table shops drop column a;")
                .write("6_none.up.sql", "drop index shops_open; alter table shops drop column b;");

        RehearsalResult result = rehearsal()
                .checks("applies", "destroys-data")
                .populated(30, 1)
                .build()
                .run();

        assertThat(result.findings())
                .filteredOn(finding ->
                        finding.migration().orElseThrow().version().toString().matches("[56]"))
                .extracting(Finding::message)
                .satisfiesExactly(
                        applies -> assertThat(applies)
                                .startsWith("5_one failed at statement 1")
                                .endsWith("It applies where each table has one generated row of plain values: what it"
                                        + " fails on is a value of the others, or that they are several. Production's"
                                        + " rows may do the same to it."),
                        one -> assertThat(one).isEqualTo("shops: a dropped with 1 value."),
                        many -> assertThat(many).matches("shops: b dropped with 2\\d values\\."));
    }

    /** One after the other, and by what the script says before where the statement names nothing that was there. */
    @Test
    void leavesOnlyTheTablesWithoutRowsThatAMigrationFailsOn() throws IOException {
        new Scratch(directory).write("4_tables.up.sql", """
                        create table shops (id integer primary key, a);
                        create table visits (id integer primary key, shop_id not null references shops (id));
                        create table carts (id integer primary key, paid boolean);
                        create table texts (t);
                        """).write("5_more.up.sql", """
                        alter table shops add column open not null;
                        create table paid_carts as select paid from carts;
                        create unique index paid_carts_paid on paid_carts (paid);
                        drop table texts;
                        """);

        RehearsalResult result = rehearsal()
                .checks("applies", "destroys-data")
                .populated(30, 1)
                .build()
                .run();

        assertThat(result.findings())
                .filteredOn(finding -> finding.migration().orElseThrow().name().equals("5_more"))
                .extracting(Finding::message)
                .satisfiesExactly(
                        applies -> assertThat(applies)
                                .startsWith("5_more failed at statement 1")
                                .endsWith(
                                        "It applies without generated rows in carts, shops: what it fails on is one of"
                                                + " these. Production's rows may do the same to it."),
                        texts -> assertThat(texts).isEqualTo("texts: dropped with 30 rows."));
    }

    @Test
    void findsOnGeneratedRowsWhatAnEmptyTableHides() throws IOException {
        new Scratch(directory).write("4_kind.up.sql", "alter table items add column kind text not null;");

        assertThat(rehearsal().checks("applies").build().run().failures())
                .singleElement()
                .satisfies(finding -> assertThat(finding.message())
                        .startsWith("4_kind failed at statement 1")
                        .contains("Cannot add a NOT NULL column"));
    }

    @Test
    void failsOnceOfRowsThatARebuildNumbersAnewWhereOthersReferToThem() throws IOException {
        new Scratch(directory).write("4_shops.up.sql", """
                        create table shops (id integer primary key, label text);
                        create table tills (id integer primary key, shop integer references shops (id));
                        insert into shops values (2, 'a'), (7, 'b');
                        insert into tills values (1, 7);""").write("5_rebuild.up.sql", """
                        create table shops_new (id integer primary key, label text, town text);
                        insert into shops_new (label) select label from shops order by id desc;
                        drop table shops;
                        alter table shops_new rename to shops;""");

        assertThat(foundOfRows()).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Finding.Severity.ERROR);
            assertThat(finding.message())
                    .isEqualTo("shops: 1 of 2 rows lost: id 7, since the rebuild leaves their key out: all rows have"
                            + " other keys now, and what refers to them goes by the old ones (the script does not say"
                            + " so)");
        });
    }

    @Test
    void warnsOnceOfRowsThatARebuildNumbersAnew() throws IOException {
        new Scratch(directory).write("4_shops.up.sql", """
                        create table shops (id integer primary key, label text);
                        insert into shops values (3, 'a'), (7, 'b');""").write("5_rebuild.up.sql", """
                        create table shops_new (id integer primary key, label text, town text);
                        insert into shops_new (label) select label from shops order by id;
                        drop table shops;
                        alter table shops_new rename to shops;""");

        assertThat(foundOfRows()).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Finding.Severity.WARNING);
            assertThat(finding.message())
                    .isEqualTo(
                            "shops: 2 of 2 rows lost: id 3, 7 (the script copies all of them but their keys, which are"
                                    + " others now)");
            assertThat(finding.remedy()).isEqualTo("Copy the key too, if anything knows a row by it.");
        });
    }

    /** What the script deletes by name is nobody's question. */
    @Test
    void tellsWhyOfWhatTheScriptDoesNotSayAndOfNothingElse() throws IOException {
        new Scratch(directory).write("4_shops.up.sql", """
                        create table shops (id integer primary key, label text);
                        insert into shops values (3, 'a'), (7, null);""").write("5_rebuild.up.sql", """
                        delete from items;
                        create table shops_new (id integer primary key, label text not null);
                        insert into shops_new select id, label from shops where label is not null;
                        drop table shops;
                        alter table shops_new rename to shops;""");

        List<Finding> found =
                rehearsal().checks("keeps-rows").populated(0, 1).build().run().findings();

        assertThat(found).singleElement().satisfies(finding -> {
            assertThat(finding.message()).isEqualTo("shops: 1 of 2 rows lost: id 7 (the script does not say so)");
            assertThat(finding.why()).hasValueSatisfying(why -> assertThat(why)
                    .contains("insert into shops_new select id, label from shops where label is not null")
                    .doesNotContain("items"));
        });
    }

    /** What SQLite is built with, which all drivers leave but sqlite-jdbc. */
    @Test
    void takesAStatementThatSqliteJdbcIsTooSmallForWhereProductionRunsOnAnother() throws IOException {
        new Scratch(directory)
                .write("4_large.up.sql", "insert into items values (4), (" + " ".repeat(1_500_000) + "5);")
                .write("4_large.down.sql", "delete from items where id > 3;");

        assertThat(rehearsal().checks("applies").populated(0, 1).build().run().findings())
                .isEmpty();
        assertThat(rehearsal()
                        .checks("applies")
                        .populated(0, 1)
                        .runtime("sqlite-jdbc")
                        .build()
                        .run()
                        .failures())
                .singleElement()
                .satisfies(finding -> assertThat(finding.message())
                        .startsWith("4_large failed at statement 1 (line 1 of 4_large.up.sql): [SQLITE_TOOBIG]")
                        .endsWith(
                                "sqlite-jdbc takes statements of 1,000,000 bytes at most, as production's connections do"
                                        + " that do not set limit_sql_length: cut it into several."));
    }

    @Test
    void writesItsFilesBesideItsDatabases() {
        rehearsal().build().run();

        assertThat(directory.resolve("databases/findings.json")).isNotEmptyFile();
        assertThat(directory.resolve("databases/report.md"))
                .content()
                .contains("## RehearsalTests: golang-migrate under go-sqlite3, migrations on a fresh database");
    }

    @Test
    void refusesWhatCannotBeBeforeAnyDatabaseExists() {
        Rehearsal rehearsal = rehearsal().accept("keeps-row", "", "", "a slip").build();

        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(rehearsal::run)
                .withMessageStartingWith("There is no check keeps-row.\nThere are applies, ");
    }

    /** What Liquibase leaves pending does not stand in for the next one. */
    @Test
    void goesOnBehindAChangeSetThatIsLeftPending() throws IOException {
        Path folder = new Scratch(directory.resolve("left"))
                .write("db.changelog-master.yaml", """
                    databaseChangeLog:
                      - changeSet: { id: fails, author: ada, failOnError: false, changes: [ { sql: { sql: insert into nowhere values (1) } } ] }
                      - changeSet: { id: items, author: ada, changes: [ { sql: { sql: "create table items (a int, b int references nowhere (b))" } } ] }
                    """)
                .folder();

        List<Finding> found = Rehearsal.builder()
                .migrations(folder.toString())
                .directory(directory.resolve("databases").toString())
                .checks("foreign-keys-sound")
                .build()
                .run()
                .findings();

        assertThat(found).singleElement().satisfies(finding -> assertThat(
                        finding.migration().orElseThrow().name())
                .contains("items"));
    }

    @Test
    void passesOverWhatTheToolPassesOver() throws IOException {
        Path folder = new Scratch(directory.resolve("late"))
                .write("0000_a.sql", "create table a (id integer);")
                .write("0001_b.sql", "create table b (id integer);")
                .write("meta/_journal.json", """
                    {"version":"7","dialect":"sqlite","entries":[{"idx":0,"when":2000,"tag":"0000_a"},{"idx":1,"when":1000,"tag":"0001_b"}]}\
                    """)
                .folder();

        RehearsalResult result = Rehearsal.builder()
                .migrations(folder.toString())
                .directory(directory.resolve("databases").toString())
                .build()
                .run();

        assertThat(result.migrations().get(1).verdicts()).allSatisfy(verdict -> assertThat(verdict.notAsked())
                .contains("0001_b is not pending: drizzle passes over it."));
        assertThat(result.failures())
                .anySatisfy(finding -> assertThat(finding.check()).isEqualTo("history"));
    }

    /** A script without a version runs again whenever it changes, and Flyway has no way back for it. */
    @Test
    void wantsNoWayBackForWhatIsRepeatable() throws IOException {
        Path folder = new Scratch(directory.resolve("flyway"))
                .write("V1__items.sql", "create table items (id integer primary key);")
                .write("U1__items.sql", "drop table items;")
                .write(
                        "R__all_items.sql",
                        "drop view if exists all_items; create view all_items as select * from items;")
                .folder();

        assertThat(Rehearsal.builder()
                        .migrations(folder.toString())
                        .directory(directory.resolve("databases").toString())
                        .build()
                        .run()
                        .failures())
                .isEmpty();
    }

    @Test
    void asksAlsoTheChecksOfTheUsersOwn() throws IOException {
        new Scratch(directory)
                .write("4_forbidden_word.up.sql", "create table forbidden (id integer primary key);")
                .write("4_forbidden_word.down.sql", "drop table forbidden;");

        List<Finding> found = rehearsal()
                .checks("no-forbidden-word")
                .populated(0, 1)
                .build()
                .run()
                .findings();

        assertThat(found).singleElement().satisfies(finding -> {
            assertThat(finding.migration().orElseThrow().name()).isEqualTo("4_forbidden_word");
            assertThat(finding.message()).isEqualTo("It says forbidden.");
        });
    }

    /** Else the checks, which take about as long as the moves, would come on top of them. */
    @Test
    void checksOneMigrationWhileTheNextGoesUp() {
        CountDownLatch third = new CountDownLatch(1);
        MigrationCheck waitsForTheThird = new OwnCheck(migration -> {
            if (migration.migration().name().equals("2_rows") && !await(third)) {
                throw new IllegalStateException("3_drop waited for the checks of 2_rows.");
            }
        });

        RehearsalResult result = rehearsal()
                .populated(0, 1)
                .withChecks(waitsForTheThird)
                .runAt("3", connection -> third.countDown())
                .build()
                .run();

        assertThat(result.migrations())
                .extracting(each -> each.migration().name())
                .containsExactly("1_items", "2_rows", "3_drop");
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1_items", "2_rows", "3_drop"})
    void goesOnBehindACheckThatThrows(String where) {
        MigrationCheck broken = new OwnCheck(migration -> {
            if (migration.migration().name().equals(where)) {
                throw new IllegalStateException("The check broke at " + where + ".");
            }
        });
        List<Finding> others = rehearsal().populated(0, 1).build().run().findings();

        RehearsalResult result =
                rehearsal().populated(0, 1).withChecks(broken).build().run();

        assertThat(result.findings())
                .filteredOn(finding -> !finding.check().equals("own"))
                .isEqualTo(others);
        assertThat(result.findings())
                .filteredOn(finding -> finding.check().equals("own"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.migration())
                            .hasValueSatisfying(of -> assertThat(of.name()).isEqualTo(where));
                    assertThat(finding.message())
                            .isEqualTo(
                                    "The check could not be made: java.lang.IllegalStateException: The check broke at "
                                            + where + ".");
                    assertThat(finding.why()).hasValueSatisfying(why -> assertThat(why.lines())
                            .hasSize(3)
                            .first()
                            .asString()
                            .contains("RehearsalTests.java:"));
                    assertThat(finding.remedy()).isEqualTo("Correct " + OwnCheck.class.getName() + ".");
                    assertThat(result.fails(finding)).isTrue();
                });
    }

    @Test
    void saysOfACheckThatThrowsOverTheWholeRunThatItCouldNotBeMade() {
        MigrationCheck broken = new MigrationCheck() {
            @Override
            public String id() {
                return "own";
            }

            @Override
            public List<Finding> check(RehearsedRun run) {
                throw new AssertionError();
            }
        };

        assertThat(rehearsal().populated(0, 1).withChecks(broken).build().run().findings())
                .extracting(Finding::message)
                .contains("The check could not be made: java.lang.AssertionError.");
    }

    /** A driver's message may show a row. */
    @Test
    void showsNoMessageOfACheckThatThrowsOnACopy() throws Exception {
        Path copy = directory.resolve("production.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + copy);
                var statement = connection.createStatement()) {
            statement.execute("create table others (id integer primary key)");
        }
        MigrationCheck broken = new OwnCheck(migration -> {
            throw new IllegalStateException("secret");
        });

        RehearsalResult result =
                rehearsal().copyOf(copy).withChecks(broken).build().run();

        assertThat(result.findings())
                .filteredOn(finding -> finding.check().equals("own"))
                .isNotEmpty()
                .allMatch(finding ->
                        finding.message().equals("The check could not be made: java.lang.IllegalStateException."));
        assertThat(result.findings().toString()).doesNotContain("secret");
    }

    /** So that a program that it waits for ends with the test that timed out. */
    @Test
    void aCheckHearsOfTheInterruptOfItsRehearsal() {
        Thread test = Thread.currentThread();
        List<String> heard = Collections.synchronizedList(new ArrayList<>());
        MigrationCheck waits = new OwnCheck(migration -> {
            if (migration.migration().name().equals("3_drop")) {
                test.interrupt();
                heard.add(await(new CountDownLatch(1)) ? "nothing" : "the interrupt");
            }
        });

        Rehearsal rehearsal = rehearsal().populated(0, 1).withChecks(waits).build();

        assertThatException().isThrownBy(rehearsal::run).withRootCauseInstanceOf(ClosedByInterruptException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(heard).containsExactly("the interrupt");
    }

    /** On servers it is read where it stands, and the way up has gone over it before a check looks. */
    @ParameterizedTest
    @EnumSource(names = {"SQLITE", "POSTGRESQL", "MARIADB"})
    void aCheckReadsTheRowsThatTheWayBackHasLeft(DatabaseKind kind) throws IOException {
        Scratch scratch = new Scratch(directory.resolve("notes"));
        scratch.write(
                        "1_t.up.sql",
                        "create table t (id integer primary key, a varchar(9)); insert into t values (7, 'x');")
                .write("2_y.up.sql", "update t set a = 'y';")
                .write("2_y.down.sql", "update t set a = 'x';");
        List<String> seen = new ArrayList<>();
        MigrationCheck reads = new OwnCheck(migration -> migration.down().ifPresent(down -> {
            seen.add(down.dataDiff().toString());
            seen.add(migration.upAgain().orElseThrow().dataDiff().toString());
        }));

        Rehearsal.builder()
                .migrations(scratch.folder().toString())
                .directory(directory.resolve("databases").toString())
                .tool("golang-migrate")
                .database(kind)
                .populated(0, 1)
                .withChecks(reads)
                .build()
                .run();

        assertThat(seen).hasSize(2).allMatch("t: a of 1 row changed: id 7"::equals);
    }

    private record OwnCheck(Consumer<RehearsedMigration> looks) implements MigrationCheck {

        @Override
        public String id() {
            return "own";
        }

        @Override
        public List<Finding> check(RehearsedMigration migration) {
            looks.accept(migration);
            return List.of();
        }
    }

    /** A check as a user writes one. */
    public static final class NoForbiddenWord implements MigrationCheck {

        @Override
        public String id() {
            return "no-forbidden-word";
        }

        @Override
        public List<Finding> check(RehearsedMigration migration) {
            return migration.migration().up().text().contains("forbidden")
                    ? List.of(Finding.error(id(), migration.migration(), "It says forbidden.", "Say allowed."))
                    : List.of();
        }
    }
}
