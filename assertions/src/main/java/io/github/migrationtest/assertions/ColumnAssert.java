package io.github.migrationtest.assertions;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.CanonicalSql;
import io.github.migrationtest.internal.sql.Names;
import io.github.migrationtest.schema.Attribute;
import io.github.migrationtest.schema.Attributes;
import io.github.migrationtest.schema.Column;
import io.github.migrationtest.schema.GeneratedColumn;
import org.jspecify.annotations.Nullable;

/** Assertions on a column, reached by {@code hasColumn("email", email -> ...)}. */
public class ColumnAssert extends AbstractAttributedAssert<ColumnAssert, Column> {

    /** An assertion on a column. */
    public ColumnAssert(@Nullable Column actual) {
        super(actual, ColumnAssert.class);
    }

    /**
     * It was declared with this type, whatever its case and spacing; elsewhere than in SQLite also by another name of it.
     *
     * <pre>{@code
     * email.hasType("varchar(20)"); // passes for: email VARCHAR(20)
     * email.hasType("varchar(30)"); // fails and says what the column is
     * }</pre>
     */
    public ColumnAssert hasType(String type) {
        return check(
                SameType.same(kind(), there().type(), type),
                () -> butItIs(expecting().to("have type", type)));
    }

    /**
     * It takes no nulls. (AssertJ's own meaning of the name would hold for every column that is there.)
     *
     * <pre>{@code
     * email.isNotNull(); // passes for: email text not null
     * email.isNotNull(); // fails for: email text
     * }</pre>
     */
    @Override
    public ColumnAssert isNotNull() {
        return check(!there().nullable(), () -> butItIs(expecting().to("be not null")));
    }

    /**
     * It takes nulls.
     *
     * <pre>{@code
     * nickname.isNullable(); // passes for: nickname text
     * nickname.isNullable(); // fails for: nickname text not null
     * }</pre>
     */
    public ColumnAssert isNullable() {
        return check(there().nullable(), () -> butItIs(expecting().to("be nullable")));
    }

    /**
     * This is what a row gets that says nothing of it, as SQL, whatever its spacing and case.
     *
     * <pre>{@code
     * state.hasDefault("'new'"); // passes for: state text default 'new'
     * state.hasDefault("new");   // fails: a text has quotes
     * }</pre>
     */
    public ColumnAssert hasDefault(String expression) {
        return check(
                there().defaultValue()
                        .filter(value -> SameSql.same(kind(), value, literal(expression)))
                        .isPresent(),
                () -> butItIs(expecting().to("have default", expression)));
    }

    /**
     * A row that says nothing of it gets null.
     *
     * <pre>{@code
     * email.hasNoDefault(); // passes for: email text not null
     * email.hasNoDefault(); // fails for: email text default ''
     * }</pre>
     */
    public ColumnAssert hasNoDefault() {
        return check(there().defaultValue().isEmpty(), () -> butItIs(expecting().to("have no default")));
    }

    /**
     * It is computed from other columns.
     *
     * <pre>{@code
     * total.isGenerated(); // passes for: total integer as (price * amount)
     * total.isGenerated(); // fails for: total integer
     * }</pre>
     */
    public ColumnAssert isGenerated() {
        return check(there().generated().isPresent(), () -> butItIs(expecting().to("be generated")));
    }

    /**
     * It is computed by this expression, whatever its spacing and case.
     *
     * <pre>{@code
     * total.isGeneratedAs("price * amount"); // passes for: total integer as (price * amount) stored
     * total.isGeneratedAs("price + amount"); // fails and says how it is computed
     * }</pre>
     */
    public ColumnAssert isGeneratedAs(String expression) {
        return check(
                there().generated()
                        .map(GeneratedColumn::expression)
                        .filter(there -> SameSql.same(kind(), there, expression))
                        .isPresent(),
                () -> butItIs(expecting().to("be generated as", expression)));
    }

    /**
     * It is stored as it is given.
     *
     * <pre>{@code
     * total.isNotGenerated(); // passes for: total integer
     * total.isNotGenerated(); // fails for: total integer as (price * amount)
     * }</pre>
     */
    public ColumnAssert isNotGenerated() {
        return check(there().generated().isEmpty(), () -> butItIs(expecting().to("not be generated")));
    }

    /**
     * Its texts are compared by this collation; {@code BINARY} where none was declared.
     *
     * <pre>{@code
     * email.hasCollation("nocase"); // passes for: email text collate nocase
     * email.hasCollation("nocase"); // fails for: email text
     * }</pre>
     */
    public ColumnAssert hasCollation(String collation) {
        return check(
                Names.same(there().collation().orElse("binary"), collation),
                () -> butItIs(expecting().to("have collation", collation)));
    }

    /**
     * Its texts are compared by the collation that a column gets without saying so: SQLite's {@code BINARY}, elsewhere that of
     * its type or its table.
     *
     * <pre>{@code
     * email.hasNoCollation(); // passes for: email text
     * email.hasNoCollation(); // fails for: email text collate nocase
     * }</pre>
     */
    public ColumnAssert hasNoCollation() {
        return check(there().collation().isEmpty(), () -> butItIs(expecting().to("have no collation of its own")));
    }

    /**
     * It numbers its rows by itself: an identity column, {@code auto_increment}, or a {@code serial}'s {@code nextval}. In SQLite
     * see {@link AbstractTableConstraintsAssert#hasPrimaryKey}: there it is the key that does.
     *
     * <pre>{@code
     * id.isAutoIncrement(); // passes for: id bigint auto_increment; id bigint generated always as identity
     * id.isAutoIncrement(); // fails for: id bigint
     * }</pre>
     */
    public ColumnAssert isAutoIncrement() {
        boolean numbers = attributes().has(Attribute.AUTO_INCREMENT)
                || attributes().has(Attribute.IDENTITY)
                || there().defaultValue()
                        .filter(value -> value.startsWith("nextval("))
                        .isPresent();
        return check(numbers, () -> butItIs(expecting().to("be numbered by itself")));
    }

    /**
     * It is an identity column of PostgreSQL, {@code always} or {@code by default}.
     *
     * <pre>{@code
     * id.isIdentity("always"); // passes for: id bigint generated always as identity
     * id.isIdentity("always"); // fails for: id bigserial
     * }</pre>
     */
    public ColumnAssert isIdentity(String generation) {
        return hasAttribute(Attribute.IDENTITY, generation);
    }

    /** SQLite keeps no booleans: {@code default true} is 1. */
    private String literal(String expression) {
        if (kind() != DatabaseKind.SQLITE) {
            return expression;
        }
        return switch (CanonicalSql.expression(kind(), expression)) {
            case "true" -> "1";
            case "false" -> "0";
            default -> expression;
        };
    }

    @Override
    Attributes attributes() {
        return there().attributes();
    }

    @Override
    UnmetExpectation expecting() {
        return UnmetExpectation.expecting("column", there().name());
    }

    @Override
    String described() {
        return there().describe();
    }
}
