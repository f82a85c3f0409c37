package io.github.migrationtest.assertions;

import static io.github.migrationtest.assertions.DatabaseAssertions.assertThat;
import static io.github.migrationtest.assertions.DatabaseAssertions.assertThatExceptionOfType;
import static io.github.migrationtest.schema.TriggerEvent.DELETE;
import static io.github.migrationtest.schema.TriggerEvent.INSERT;
import static io.github.migrationtest.schema.TriggerEvent.UPDATE;

import io.github.migrationtest.schema.Attribute;
import io.github.migrationtest.schema.SchemaSnapshot;
import java.util.function.Consumer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ViewAndTriggerAssertTests {

    @AutoClose
    private final SqliteMemory database = SqliteMemory.of(
            "create table users (id integer primary key, email text)",
            "create table notes (id integer primary key, user_id integer)",
            "create view authors as select distinct user_id, count(*) as notes from notes group by user_id",
            "create view named (who) as select email from users",
            "create trigger gone after delete on users begin delete from notes where user_id = old.id; end",
            "create trigger mailed before update of email on users when new.email is null begin select raise(abort, 'no'); end",
            "create trigger added instead of insert on authors begin select 1; end");

    @Test
    void knowsViews() {
        assertThat(database).hasExactlyViews("named", "AUTHORS");
        view("authors", authors -> authors.hasColumns("user_id", "notes")
                .hasDefinition("SELECT DISTINCT user_id, count(*) AS notes FROM notes GROUP BY user_id")
                .hasDefinitionContaining("count( * )")
                .isNotMaterialized()
                .works());
        view("named", named -> named.hasColumns("who"));

        assertThat(Failures.messageOf(() -> assertThat(database).hasExactlyViews("named")))
                .endsWith("but these are there too:\n  authors\nall that are there:\n  authors\n  named");
        assertThat(messageOf("named", ViewAssert::isMaterialized)).isEqualTo("""
                        [jdbc:sqlite::memory:, view "named"]\s
                        Expecting view:
                          named
                        to be materialized
                        but it is:
                          view named (who): select email from users""");
        assertThat(messageOf("named", named -> named.hasColumns("email")))
                .endsWith(
                        "but these are missing:\n  email\nbut these are there too:\n  who\nall that are there:\n  who");
        assertThat(messageOf("named", named -> named.hasDefinition("select id from users")))
                .endsWith("\nto have definition:\n  select id from users\nbut it is:\n  select email from users");
        assertThat(messageOf("named", named -> named.hasDefinitionContaining("mail")))
                .endsWith("\nto have a definition that contains:\n  mail\nbut it is:\n  select email from users");
        assertThat(messageOf("named", named -> named.hasIndexOn("who")))
                .endsWith("\nto have index on:\n  (who)\nbut it has no index");
        assertThat(messageOf("named", named -> named.hasIndex("i", index -> {})))
                .endsWith("\nto have index:\n  i\nbut it has no index");
    }

    @Test
    void knowsViewsThatNoLongerWork() {
        database.execute("drop trigger added", "drop table notes");

        assertThat(messageOf("authors", ViewAssert::works))
                .startsWith(
                        "[jdbc:sqlite::memory:, view \"authors\"] \nExpecting view:\n  authors\nto work\nbut it cannot be read:\n")
                .contains("no such table: main.notes");
    }

    @Test
    void saysThatTheColumnsOfAViewAreThoseOfItsQuery() {
        SchemaSnapshot schema = SchemaSnapshot.of(database);

        assertThat(schema).hasView("named", named -> named.hasColumns("who"));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> assertThat(schema).hasView("authors", authors -> authors.hasColumns("user_id")))
                .withMessage(
                        "hasColumns(...) on view \"authors\" needs a live database, for its columns are those of its query. Begin with assertThat(database).");
    }

    @Test
    void knowsTriggers() {
        assertThat(database).hasExactlyTriggers("gone", "mailed", "added").hasTable("users", users -> users.hasTrigger(
                        "gone", TriggerAssert::isAfter)
                .hasTrigger("mailed")
                .hasExactlyTriggers("mailed", "Gone")
                .doesNotHaveTrigger("added"));
        trigger("gone", gone -> gone.isOn("USERS")
                .isAfter()
                .firesOn(DELETE)
                .hasNoCondition()
                .hasBody("DELETE FROM notes WHERE user_id = old.id")
                .hasBodyContaining("delete from notes")
                .isEnabled());
        trigger("mailed", mailed -> mailed.isBefore()
                .firesOn(UPDATE)
                .firesOnUpdateOf("Email")
                .hasCondition("(new.email IS NULL)"));
        trigger("added", added -> added.isInsteadOf().isOn("authors").firesOn(INSERT));

        assertThat(triggerMessageOf("gone", gone -> gone.isOn("notes"))).isEqualTo("""
                        [jdbc:sqlite::memory:, trigger "gone"]\s
                        Expecting trigger:
                          gone
                        to be on:
                          notes
                        but it is:
                          trigger gone on users after delete: delete from notes where user_id = old.id;""");
        assertThat(triggerMessageOf("gone", TriggerAssert::isBefore)).contains("\nto run before the change\n");
        assertThat(triggerMessageOf("mailed", TriggerAssert::isAfter)).contains("\nto run after the change\n");
        assertThat(triggerMessageOf("mailed", TriggerAssert::isInsteadOf)).contains("\nto run instead of the change\n");
        assertThat(triggerMessageOf("gone", gone -> gone.firesOn(DELETE, UPDATE)))
                .contains("\nto fire on:\n  delete\n  update\n");
        assertThat(triggerMessageOf("mailed", mailed -> mailed.firesOnUpdateOf()))
                .contains("\nto fire on the update of any column\n");
        assertThat(triggerMessageOf("gone", gone -> gone.firesOnUpdateOf("id")))
                .contains("\nto fire on the update of:\n  (id)\n");
        assertThat(triggerMessageOf("gone", gone -> gone.hasCondition("new.email is null")))
                .endsWith("\nto have condition:\n  new.email is null\nbut it has none");
        assertThat(triggerMessageOf("mailed", mailed -> mailed.hasCondition("new.email = 1")))
                .endsWith("\nto have condition:\n  new.email = 1\nbut it is:\n  new.email is null");
        assertThat(triggerMessageOf("mailed", TriggerAssert::hasNoCondition))
                .endsWith("\nto have no condition\nbut it is:\n  new.email is null");
        assertThat(triggerMessageOf("gone", gone -> gone.hasBody("select 1")))
                .endsWith("\nto have body:\n  select 1\nbut it is:\n  delete from notes where user_id = old.id;");
        assertThat(triggerMessageOf("gone", gone -> gone.hasBodyContaining("from tags")))
                .endsWith(
                        "\nto have a body that contains:\n  from tags\nbut it is:\n  delete from notes where user_id = old.id;");
        assertThat(triggerMessageOf("gone", TriggerAssert::isDisabled)).contains("\nto be disabled\n");
    }

    @Test
    void listsTheTriggersOfATable() {
        assertThat(tableMessageOf(users -> users.hasTrigger("touched")))
                .endsWith("\nto have trigger:\n  touched\nbut its triggers are:\n  gone\n  mailed");
        assertThat(tableMessageOf(users -> users.doesNotHaveTrigger("gone")))
                .endsWith(
                        "\nto have no trigger:\n  gone\nbut it has:\n  trigger gone on users after delete: delete from notes where user_id = old.id;");
        assertThat(tableMessageOf(users -> users.hasExactlyTriggers("gone")))
                .endsWith("but these are there too:\n  mailed\nall that are there:\n  gone\n  mailed");
        assertThat(Failures.messageOf(() -> assertThat(database).hasExactlyTriggers("gone", "mailed")))
                .endsWith("but these are there too:\n  added\nall that are there:\n  added\n  gone\n  mailed");
    }

    @Test
    void knowsWhatAnEngineKnowsBeyondTheOthers() {
        database.execute("create table strict (id integer primary key) strict");

        assertThat(database).hasTable("strict", table -> table.hasAttribute(Attribute.STRICT)
                .hasAttribute(Attribute.STRICT, "true")
                .doesNotHaveAttribute(Attribute.COMMENT)
                .doesNotHaveAttribute(Attribute.ENGINE, "InnoDB")
                .doesNotHaveComment());

        assertThat(tableMessageOf(users -> users.hasAttribute(Attribute.STRICT)))
                .endsWith("\nto have strict\nbut it has nothing special");
        assertThat(Failures.messageOf(() -> assertThat(database)
                        .hasTable("strict", table -> table.hasAttribute(Attribute.ENGINE, "InnoDB"))))
                .endsWith("\nto have engine:\n  InnoDB\nbut its attributes are:\n  strict");
        assertThat(Failures.messageOf(() ->
                        assertThat(database).hasTable("strict", table -> table.doesNotHaveAttribute(Attribute.STRICT))))
                .endsWith("\nto have no strict\nbut it is:\n  strict");
        assertThat(Failures.messageOf(() -> assertThat(database)
                        .hasTable("strict", table -> table.doesNotHaveAttribute(Attribute.STRICT, "true"))))
                .endsWith("\nto not have strict:\n  true\nbut it is:\n  strict");
        assertThat(tableMessageOf(users -> users.hasComment("Who may log in")))
                .endsWith("\nto have comment:\n  Who may log in\nbut it has nothing special");
    }

    private void view(String name, Consumer<ViewAssert> requirements) {
        assertThat(database).hasView(name, requirements);
    }

    private void trigger(String name, Consumer<TriggerAssert> requirements) {
        assertThat(database).hasTrigger(name, requirements);
    }

    private String messageOf(String view, Consumer<ViewAssert> requirements) {
        return Failures.messageOf(() -> assertThat(database).hasView(view, requirements));
    }

    private String triggerMessageOf(String trigger, Consumer<TriggerAssert> requirements) {
        return Failures.messageOf(() -> assertThat(database).hasTrigger(trigger, requirements));
    }

    private String tableMessageOf(Consumer<TableAssert> requirements) {
        return Failures.messageOf(() -> assertThat(database).hasTable("users", requirements));
    }
}
