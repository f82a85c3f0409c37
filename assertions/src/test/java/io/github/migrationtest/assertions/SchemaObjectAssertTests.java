package io.github.migrationtest.assertions;

import static io.github.migrationtest.assertions.DatabaseAssertions.assertThat;
import static io.github.migrationtest.assertions.DatabaseAssertions.assertThatExceptionOfType;
import static io.github.migrationtest.assertions.Failures.messageOf;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.schema.Attribute;
import io.github.migrationtest.schema.Attributes;
import io.github.migrationtest.schema.Column;
import io.github.migrationtest.schema.Index;
import io.github.migrationtest.schema.IndexPart;
import io.github.migrationtest.schema.ObjectType;
import io.github.migrationtest.schema.SchemaObject;
import io.github.migrationtest.schema.SchemaSnapshot;
import io.github.migrationtest.schema.SortOrder;
import io.github.migrationtest.schema.Table;
import io.github.migrationtest.schema.UniqueConstraint;
import io.github.migrationtest.schema.View;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What PostgreSQL's schemas hold and SQLite's do not, on records; on servers it is tested where there are some. */
class SchemaObjectAssertTests {
    private static final Attributes NONE = Attributes.none(DatabaseKind.POSTGRESQL);
    private static final IndexPart EMAIL = new IndexPart("email", false, SortOrder.ASCENDING, Optional.empty(), NONE);

    private final SchemaSnapshot schema = new SchemaSnapshot(
            DatabaseKind.POSTGRESQL,
            List.of(users()),
            List.of(new View(
                    "totals",
                    List.of(),
                    "select email from users",
                    List.of(new Index("totals_email", "totals", true, List.of(EMAIL), Optional.empty(), NONE)),
                    NONE.with(Attribute.MATERIALIZED, true))),
            List.of(),
            List.of(
                    object(ObjectType.SCHEMA, "billing", NONE),
                    object(ObjectType.EXTENSION, "citext", NONE.with(Attribute.VERSION, "1.6")),
                    object(ObjectType.ENUM_TYPE, "mood", NONE.with(Attribute.VALUES, "('sad', 'it''s ok')")),
                    object(ObjectType.COMPOSITE_TYPE, "point", NONE.with(Attribute.VALUES, "(x integer, y integer)")),
                    object(ObjectType.DOMAIN, "mail", NONE.with(Attribute.TYPE, "character varying(80)")),
                    object(
                            ObjectType.SEQUENCE,
                            "ids",
                            NONE.with(Attribute.TYPE, "bigint")
                                    .with(Attribute.OWNED_BY, "users.id")
                                    .with(Attribute.BEHIND, true)),
                    object(
                            ObjectType.FUNCTION,
                            "area(integer, integer)",
                            NONE.with(Attribute.RETURNS, "integer")
                                    .with(Attribute.LANGUAGE, "sql")
                                    .with(Attribute.DEFINITION, "select $1 * $2")),
                    object(ObjectType.PROCEDURE, "purge()", NONE),
                    object(ObjectType.PROCEDURE, "purge(integer)", NONE),
                    new SchemaObject(
                            ObjectType.POLICY,
                            "own",
                            Optional.of("users"),
                            NONE.with(Attribute.USING, "(email = current_user)")),
                    new SchemaObject(ObjectType.EXCLUSION_CONSTRAINT, "no_overlap", Optional.of("users"), NONE)));

    private static Table users() {
        return new Table(
                "users",
                List.of(new Column("email", "text", true, Optional.empty(), Optional.empty(), Optional.empty(), NONE)),
                Optional.empty(),
                List.of(new UniqueConstraint(
                        Optional.empty(), List.of(EMAIL), NONE.with(Attribute.GENERATED_NAME, "users_email_key"))),
                List.of(),
                List.of(),
                List.of(new Index(
                        "users_broken",
                        "users",
                        true,
                        List.of(new IndexPart("id", false, SortOrder.ASCENDING, Optional.empty(), NONE)),
                        Optional.empty(),
                        NONE.with(Attribute.INVALID, true).with(Attribute.INCLUDE, "(email, \"Name\")"))),
                NONE.with(Attribute.COMMENT, "Who may log in")
                        .with(Attribute.PRIVILEGES, "select, insert to app; select to reader"));
    }

