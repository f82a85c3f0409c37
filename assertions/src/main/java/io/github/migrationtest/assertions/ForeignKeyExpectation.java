package io.github.migrationtest.assertions;

import io.github.migrationtest.internal.sql.Names;
import io.github.migrationtest.schema.ForeignKey;
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
        return and(InWords.names(List.of(columns)), key -> SameNames.inOrder(key.columns(), List.of(columns))
                .hold());
    }

    /** It refers to this table and, if any are given, to these columns in this order. */
    public ForeignKeyExpectation to(String table, String... columns) {
        List<String> wanted = List.of(columns);
        return and(
                "to " + table + (wanted.isEmpty() ? "" : " " + InWords.names(wanted)),
                key -> Names.same(key.referencedTable(), table)
                        && (wanted.isEmpty()
                                || SameNames.inOrder(key.referencedColumns(), wanted)
                                        .hold()));
    }

    /** This happens to its row when the parent is deleted. */
    public ForeignKeyExpectation onDelete(ReferentialAction action) {
        return and("on delete " + action.sql(), key -> key.onDelete() == action);
    }

    /** This happens to its row when the parent's key changes. */
    public ForeignKeyExpectation onUpdate(ReferentialAction action) {
        return and("on update " + action.sql(), key -> key.onUpdate() == action);
    }

    /** It is checked at the end of the transaction. */
    public ForeignKeyExpectation initiallyDeferred() {
        return and("initially deferred", ForeignKey::initiallyDeferred);
    }

    /** It was given this name. */
    public ForeignKeyExpectation named(String name) {
        return and(
                "named " + name,
                key -> key.name().filter(given -> Names.same(given, name)).isPresent());
    }

    boolean matches(ForeignKey key) {
        return matches.test(key);
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
