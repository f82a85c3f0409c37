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
import org.junit.jupiter.params.provider.EnumSource;

/** No engine looks into the body of a function when a migration takes away what it names. */
class RoutinesStillWorkTests {
    private static final String PEOPLE =
            "create table people (id integer primary key, name varchar(20), email varchar(40));\n";

    @TempDir
    Path directory;

    private List<Finding> found(DatabaseKind kind, String... scripts) throws IOException {
        Scratch scratch = new Scratch(directory);
        for (int i = 0; i < scripts.length; i++) {
            String script = scripts[i].contains("$$") || kind == DatabaseKind.POSTGRESQL
                    ? scripts[i]
                    : scripts[i].replace("~", ";\n");
            scratch.write("V" + (i + 1) + "__step.sql", script);
        }
        return Rehearsal.builder()
                .migrations(scratch.folder().toString())
                .tool("flyway")
                .directory(directory.resolve("databases").toString())
                .database(kind)
                .checks("still-works")
                .populated(3, 1)
                .build()
                .run()
                .findings();
    }

    @Test
    void findsEveryFunctionOfPostgresqlThatNamesWhatIsGone() throws IOException {
        List<Finding> found = found(DatabaseKind.POSTGRESQL, PEOPLE + """
                create function by_email(wanted text, more integer[]) returns bigint language sql
                  as 'select count(*) from people where email = wanted';
                create function greeting(person integer, loud boolean) returns text language plpgsql as $$
                  declare one people%rowtype;
                  begin
                    select * into one from people limit 1;
                    return one.email;
                  end $$;
                create procedure forget(person integer, inout left_over bigint) language plpgsql as $$
                  begin
                    delete from people where id = person and email is not null;
                    select count(*) into left_over from people;
                  end $$;
                create function names() returns setof text language plpgsql as $$
                  begin return query select name::text from people; end $$;
                """, "alter table people drop column email");

        assertThat(found)
                .extracting(finding -> finding.object().orElseThrow())
                .containsExactly(
                        "by_email(wanted text, more integer[])",
                        "forget(IN person integer, INOUT left_over bigint)",
                        "greeting(person integer, loud boolean)");
        assertThat(found.get(0).message())
                .isEqualTo("reading function by_email(wanted text, more integer[]) fails since this migration: ERROR:"
                        + " column \"email\" does not exist");
        assertThat(found.get(2).message())
                .startsWith("calling function greeting(person integer, loud boolean) fails since this migration: ERROR:"
                        + " record \"one\" has no field \"email\"");
        assertThat(found.get(2).remedy()).isEqualTo("Change what still names what is gone, in the same migration.");
    }

    @Test
    void findsThatATriggerEmptiesWhatMustNotBeInTheRowItself() throws IOException {
        assertThat(found(
                        DatabaseKind.POSTGRESQL,
                        PEOPLE + """
                        create function forget() returns trigger language plpgsql as $$
                          begin new.email := null; return new; end $$;
                        create trigger forgets before update on people for each row execute function forget();
                        """,
                        "update people set email = 'x' where email is null; alter table people alter column email set"
                                + " not null"))
                .extracting(Finding::message)
                .containsExactly(
                        "updating table people fails since this migration: what it sets off leaves a column NULL"
                                + " that takes none now (people.email).");
    }

