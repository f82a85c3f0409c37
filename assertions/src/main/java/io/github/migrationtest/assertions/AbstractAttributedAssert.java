package io.github.migrationtest.assertions;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.schema.Attribute;
import io.github.migrationtest.schema.Attributes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can be claimed of everything in a schema: what its engine knows of it beyond what all engines know.
 *
 * @param <SELF> the assertion's own type
 * @param <ACTUAL> what it looks at
 */
public abstract class AbstractAttributedAssert<SELF extends AbstractAttributedAssert<SELF, ACTUAL>, ACTUAL>
        extends AbstractNavigatingAssert<SELF, ACTUAL> {

    /**
     * An assertion on something.
     *
     * @param actual what it looks at
     * @param selfType the assertion's own type
     */
    protected AbstractAttributedAssert(@Nullable ACTUAL actual, Class<?> selfType) {
        super(actual, selfType);
    }

    abstract Attributes attributes();

    abstract UnmetExpectation expecting();

    /** What it is, in a line. */
    abstract String described();

    /**
     * It has a flag, or a value of an attribute, whatever it is.
     *
     * <pre>{@code
     * users.hasAttribute(Attribute.STRICT); // passes for: create table users (id integer primary key) strict
     * users.hasAttribute(Attribute.STRICT); // fails for: create table users (id integer primary key)
     * }</pre>
     */
    public SELF hasAttribute(Attribute attribute) {
        return check(
                attributes().has(attribute),
                () -> butItsAttributesAre(expecting().to("have " + attribute.words())));
    }

    /**
     * It has this value of an attribute; a text of SQL whatever its spacing and case.
     *
     * <pre>{@code
     * logs.hasAttribute(Attribute.ENGINE, "MyISAM"); // passes for: create table logs (...) engine = MyISAM
     * logs.hasAttribute(Attribute.ENGINE, "MyISAM"); // fails for an InnoDB table, and lists what attributes it has
     * }</pre>
     */
    public SELF hasAttribute(Attribute attribute, String value) {
        return check(
                has(attribute, value), () -> butItsAttributesAre(expecting().to("have " + attribute.words(), value)));
    }

    /**
     * It is without an attribute, so that all is as it is by default.
     *
     * <pre>{@code
     * users.doesNotHaveAttribute(Attribute.COMMENT); // passes if it has none
     * users.doesNotHaveAttribute(Attribute.COMMENT); // fails if it has one, and says which
     * }</pre>
     */
    public SELF doesNotHaveAttribute(Attribute attribute) {
        return check(!attributes().has(attribute), () -> butItIs(expecting().to("have no " + attribute.words())));
    }

    /**
     * It does not have this value of an attribute: another one, or none.
     *
     * <pre>{@code
     * logs.doesNotHaveAttribute(Attribute.ENGINE, "MyISAM"); // passes for an InnoDB table
     * logs.doesNotHaveAttribute(Attribute.ENGINE, "MyISAM"); // fails for: create table logs (...) engine = MyISAM
     * }</pre>
     */
    public SELF doesNotHaveAttribute(Attribute attribute, String value) {
        return check(!has(attribute, value), () -> butItIs(expecting().to("not have " + attribute.words(), value)));
    }

    /**
     * It has this comment.
     *
     * <pre>{@code
     * users.hasComment("Who may log in"); // passes after: comment on table users is 'Who may log in'
     * users.hasComment("Who may log in"); // fails if it has another one or none
     * }</pre>
     */
    public SELF hasComment(String comment) {
        return hasAttribute(Attribute.COMMENT, comment);
    }

    /**
     * It has no comment.
     *
     * <pre>{@code
     * users.doesNotHaveComment(); // passes if nobody has commented on it
     * users.doesNotHaveComment(); // fails if it has a comment, and prints it
     * }</pre>
     */
    public SELF doesNotHaveComment() {
        return doesNotHaveAttribute(Attribute.COMMENT);
    }

    DatabaseKind kind() {
        return attributes().kind();
    }

    ACTUAL there() {
        // Not isNotNull(), which of a column claims something else.
        objects.assertNotNull(info, actual);
        return actual;
    }

    /** Claims a flag under the name that a user knows it by. */
    SELF hasFlag(Attribute flag, String claim) {
        return check(attributes().has(flag), () -> butItIs(expecting().to(claim)));
    }

    /** Claims that a flag is not there. */
    SELF hasNoFlag(Attribute flag, String claim) {
        return check(!attributes().has(flag), () -> butItIs(expecting().to(claim)));
    }

    UnmetExpectation butItIs(UnmetExpectation message) {
        return message.but("it is", described());
    }

    private boolean has(Attribute attribute, String value) {
        return AttributeValue.isSame(attributes(), attribute, value);
    }

    private UnmetExpectation butItsAttributesAre(UnmetExpectation message) {
        return message.butItHas("its attributes are", attributeLines(), "it has nothing special");
    }

    /** Each attribute, such as {@code strict} or {@code engine MyISAM}. */
    List<String> attributeLines() {
        return attributes().values().entrySet().stream()
                .filter(each -> each.getKey().isCompared())
                .map(each -> each.getKey().isFlag()
                        ? each.getKey().words()
                        : each.getKey().words() + " " + each.getValue())
                .toList();
    }
}
