package io.github.migrationtest.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationtest.Rehearsal;
import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.migration.Finding;
import io.github.migrationtest.migration.Scratch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** On a real server, which says itself whether it wrote a table anew. */
class NoRewritesTests {
    private static final String ITEMS = """
        create table items (id integer primary key, label varchar(20), total integer, at timestamp);
        create table others (id integer primary key, total integer);
        insert into items values (1, 'a', 1, null), (2, 'b', 2, null);
        """;

    @TempDir
    Path directory;

    private List<Finding> found(DatabaseKind kind, String change) throws IOException {
        Path folder = new Scratch(directory)
                .write("1_items.up.sql", ITEMS)
                .write("2_change.up.sql", change)
                .folder();
        return Rehearsal.builder()
                .migrations(folder.toString())
                .directory(directory.resolve("databases").toString())
                .database(kind)
                .checks("no-rewrites")
                .populated(0, 1)
                .build()
                .run()
                .findings();
    }

    private List<Finding> found(String change) throws IOException {
        return found(DatabaseKind.POSTGRESQL, change);
    }

    @Test
    void namesTheStatementAndAFormThatRewritesNothing() throws IOException {
        List<Finding> found = found("""
            comment on table items is 'things';
            alter table items add column token uuid default gen_random_uuid();
            """);

        assertThat(found).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Finding.Severity.WARNING);
            assertThat(finding.object()).contains("items");
            assertThat(finding.statement().orElseThrow().line()).isEqualTo(2);
            assertThat(finding.message()).isEqualTo("items: all of its rows were written anew, 2 here.");
            assertThat(finding.why())
                    .contains("PostgreSQL gave the table and its indexes new files in line 2. Until the last row is"
                            + " written nobody else reads or writes it (ACCESS EXCLUSIVE).");
            assertThat(finding.remedy())
                    .isEqualTo("ADD COLUMN without the default, ALTER COLUMN ... SET DEFAULT in the next statement, and"
                            + " fill the old rows in batches: only a constant default rewrites nothing.");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "alter table items alter column total type bigint|Add a column of the new type, let a trigger keep it,",
                "alter table items add column number bigserial|Add a plain column, give it DEFAULT nextval(...)",
                "alter table items add number bigint generated always as identity|Add a plain column, give it DEFAULT",
                "alter table items add twice int generated always as (total * 2) stored|Add a plain column, let a"
                        + " trigger",
                "alter table items set unlogged|Do it while nobody needs the table,"
            })
    void saysWhatElseToDo(String change, String remedy) throws IOException {
        assertThat(found(change)).singleElement().satisfies(finding -> assertThat(finding.remedy())
                .startsWith(remedy));
    }

    @Test
    void findsWhatABlockOfCodeRewrites() throws IOException {
        assertThat(found("do $$ begin execute 'alter table items alter total type bigint'; end $$;"))
                .extracting(finding -> finding.object().orElseThrow())
                .containsExactly("items");
    }

    @Test
    void findsATableOfAnotherSchema() throws IOException {
        assertThat(found("""
            create schema "Big"; create table "Big"."a.b" (id int); insert into "Big"."a.b" values (1);
            create table "order" (id int); insert into "order" values (1);
            """)).isEmpty();
        new Scratch(directory)
                .write(
                        "3_both.up.sql",
                        "alter table \"Big\".\"a.b\" alter id type bigint; alter table \"order\" alter id type"
                                + " bigint;");

        assertThat(found("""
            create schema "Big"; create table "Big"."a.b" (id int); insert into "Big"."a.b" values (1);
            create table "order" (id int); insert into "order" values (1);
            """))
                .extracting(finding -> finding.object().orElseThrow())
                .containsExactly("Big.\"a.b\"", "order");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter table items add column kind text not null default 'none'",
                "alter table items add column seen timestamptz default now()",
                "alter table items alter column label type text",
                "alter table items alter column label type varchar(40)",
                "alter table items alter column total set not null",
                "alter table others alter column total type bigint",
                "create table more (id integer); insert into more values (1); alter table more alter id type bigint",
                "truncate items; insert into items values (3, 'c', 3, null)",
                "delete from items; alter table items alter column total type bigint",
                "create index on items (label)",
                "do $$ begin execute 'truncate items'; insert into items values (3, 'c', 3, null); end $$"
            })
    void isSilentOfWhatWritesNoRowsAnew(String change) throws IOException {
        assertThat(found(change)).isEmpty();
    }

    @Test
    void namesWhatMysqlCopiesWhileNobodyWrites() throws IOException {
        List<Finding> found = found(DatabaseKind.MYSQL, """
            alter table items comment = 'things';
            alter table items modify total bigint;
            """);

        assertThat(found).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Finding.Severity.WARNING);
            assertThat(finding.object()).contains("items");
            assertThat(finding.statement().orElseThrow().line()).isEqualTo(2);
            assertThat(finding.message()).isEqualTo("items: all of its rows were written anew, 2 here.");
            assertThat(finding.why())
                    .contains(
                            "The statement in line 2 cannot be made in place: the server copied the table"
                                    + " (ALGORITHM=COPY). Until the last row is copied nobody else writes to it (LOCK=SHARED).");
            assertThat(finding.remedy())
                    .isEqualTo(
                            "Add a column of the new type, which is done at once, fill it in batches, and let it take"
                                    + " the old one's name in a later migration; or let gh-ost or pt-online-schema-change make"
                                    + " it. With ALGORITHM=INPLACE, LOCK=NONE the server refuses a statement that would copy.");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "alter table `items` add twice int generated always as (total * 2) stored|Make the column VIRTUAL,",
                "alter table items convert to character set latin1|Do it while nobody needs to write, or let gh-ost or"
            })
    void saysWhatElseToDoOnMysql(String change, String remedy) throws IOException {
        assertThat(found(DatabaseKind.MYSQL, change)).singleElement().satisfies(finding -> {
            assertThat(finding.object()).contains("items");
            assertThat(finding.remedy()).startsWith(remedy);
        });
    }

    /** As the table of online DDL operations in MySQL's manual has it; and a foreign key, whose rows have to be looked at. */
    @Test
    void isSilentOfWhatMysqlDoesInPlaceOrHasTo() throws IOException {
        assertThat(found(DatabaseKind.MYSQL, """
            alter table items add column kind varchar(20) not null default 'none';
            alter table items modify label varchar(40);
            alter table items add index (label);
            insert into others values (1, 1), (2, 2);
            alter table items add foreign key (id) references others (id);
            alter table items rename column total to amount;
            alter table items drop column amount;
            create table more (id integer);
            insert into more values (1);
            alter table more modify id bigint;
            """)).isEmpty();
    }

    /** Its newer versions copy while others write. */
    @Test
    void isSilentWhereMariadbCopiesOnline() throws IOException {
        assertThat(found(DatabaseKind.MARIADB, "alter table items modify total bigint"))
                .isEmpty();
    }

    @Test
    void isSilentOnSqlite() throws IOException {
        assertThat(found(DatabaseKind.SQLITE, "alter table items add column kind text default 'none';"))
                .isEmpty();
    }
}
