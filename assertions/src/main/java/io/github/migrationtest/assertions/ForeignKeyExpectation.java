package io.github.migrationtest.assertions;

import io.github.migrationtest.schema.Attribute;
import io.github.migrationtest.schema.ForeignKey;
import io.github.migrationtest.schema.NameRules;
import io.github.migrationtest.schema.ReferentialAction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Describes a foreign key for {@link TableAssert#hasForeignKey}: what is left out does not count.
 *
 * <pre>{@code
 * key.from("org_id").to("orgs", "id").onDelete(CASCADE)
 * }</pre>
 */
public final class ForeignKeyExpectation {
    private final List<String> words = new ArrayList<>();
    private Predicate<ForeignKey> matches = key -> true;

    ForeignKeyExpectation() {}

    /** It stands on these columns in this order. */
    public ForeignKeyExpectation from(String... columns) {
        return and(InWords.names(List.of(columns)), key -> areNamed(key, key.columns(), columns));
    }

    /** It refers to this table and, if any are given, to these columns in this order. */
    public ForeignKeyExpectation to(String table, String... columns) {
        return and(
                "to " + table + (columns.length == 0 ? "" : " " + InWords.names(List.of(columns))),
                key -> isTable(key, table) && (columns.length == 0 || areNamed(key, key.referencedColumns(), columns)));
    }

    /** This happens to its row when the parent is deleted. */
    public ForeignKeyExpectation onDelete(ReferentialAction action) {
        return and("on delete " + action.sql(), key -> key.onDelete() == action);
    }

    /** This happens to its row when the parent's key changes. */
    public ForeignKeyExpectation onUpdate(ReferentialAction action) {
        return and("on update " + action.sql(), key -> key.onUpdate() == action);
    }

    /** A transaction may put its check off to its end; SQLite tells only of one that starts so. */
    public ForeignKeyExpectation deferrable() {
        return and("deferrable", ForeignKey::deferrable);
    }

    /** It is checked with every statement. */
    public ForeignKeyExpectation notDeferrable() {
        return and("not deferrable", key -> !key.deferrable());
    }

    /** It is checked at the end of the transaction. */
    public ForeignKeyExpectation initiallyDeferred() {
        return and("initially deferred", ForeignKey::initiallyDeferred);
    }

    /** It is checked at the end of each statement, unless a transaction puts that off. */
    public ForeignKeyExpectation initiallyImmediate() {
        return and("initially immediate", key -> !key.initiallyDeferred());
    }

    /** The rows that were there when it was made are known to keep it. */
    public ForeignKeyExpectation validated() {
        return and("validated", ForeignKey::validated);
    }

    /** It was added {@code NOT VALID}, and nobody has looked at the rows since. */
    public ForeignKeyExpectation notValidated() {
        return and("not validated", key -> !key.validated());
    }

    /** Rows are held to it: it is not {@code NOT ENFORCED}. */
    public ForeignKeyExpectation enforced() {
        return and("enforced", key -> !key.attributes().has(Attribute.NOT_ENFORCED));
    }

    /** Of its columns either all are null or none is. */
    public ForeignKeyExpectation matchFull() {
        return with(Attribute.MATCH, "full");
    }

    /** It refers nowhere as soon as one of its columns is null, as is the default. */
    public ForeignKeyExpectation matchSimple() {
        return and("match simple", key -> !key.attributes().has(Attribute.MATCH));
    }

    /** It has this value of an attribute that its engine knows. */
    public ForeignKeyExpectation with(Attribute attribute, String value) {
        return and(attribute.words() + " " + value, key -> AttributeValue.isSame(key.attributes(), attribute, value));
    }

    /** It was given this name, or the server made it up. */
    public ForeignKeyExpectation named(String name) {
        return and("named " + name, key -> Named.is(name, key.name(), key.attributes()));
    }

    boolean matches(ForeignKey key) {
        return matches.test(key);
    }

    private static boolean areNamed(ForeignKey key, List<String> there, String... wanted) {
        return SameNames.inOrder(key.attributes().kind(), there, List.of(wanted))
                .hold();
    }

    private static boolean isTable(ForeignKey key, String table) {
        return NameRules.tableKey(key.attributes().kind(), key.referencedTable())
                .equals(NameRules.tableKey(key.attributes().kind(), table));
    }

    private ForeignKeyExpectation and(String what, Predicate<ForeignKey> holds) {
        words.add(what);
        matches = matches.and(holds);
        return this;
    }

    /** What has been described, such as {@code (org_id) to orgs (id) on delete cascade}. */
    @Override
    public String toString() {
        return words.isEmpty() ? "any" : String.join(" ", words);
    }
}
