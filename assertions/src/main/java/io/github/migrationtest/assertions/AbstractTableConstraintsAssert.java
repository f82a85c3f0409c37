package io.github.migrationtest.assertions;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.schema.CheckConstraint;
import io.github.migrationtest.schema.Indexed;
import io.github.migrationtest.schema.PrimaryKey;
import io.github.migrationtest.schema.Table;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What can be claimed of the primary key, the unique constraints and the checks of a table.
 *
 * @param <SELF> the assertion's own type
 */
public abstract class AbstractTableConstraintsAssert<SELF extends AbstractTableConstraintsAssert<SELF>>
        extends AbstractTableIndexesAssert<SELF> {

    /**
     * An assertion on a table.
     *
     * @param actual what it looks at
     * @param selfType the assertion's own type
     */
    protected AbstractTableConstraintsAssert(@Nullable Table actual, Class<?> selfType) {
        super(actual, selfType);
    }

    /**
     * Its primary key is on these columns in this order.
     *
     * <pre>{@code
     * noteTags.hasPrimaryKey("note_id", "tag_id"); // passes for: primary key (note_id, tag_id)
     * noteTags.hasPrimaryKey("note_id");           // fails and says what the primary key is
     * }</pre>
     */
    public SELF hasPrimaryKey(String... columns) {
        Optional<PrimaryKey> key = there().primaryKey();
        return check(
                key.filter(found -> SameParts.inOrder(kind(), found.parts(), List.of(columns)))
                        .isPresent(),
                () -> expecting()
                        .to("have primary key on", InWords.names(List.of(columns)))
                        .butItHas("it is", key.map(Indexed::describe).stream().toList(), "it has no primary key"));
    }

    /**
     * It has a primary key of which more is claimed.
     *
     * <pre>{@code
     * users.hasPrimaryKey(key -> key.isNamed("users_pk")); // passes for: constraint users_pk primary key (id)
     * users.hasPrimaryKey(key -> key.isNamed("pk"));       // fails: [..., table "users", primary key]
     * }</pre>
     */
    public SELF hasPrimaryKey(Consumer<IndexAssert> requirements) {
        Optional<PrimaryKey> key = there().primaryKey();
        check(key.isPresent(), () -> expecting().to("have a primary key").but("it has none"));
        key.ifPresent(found -> into(new IndexAssert(found), "primary key", requirements));
        return myself;
    }

    /**
     * It has no primary key.
     *
     * <pre>{@code
     * logs.doesNotHavePrimaryKey();  // passes for: create table logs (line text)
     * users.doesNotHavePrimaryKey(); // fails and says what it is
     * }</pre>
     */
    public SELF doesNotHavePrimaryKey() {
        Optional<PrimaryKey> key = there().primaryKey();
        return check(key.isEmpty(), () -> expecting()
                .to("have no primary key")
                .but("it has", key.map(Indexed::describe).orElseThrow()));
    }

    /**
     * A unique constraint is on exactly these columns in this order; an index made by {@code CREATE UNIQUE INDEX} is none, but in
     * MySQL and MariaDB, which know no difference.
     *
     * <pre>{@code
     * users.hasUniqueConstraintOn("email"); // passes for: create table users (email text unique)
     * users.hasUniqueConstraintOn("email"); // fails for: create unique index users_email on users (email)
     * }</pre>
     *
     * @see #hasUniqueIndexOn which takes either
     */
    public SELF hasUniqueConstraintOn(String... columns) {
        return check(
                uniqueConstraintsOn(columns).findAny().isPresent(),
                () -> shouldHaveIndexOn("unique constraint", columns));
    }

    /**
     * No unique constraint is on exactly these columns in this order.
     *
     * <pre>{@code
     * users.doesNotHaveUniqueConstraintOn("email"); // passes for: create unique index users_email on users (email)
     * users.doesNotHaveUniqueConstraintOn("email"); // fails for: create table users (email text unique)
     * }</pre>
     *
     * @see #hasUniqueConstraintOn
     */
    public SELF doesNotHaveUniqueConstraintOn(String... columns) {
        return shouldHaveNone("unique constraint", uniqueConstraintsOn(columns), columns);
    }

    /**
     * It has a unique constraint of that name of which more is claimed.
     *
     * <pre>{@code
     * users.hasUniqueConstraint("one_email", key -> key.isOn("email")); // passes for: constraint one_email unique (email)
     * users.hasUniqueConstraint("one_mail", key -> key.isOn("email"));  // fails and lists the keys that are there
     * }</pre>
     */
    public SELF hasUniqueConstraint(String name, Consumer<IndexAssert> requirements) {
        Optional<Indexed> constraint =
                uniqueConstraints().filter(each -> Named.is(name, each)).findFirst();
        check(constraint.isPresent(), () -> butItsIndexesAre(expecting().to("have unique constraint", name)));
        constraint.ifPresent(found -> into(new IndexAssert(found), "unique constraint \"" + name + "\"", requirements));
        return myself;
    }

    /**
     * It has a unique constraint of that name.
     *
     * <pre>{@code
     * users.hasUniqueConstraint("one_email"); // passes for: constraint one_email unique (email)
     * users.hasUniqueConstraint("one_mail");  // fails and lists the keys that are there
     * }</pre>
     */
    public SELF hasUniqueConstraint(String name) {
        return hasUniqueConstraint(name, key -> {});
    }

    /**
     * It has a check constraint with this expression, whatever its spacing and case.
     *
     * <pre>{@code
     * products.hasCheck("price > 0");  // passes for: price integer check (price>0)
     * products.hasCheck("price >= 0"); // fails and lists the checks that are there
     * }</pre>
     */
    public SELF hasCheck(String expression) {
        return hasCheck(expression, check -> {});
    }

    /**
     * It has a check constraint with this expression of which more is claimed.
     *
     * <pre>{@code
     * products.hasCheck("price > 0", check -> check.isNamed("positive")); // passes for: constraint positive check (price > 0)
     * products.hasCheck("price > 0", check -> check.isNamed("pos"));      // fails: [..., check "price > 0"]
     * }</pre>
     */
    public SELF hasCheck(String expression, Consumer<CheckAssert> requirements) {
        Optional<CheckConstraint> found = checkWith(expression);
        check(found.isPresent(), () -> butItsChecksAre(expecting().to("have check", expression)));
        found.ifPresent(each -> into(new CheckAssert(each), "check \"" + expression + "\"", requirements));
        return myself;
    }

    /**
     * It has no check constraint with this expression.
     *
     * <pre>{@code
     * products.doesNotHaveCheck("price > 1"); // passes for: price integer check (price > 0)
     * products.doesNotHaveCheck("price > 0"); // fails if it is there
     * }</pre>
     */
    public SELF doesNotHaveCheck(String expression) {
        return shouldHaveNoCheck(checkWith(expression), "have no check", expression);
    }

    /**
     * It has a check constraint of that name of which more is claimed.
     *
     * <pre>{@code
     * products.hasCheckNamed("positive", check -> check.hasExpression("price > 0")); // passes for that
     * products.hasCheckNamed("pos", check -> check.isEnforced()); // fails and lists the checks that are there
     * }</pre>
     */
    public SELF hasCheckNamed(String name, Consumer<CheckAssert> requirements) {
        Optional<CheckConstraint> found = checkNamed(name);
        check(found.isPresent(), () -> butItsChecksAre(expecting().to("have check named", name)));
        found.ifPresent(each -> into(new CheckAssert(each), "check \"" + name + "\"", requirements));
        return myself;
    }

    /**
     * It has a check constraint of that name.
     *
     * <pre>{@code
     * products.hasCheckNamed("positive"); // passes for: constraint positive check (price > 0)
     * products.hasCheckNamed("pos");      // fails and lists the checks that are there
     * }</pre>
     */
    public SELF hasCheckNamed(String name) {
        return hasCheckNamed(name, check -> {});
    }

    /**
     * It has no check constraint of that name.
     *
     * <pre>{@code
     * products.doesNotHaveCheckNamed("pos");      // passes if there is none
     * products.doesNotHaveCheckNamed("positive"); // fails if it is there
     * }</pre>
     */
    public SELF doesNotHaveCheckNamed(String name) {
        return shouldHaveNoCheck(checkNamed(name), "have no check named", name);
    }

    /**
     * It has no check constraint at all.
     *
     * <pre>{@code
     * tags.hasNoChecks();     // passes if it takes any value
     * products.hasNoChecks(); // fails and lists them
     * }</pre>
     */
    public SELF hasNoChecks() {
        return check(
                there().checks().isEmpty(), () -> butItsChecksAre(expecting().to("have no checks")));
    }

    private Stream<Indexed> uniqueConstraints() {
        Predicate<Indexed> isOne = kind() == DatabaseKind.MYSQL || kind() == DatabaseKind.MARIADB
                ? Indexed::unique
                : there().uniqueConstraints()::contains;
        return indexes().filter(isOne);
    }

    private Stream<Indexed> uniqueConstraintsOn(String... columns) {
        return uniqueConstraints().filter(each -> SameParts.inOrder(kind(), each.parts(), List.of(columns)));
    }

    private Optional<CheckConstraint> checkWith(String expression) {
        return there().checks().stream()
                .filter(each -> SameSql.same(kind(), each.expression(), expression))
                .findFirst();
    }

    private Optional<CheckConstraint> checkNamed(String name) {
        return there().checks().stream()
                .filter(each -> Named.is(name, each.name(), each.attributes()))
                .findFirst();
    }

    private SELF shouldHaveNoCheck(Optional<CheckConstraint> there, String claim, String what) {
        return check(there.isEmpty(), () -> expecting()
                .to(claim, what)
                .but("it has", there.map(InWords::check).orElseThrow()));
    }

    private UnmetExpectation butItsChecksAre(UnmetExpectation message) {
        return message.butItHas(
                "its checks are", there().checks().stream().map(InWords::check).toList(), "it has no checks");
    }
}
