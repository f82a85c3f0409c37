package io.github.migrationtest.assertions;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Describes what refuses a statement, for {@link DatabaseAssert#rejectsBy}: what is left out does not count.
 *
 * <pre>{@code
 * constraint.unique().on("users", "email")
 * }</pre>
 */
public final class ConstraintExpectation {
    private final List<String> words = new ArrayList<>();
    private Predicate<ResolvedRejection> matches = rejection -> true;

    ConstraintExpectation() {}

    static ConstraintExpectation ofName(String name) {
        return new ConstraintExpectation().named(name);
    }

    /** A unique index or constraint, or a primary key. */
    public ConstraintExpectation unique() {
        return of(ConstraintKind.UNIQUE);
    }

    /** A column that takes no nulls. */
    public ConstraintExpectation notNull() {
        return of(ConstraintKind.NOT_NULL);
    }

    /** A check constraint, be it a table's, a domain's or a view's. */
    public ConstraintExpectation check() {
        return of(ConstraintKind.CHECK);
    }

    /** The check constraint with this expression, whatever its spacing and case. */
    public ConstraintExpectation check(String expression) {
        return check().and("(" + expression + ")", rejection -> rejection.hasExpression(expression));
    }

    /** A foreign key, which refuses an orphan or the deletion of a parent. */
    public ConstraintExpectation foreignKey() {
        return of(ConstraintKind.FOREIGN_KEY);
    }

    /** PostgreSQL's {@code EXCLUDE}. */
    public ConstraintExpectation exclusion() {
        return of(ConstraintKind.EXCLUSION);
    }

    /** The type of a column, its length or its labels. */
    public ConstraintExpectation type() {
        return of(ConstraintKind.TYPE);
    }

    /** What a trigger or routine raises. */
    public ConstraintExpectation trigger() {
        return of(ConstraintKind.TRIGGER);
    }

    /** It is on this table and, if any are given, on these columns in any order; of a foreign key those that refer. */
    public ConstraintExpectation on(String table, String... columns) {
        Set<String> wanted = new HashSet<>(List.of(columns));
        return and(
                "on " + table + (columns.length == 0 ? "" : " " + InWords.names(List.of(columns))),
                rejection -> rejection.isOn(table) && (wanted.isEmpty() || rejection.isOnColumns(wanted)));
    }

    /** It has this name, or the server gave it. */
    public ConstraintExpectation named(String name) {
        return and(name, rejection -> rejection.isNamed(name));
    }

    /** The database says this, among more: for what triggers raise. */
    public ConstraintExpectation saying(String text) {
        return and("saying " + text, rejection -> rejection.message().contains(text));
    }

    boolean matches(ResolvedRejection rejection) {
        return matches.test(rejection);
    }

    private ConstraintExpectation of(ConstraintKind kind) {
        return and(kind.words(), rejection -> rejection.kind() == kind);
    }

    private ConstraintExpectation and(String what, Predicate<ResolvedRejection> holds) {
        words.add(what);
        matches = matches.and(holds);
        return this;
    }

    /** What has been described, such as {@code unique on users (email)}. */
    @Override
    public String toString() {
        return words.isEmpty() ? "any" : String.join(" ", words);
    }
}