    /** The detail of PostgreSQL's own message shows the row. */
    @Test
    void namesTheColumnThatATriggerLeavesEmptyAndNoRow() throws IOException {
        List<Finding> found = found(
                DatabaseKind.POSTGRESQL,
                PEOPLE + """
                create table audits (id serial primary key, person integer not null);
                create function audit() returns trigger language plpgsql as $$
                  begin insert into audits (person) values (new.id); return new; end $$;
                create trigger audited before update on people for each row execute function audit();
                """,
                "alter table audits add column actor text not null default 'x';"
                        + " alter table audits alter column actor drop default",
                "alter table people add column age integer");

        assertThat(found).singleElement().satisfies(finding -> {
            assertThat(finding.object()).contains("people");
            assertThat(finding.message())
                    .isEqualTo("updating table people fails since this migration: what it sets off leaves a column NULL"
                            + " that takes none now (audits.actor).");
            assertThat(finding.remedy())
                    .isEqualTo("Give the column a default, or have the trigger or foreign key that writes it give it a"
                            + " value, in the same migration.");
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"MYSQL", "MARIADB"})
    void findsEveryRoutineOfMysqlThatNamesWhatIsGone(DatabaseKind kind) throws IOException {
        List<Finding> found = found(kind, PEOPLE + """
                create table pets (id integer primary key);
                create function by_email(wanted varchar(40)) returns integer reads sql data
                  return (select count(*) from people where email = wanted);
                create procedure forget(in person integer, out left_over integer)
                  delete from people where id = person and email is not null;
                create procedure feed() update pets set id = id;
                create procedure names() select name from people;
                """, "alter table people drop column email", "drop table pets");

        assertThat(found)
                .extracting(finding -> finding.object().orElseThrow())
                .containsExactly(
                        "by_email(varchar(40))", "forget(int(11), int(11))".replace("(11)", width(kind)), "feed()");
        assertThat(found.get(0).message())
                .startsWith("calling function by_email(varchar(40)) fails since this migration: ")
                .contains("Unknown column");
        assertThat(found.get(2).message())
                .startsWith("calling procedure feed() fails since this migration: ")
                .contains("pets' doesn't exist");
    }

    private static String width(DatabaseKind kind) {
        return kind == DatabaseKind.MARIADB ? "(11)" : "";
    }

    /** Whatever it does not like about values that were made up, and what was broken before, is not the migration's fault. */
    @Test
    void isSilentOfWhatFailsForOtherReasonsOrFailedBefore() throws IOException {
        assertThat(found(DatabaseKind.POSTGRESQL, PEOPLE + """
                create type mood as enum ('glad', 'sad');
                create function picky(age integer, how mood, at timestamptz, extra jsonb) returns text language plpgsql as $$
                  begin
                    if exists (select from people where email is null) then return ''; end if;
                    raise exception 'nobody is %', age;
                  end $$;
                create function divides(by integer) returns integer language plpgsql as $$
                  begin return (select count(*) from people) / (by - 1); end $$;
                create function broken() returns void language plpgsql as $$
                  begin update persons set name = name; end $$;
                create function runs_for_ever() returns void language plpgsql as $$
                  begin loop perform 1 from people; end loop; end $$;
                create function uses_what_the_caller_makes() returns void language plpgsql as $$
                  begin insert into names_of_this_session select name from people; end $$;
                """, "alter table people add column age integer; " + """
                create function new_one() returns void language plpgsql as $$
                  begin insert into names_of_this_session select name from people; end $$;
                """))
                .isEmpty();
    }

    /** It is as broken as one that was there before: the tables may come later, columns of those that are there will not. */
    @Test
    void findsANewFunctionWithAColumnThatThereIsNot() throws IOException {
        assertThat(
                        found(
                                DatabaseKind.POSTGRESQL,
                                PEOPLE,
                                "create function f() returns void language plpgsql as $$ begin update people set nam = ''; end $$;"))
                .extracting(Finding::message)
                .singleElement()
                .asString()
                .startsWith("calling function f() fails since this migration: ERROR: column \"nam\" of relation"
                        + " \"people\" does not exist");
    }

    /** Calling it could do what no throw-away clone takes back, or nobody can tell what it does. */
    @Test
    void onlyReadsWhatMayReachOutAndTellsWhereItNamesWhatIsGone() throws IOException {
        List<Finding> found = found(
                DatabaseKind.POSTGRESQL,
                PEOPLE + """
                create table calls (who text);
                create function builds(what text) returns void language plpgsql as $$
                  begin execute 'insert into calls values (''builds'')'; execute 'select ' || what; perform email from people; end $$;
                create function through_it() returns void language plpgsql as $$
                  begin perform builds('email'); end $$;
                create function any_value(one anyelement) returns text language plpgsql as $$
                  begin return (select max(email) from people); end $$;
                """,
                "alter table people drop column email",
                "alter table people drop column name");

        assertThat(found).extracting(Finding::severity).containsOnly(Finding.Severity.WARNING);
        assertThat(found)
                .extracting(Finding::message)
                .containsExactly(
                        "function any_value(one anyelement) names column people.email, which is gone. Whether it still"
                                + " works was not tried: it takes values of any type.",
                        "function builds(what text) names column people.email, which is gone. Whether it still works was"
                                + " not tried: it makes statements while it runs, which nobody can read before.");
    }
}
