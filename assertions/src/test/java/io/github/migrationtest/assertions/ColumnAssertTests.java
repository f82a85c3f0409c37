package io.github.migrationtest.assertions;

import static io.github.migrationtest.assertions.DatabaseAssertions.assertThat;

import java.util.function.Consumer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ColumnAssertTests {

    @AutoClose
    private final SqliteMemory database = SqliteMemory.of("""
            create table users (
                id integer primary key,
                email varchar(20) not null collate nocase,
                state text default 'new',
                active boolean default true,
                seen text default current_timestamp,
                bare,
                total integer as (id * 2) stored)
            """);

    @Test
    void knowsTheTypeAsDeclared() {
        holds("email", email -> email.hasType("VARCHAR( 20 )"));
        holds("bare", bare -> bare.hasType(""));

        assertThat(messageOf("email", email -> email.hasType("text"))).isEqualTo("""
                        [jdbc:sqlite::memory:, table "users", column "email"]\s
                        Expecting column:
                          email
                        to have type:
                          text
                        but it is:
                          email varchar(20) not null collate nocase""");
    }

    @Test
    void knowsWhetherItTakesNulls() {
        holds("email", ColumnAssert::isNotNull);
        holds("state", ColumnAssert::isNullable);

        assertThat(messageOf("state", ColumnAssert::isNotNull))
                .endsWith("\nto be not null\nbut it is:\n  state text default 'new'");
        assertThat(messageOf("email", ColumnAssert::isNullable)).contains("\nto be nullable\nbut it is:\n");
    }

    @Test
    void knowsTheDefaultWhateverItsSpelling() {
        holds("state", state -> state.hasDefault("'new'").hasDefault("('new')"));
        holds("active", active -> active.hasDefault("TRUE").hasDefault("1"));
        holds("seen", seen -> seen.hasDefault("CURRENT_TIMESTAMP"));
        holds("email", ColumnAssert::hasNoDefault);

        assertThat(messageOf("state", state -> state.hasDefault("'old'")))
                .endsWith("\nto have default:\n  'old'\nbut it is:\n  state text default 'new'");
        assertThat(messageOf("active", active -> active.hasDefault("false"))).contains("to have default:\n  false\n");
        assertThat(messageOf("state", ColumnAssert::hasNoDefault))
                .endsWith("\nto have no default\nbut it is:\n  state text default 'new'");
    }

    @Test
    void knowsWhetherAndHowItIsComputed() {
        holds("total", total -> total.isGenerated().isGeneratedAs("ID*2"));
        holds("state", ColumnAssert::isNotGenerated);

        assertThat(messageOf("state", ColumnAssert::isGenerated)).contains("\nto be generated\nbut it is:\n");
        assertThat(messageOf("total", total -> total.isGeneratedAs("id + 2")))
                .endsWith("\nto be generated as:\n  id + 2\nbut it is:\n  total integer as (id * 2) stored");
        assertThat(messageOf("total", ColumnAssert::isNotGenerated)).contains("\nto not be generated\nbut it is:\n");
    }

    @Test
    void knowsTheCollation() {
        holds("email", email -> email.hasCollation("NOCASE"));
        holds("state", state -> state.hasCollation("binary"));

        assertThat(messageOf("state", state -> state.hasCollation("nocase")))
                .endsWith("\nto have collation:\n  nocase\nbut it is:\n  state text default 'new'");
    }

    private void holds(String column, Consumer<ColumnAssert> requirements) {
        assertThat(database).hasTable("users", users -> users.hasColumn(column, requirements));
    }

    private String messageOf(String column, Consumer<ColumnAssert> requirements) {
        return Failures.messageOf(
                () -> assertThat(database).hasTable("users", users -> users.hasColumn(column, requirements)));
    }
}