    private static SchemaObject object(ObjectType type, String name, Attributes attributes) {
        return new SchemaObject(type, name, Optional.empty(), attributes);
    }

    @Test
    void findsEverythingBySortAndName() {
        assertThat(schema)
                .hasSchema("billing")
                .doesNotHaveSchema("sales")
                .hasExtension("citext")
                .hasEnumType("mood", mood -> mood.hasValues("sad", "it's ok"))
                .hasCompositeType("point", point -> point.hasFields("x INTEGER, y integer"))
                .hasDomain("mail", mail -> mail.hasType("character varying(80)"))
                .hasSequence("ids")
                .hasSequence("ids", ids -> ids.isOwnedBy("users.id").hasType("bigint"))
                .doesNotHaveSequence("numbers")
                .hasFunction(
                        "area",
                        area -> area.returns("integer").hasLanguage("sql").hasDefinitionContaining("$1*$2"))
                .hasFunction("area(integer, integer)", area -> {})
                .hasProcedure("purge()", purge -> {})
                .doesNotHaveObject(ObjectType.FUNCTION, "area(integer)")
                .hasExactlyObjects(ObjectType.EXTENSION, "citext")
                .hasTable("users", users -> users.hasPolicy(
                                "own", own -> own.hasAttribute(Attribute.USING, "EMAIL = current_user"))
                        .hasExclusionConstraint("no_overlap", one -> {})
                        .doesNotHaveObject(ObjectType.RULE, "own"));
    }

    @Test
    void saysWhatOfThatSortIsThere() {
        assertThat(messageOf(() -> assertThat(schema).hasSequence("numbers"))).isEqualTo("""

                        Expecting schema of PostgreSQL
                        to have sequence:
                          numbers
                        but of these it has:
                          ids""");
        assertThat(messageOf(() -> assertThat(schema).hasObject(ObjectType.COLLATION, "german")))
                .endsWith("to have collation:\n  german\nbut it has none");
        assertThat(messageOf(() -> assertThat(schema).hasProcedure("purge", purge -> {})))
                .endsWith("to have procedure:\n  purge\nbut of these it has:\n  purge()\n  purge(integer)");
        assertThat(messageOf(() -> assertThat(schema).doesNotHaveSchema("billing")))
                .endsWith("to have no schema:\n  billing\nbut it has:\n  schema billing");
        assertThat(messageOf(() -> assertThat(schema).hasExactlyObjects(ObjectType.EXTENSION, "postgis")))
                .endsWith("""

                        to have exactly the things of type extension:
                          postgis
                        but these are missing:
                          postgis
                        but these are there too:
                          citext
                        all that are there:
                          citext""");
        assertThat(messageOf(() -> assertThat(schema).hasTable("users", users -> users.hasPolicy("mine", mine -> {}))))
                .endsWith("to have policy:\n  mine\nbut it has:\n  own");
        assertThat(messageOf(() -> assertThat(schema)
                        .hasTable("users", users -> users.hasObject(ObjectType.RULE, "keep", keep -> {}))))
                .endsWith("to have rule:\n  keep\nbut it has none");
        assertThat(messageOf(() -> assertThat(schema)
                        .hasTable("users", users -> users.doesNotHaveObject(ObjectType.POLICY, "own"))))
                .endsWith("to have no policy:\n  own\nbut it has:\n  policy own on users using (email = current_user)");
    }

    @Test
    void saysWhatIsOtherwise() {
        assertThat(messageOf(() -> assertThat(schema).hasEnumType("mood", mood -> mood.hasValues("it's ok", "sad"))))
                .isEqualTo("""
                        [enum type "mood"]\s
                        Expecting enum type:
                          mood
                        to have values:
                          it's ok
                          sad
                        but they are:
                          sad
                          it's ok""");
        assertThat(messageOf(() -> assertThat(schema).hasCompositeType("point", point -> point.hasFields("x integer"))))
                .endsWith("to have fields:\n  x integer\nbut they are:\n  (x integer, y integer)");
        assertThat(messageOf(() -> assertThat(schema).hasDomain("mail", mail -> mail.hasType("text"))))
                .endsWith("to have type:\n  text\nbut it is:\n  domain mail type character varying(80)");
        assertThat(messageOf(() -> assertThat(schema).hasFunction("area", area -> area.returns("text"))))
                .contains("to return:\n  text\nbut it is:\n  function area(integer, integer) returns integer");
        assertThat(messageOf(
                        () -> assertThat(schema).hasFunction("area", area -> area.hasDefinitionContaining("$1 + $2"))))
                .endsWith("to have a definition that contains:\n  $1 + $2\nbut it is:\n  select $1 * $2");
        assertThat(messageOf(() -> assertThat(schema).hasSequence("ids", SchemaObjectAssert::isNotBehind)))
                .contains("\nto not be behind the column it feeds\n");
        assertThat(messageOf(() -> assertThat(schema).hasSequence("ids", ids -> ids.isOwnedBy("notes.id"))))
                .contains("to have owned by:\n  notes.id\nbut its attributes are:\n  type bigint\n  owned by users.id");
    }

