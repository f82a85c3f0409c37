package io.github.migrationtest.assertions;

import io.github.migrationtest.schema.Attribute;
import io.github.migrationtest.schema.Attributes;
import io.github.migrationtest.schema.CheckConstraint;
import org.jspecify.annotations.Nullable;

/** Assertions on a check constraint, reached by {@code hasCheck("price > 0", check -> ...)}. */
public class CheckAssert extends AbstractAttributedAssert<CheckAssert, CheckConstraint> {

    /** An assertion on a check constraint. */
    public CheckAssert(@Nullable CheckConstraint actual) {
        super(actual, CheckAssert.class);
    }

    /**
     * It was given this name, or the server made it up.
     *
     * <pre>{@code
     * check.isNamed("positive"); // passes for: constraint positive check (price > 0)
     * check.isNamed("positive"); // fails for: check (price > 0)
     * }</pre>
     */
    public CheckAssert isNamed(String name) {
        return check(
                Named.is(name, there().name(), attributes()),
                () -> butItIs(expecting().to("be named", name)));
    }

    /**
     * Every row fulfils this, whatever its spacing and case.
     *
     * <pre>{@code
     * check.hasExpression("price > 0");  // passes for: constraint positive check (price>0)
     * check.hasExpression("price >= 0"); // fails and says what it is
     * }</pre>
     */
    public CheckAssert hasExpression(String expression) {
        return check(
                SameSql.same(kind(), there().expression(), expression),
                () -> butItIs(expecting().to("have expression", expression)));
    }

    /**
     * The rows that were there when it was made are known to fulfil it.
     *
     * <pre>{@code
     * check.isValidated(); // passes for: alter table products add check (price > 0)
     * check.isValidated(); // fails for: alter table products add check (price > 0) not valid
     * }</pre>
     */
    public CheckAssert isValidated() {
        return hasNoFlag(Attribute.NOT_VALID, "be validated");
    }

    /**
     * New rows are held to it.
     *
     * <pre>{@code
     * check.isEnforced(); // passes for: check (price > 0)
     * check.isEnforced(); // fails for: check (price > 0) not enforced
     * }</pre>
     */
    public CheckAssert isEnforced() {
        return hasNoFlag(Attribute.NOT_ENFORCED, "be enforced");
    }

    @Override
    Attributes attributes() {
        return there().attributes();
    }

    @Override
    UnmetExpectation expecting() {
        return UnmetExpectation.expecting("check", there().expression());
    }

    @Override
    String described() {
        return InWords.check(there());
    }
}
