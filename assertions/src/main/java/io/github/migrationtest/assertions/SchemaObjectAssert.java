package io.github.migrationtest.assertions;

import io.github.migrationtest.internal.sql.SqlLexer;
import io.github.migrationtest.internal.sql.SqlToken;
import io.github.migrationtest.schema.Attribute;
import io.github.migrationtest.schema.Attributes;
import io.github.migrationtest.schema.SchemaObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Assertions on a sequence, a type, a routine, an extension, a policy; reached by {@code hasEnumType("mood", mood -> ...)}. */
public class SchemaObjectAssert extends AbstractAttributedAssert<SchemaObjectAssert, SchemaObject> {

    /** An assertion on such a thing. */
    public SchemaObjectAssert(@Nullable SchemaObject actual) {
        super(actual, SchemaObjectAssert.class);
    }

    /**
     * An enum type has these labels in this order and no others.
     *
     * <pre>{@code
     * mood.hasValues("sad", "ok"); // passes for: create type mood as enum ('sad', 'ok')
     * mood.hasValues("ok", "sad"); // fails and says which it has
     * }</pre>
     */
    public SchemaObjectAssert hasValues(String... labels) {
        List<String> values = SqlLexer.code(
                        kind(), attributes().get(Attribute.VALUES).orElse(""))
                .stream()
                .filter(token -> token.type() == SqlToken.Type.STRING)
                .map(SqlToken::name)
                .toList();
        return check(
                values.equals(List.of(labels)),
                () -> expecting().to("have values", labels).butItHas("they are", values, "it has none"));
    }

    /**
     * A composite type has these fields, whatever their spacing and case.
     *
     * <pre>{@code
     * point.hasFields("x integer, y integer"); // passes for: create type point as (x integer, y integer)
     * point.hasFields("x integer");            // fails and says which it has
     * }</pre>
     */
    public SchemaObjectAssert hasFields(String fields) {
        String there = attributes().get(Attribute.VALUES).orElse("");
        return check(
                SameSql.same(kind(), bracketed(there), bracketed(fields)),
                () -> expecting().to("have fields", fields).but("they are", there));
    }

    /**
     * A domain, sequence or range is of this type.
     *
     * <pre>{@code
     * email.hasType("text"); // passes for: create domain email as text
     * email.hasType("text"); // fails for: create domain email as varchar(80)
     * }</pre>
     */
    public SchemaObjectAssert hasType(String type) {
        return check(
                attributes()
                        .get(Attribute.TYPE)
                        .filter(there -> SameType.same(kind(), there, type))
                        .isPresent(),
                () -> butItIs(expecting().to("have type", type)));
    }

    /**
     * A routine is written in this language.
     *
     * <pre>{@code
     * area.hasLanguage("plpgsql"); // passes for: create function area(...) ... language plpgsql
     * area.hasLanguage("sql");     // fails and says what it is
     * }</pre>
     */
    public SchemaObjectAssert hasLanguage(String language) {
        return hasAttribute(Attribute.LANGUAGE, language);
    }

    /**
     * A function gives this type.
     *
     * <pre>{@code
     * area.returns("integer"); // passes for: create function area(integer, integer) returns integer
     * area.returns("text");    // fails and says what it is
     * }</pre>
     */
    public SchemaObjectAssert returns(String type) {
        return check(
                attributes()
                        .get(Attribute.RETURNS)
                        .filter(there -> SameType.same(kind(), there, type))
                        .isPresent(),
                () -> butItIs(expecting().to("return", type)));
    }

    /**
     * This stands in what it does, whatever its spacing and case.
     *
     * <pre>{@code
     * area.hasDefinitionContaining("width * height"); // passes for: create function area(...) ... select width * height
     * area.hasDefinitionContaining("width + height"); // fails and prints the text
     * }</pre>
     */
    public SchemaObjectAssert hasDefinitionContaining(String sql) {
        String there = attributes().get(Attribute.DEFINITION).orElse("");
        return check(there.contains(sql) || SameSql.contains(kind(), there, sql), () -> expecting()
                .to("have a definition that contains", sql)
                .butItHas("it is", there.isEmpty() ? List.of() : List.of(there), "it has none"));
    }

    /**
     * A sequence goes with this column, and is dropped with it.
     *
     * <pre>{@code
     * ids.isOwnedBy("users.id"); // passes for that of: create table users (id bigserial)
     * ids.isOwnedBy("users.id"); // fails for: create sequence ids
     * }</pre>
     */
    public SchemaObjectAssert isOwnedBy(String column) {
        return hasAttribute(Attribute.OWNED_BY, column);
    }

    /**
     * The next number of a sequence is not taken in the column that it feeds.
     *
     * <pre>{@code
     * ids.isNotBehind(); // passes if nextval gives more than every id that is there
     * ids.isNotBehind(); // fails after rows were copied in with their ids
     * }</pre>
     */
    public SchemaObjectAssert isNotBehind() {
        return hasNoFlag(Attribute.BEHIND, "not be behind the column it feeds");
    }

    private static String bracketed(String list) {
        return list.startsWith("(") ? list : "(" + list + ")";
    }

    @Override
    Attributes attributes() {
        return there().attributes();
    }

    @Override
    UnmetExpectation expecting() {
        SchemaObject object = there();
        return UnmetExpectation.expecting(object.type().words(), object.name());
    }

    @Override
    String described() {
        return there().describe();
    }
}