    @Test
    void knowsWhoMayDoWhat() {
        assertThat(schema).hasTable("users", users -> users.hasComment("Who may log in")
                .hasPrivilege("app", "INSERT", "select")
                .hasPrivilege("reader")
                .doesNotHavePrivilege("reader", "insert", "update")
                .doesNotHavePrivilege("nobody"));

        assertThat(messageOf(() ->
                        assertThat(schema).hasTable("users", users -> users.hasPrivilege("app", "select", "delete"))))
                .endsWith("""

                        to grant app:
                          select
                          delete
                        but it grants:
                          select, insert to app
                          select to reader""");
        assertThat(messageOf(() -> assertThat(schema)
                        .hasTable("users", users -> users.doesNotHavePrivilege("app", "delete", "insert"))))
                .contains("to not grant app:\n  delete\n  insert\nbut it grants:\n");
        assertThat(messageOf(() -> assertThat(schema).hasTable("users", users -> users.doesNotHavePrivilege("reader"))))
                .contains("to not grant reader:\n  anything\nbut it grants:\n");
        assertThat(messageOf(() -> assertThat(schema).hasTable("users", TableAssert::hasRowSecurity)))
                .contains("\nto have row security\nbut its attributes are:\n");
    }

    @Test
    void findsWhatTheServerNamedByThatName() {
        assertThat(schema).hasTable("users", users -> users.hasIndex("users_email_key", IndexAssert::isUnique)
                .hasUniqueConstraint("users_email_key")
                .hasUniqueIndexOn("email"));
    }

    @Test
    void doesNotCountAnIndexThatIsNotFinished() {
        assertThat(schema)
                .hasTable("users", users -> users.doesNotHaveIndexOn("id").doesNotHaveUniqueIndexOn("id"));
        assertThat(schema)
                .hasTable("users", users -> users.hasIndex("users_broken", one -> one.includes("Name", "email")));

        assertThat(messageOf(() -> assertThat(schema).hasTable("users", users -> users.hasIndexOn("id"))))
                .contains("index users_broken on users (id) unique include (email, \"Name\") invalid");
        assertThat(messageOf(() -> assertThat(schema)
                        .hasTable("users", users -> users.hasIndex("users_broken", IndexAssert::isValid))))
                .contains("\nto be valid\nbut it is:\n");
    }

    @Test
    void knowsTheIndexesOfAMaterializedView() {
        assertThat(schema).hasView("totals", totals -> totals.isMaterialized()
                .hasIndexOn("email")
                .hasIndex("totals_email", IndexAssert::isUnique));

        assertThat(messageOf(() -> assertThat(schema).hasView("totals", totals -> totals.hasIndexOn("id"))))
                .endsWith(
                        "to have index on:\n  (id)\nbut its indexes are:\n  index totals_email on totals (email) unique");
        assertThat(messageOf(() -> assertThat(schema).hasView("totals", ViewAssert::isNotMaterialized)))
                .contains("\nto not be materialized\n");
    }

    @Test
    void comparesNamesAsTheEngineDoes() {
        assertThat(schema).doesNotHaveTable("Users").doesNotHaveSchema("Billing");
    }

    @Test
    void saysThatATableAloneKnowsNothingAroundIt() {
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> new TableAssert(users()).hasTrigger("touched"))
                .withMessage(
                        "Table \"users\" alone knows no triggers, policies and rules. Begin with assertThat(database) or assertThat(snapshot).");
    }
}
