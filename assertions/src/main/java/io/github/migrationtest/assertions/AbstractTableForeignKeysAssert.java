package io.github.migrationtest.assertions;

import io.github.migrationtest.schema.ForeignKey;
import io.github.migrationtest.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What can be claimed of the foreign keys of a table. They are found by what they are, a name being but one part of it.
 *
 * @param <SELF> the assertion's own type
 */
public abstract class AbstractTableForeignKeysAssert<SELF extends AbstractTableForeignKeysAssert<SELF>>
        extends AbstractTableConstraintsAssert<SELF> {

    /** Describes a foreign key, in {@link #hasExactlyForeignKeys}. */
    @FunctionalInterface
    public interface ForeignKeyDescription {

        /** Says what the key should be. */
        void describe(ForeignKeyExpectation key);
    }

    /**
     * An assertion on a table.
     *
     * @param actual what it looks at
     * @param selfType the assertion's own type
     */
    protected AbstractTableForeignKeysAssert(@Nullable Table actual, Class<?> selfType) {
        super(actual, selfType);
    }

    /**
     * It has a foreign key that is as described; what the description leaves out does not count.
     *
     * <pre>{@code
     * users.hasForeignKey(key -> key.from("org_id").to("orgs", "id").onDelete(CASCADE)); // passes for exactly that
     * users.hasForeignKey(key -> key.from("org_id").onDelete(SET_NULL)); // fails and lists the foreign keys that are there
     * }</pre>
     */
    public SELF hasForeignKey(Consumer<ForeignKeyExpectation> description) {
        ForeignKeyExpectation expected = described(description);
        return check(
                there().foreignKeys().stream().anyMatch(expected::matches),
                () -> butItsForeignKeysAre(expecting().to("have foreign key", expected.toString())));
    }

    /**
     * It has no foreign key that is as described.
     *
     * <pre>{@code
     * users.doesNotHaveForeignKey(key -> key.to("teams"));           // passes if none refers there
     * users.doesNotHaveForeignKey(key -> key.to("orgs").onDelete(CASCADE)); // fails if deleting an org deletes its users
     * }</pre>
     */
    public SELF doesNotHaveForeignKey(Consumer<ForeignKeyExpectation> description) {
        ForeignKeyExpectation expected = described(description);
        List<String> found = there().foreignKeys().stream()
                .filter(expected::matches)
                .map(ForeignKey::describe)
                .toList();
        return check(
                found.isEmpty(),
                () -> expecting().to("have no foreign key", expected.toString()).but("it has", found));
    }

    /**
     * Each of its foreign keys is one of those described, and each description is one of its keys.
     *
     * <pre>{@code
     * notes.hasExactlyForeignKeys(key -> key.from("user_id").to("users"), key -> key.from("tag_id").to("tags")); // passes
     * notes.hasExactlyForeignKeys(key -> key.from("user_id").to("users")); // fails and says which one is there too
     * }</pre>
     */
    public SELF hasExactlyForeignKeys(ForeignKeyDescription... descriptions) {
        List<ForeignKeyExpectation> expected =
                Stream.of(descriptions).map(each -> described(each::describe)).toList();
        OneToOne<ForeignKeyExpectation, ForeignKey> pairs =
                OneToOne.of(expected, there().foreignKeys(), ForeignKeyExpectation::matches);
        return check(pairs.isComplete(), () -> butNot(pairs, expected));
    }

    /**
     * It has no foreign key at all.
     *
     * <pre>{@code
     * tags.hasNoForeignKeys();  // passes if it refers to nothing
     * notes.hasNoForeignKeys(); // fails and lists them
     * }</pre>
     */
    public SELF hasNoForeignKeys() {
        return check(
                there().foreignKeys().isEmpty(),
                () -> expecting().to("have no foreign keys").but("it has", foreignKeys()));
    }

    private static ForeignKeyExpectation described(Consumer<ForeignKeyExpectation> description) {
        ForeignKeyExpectation expected = new ForeignKeyExpectation();
        description.accept(expected);
        return expected;
    }

    private UnmetExpectation butNot(
            OneToOne<ForeignKeyExpectation, ForeignKey> pairs, List<ForeignKeyExpectation> expected) {
        UnmetExpectation message = expecting()
                .to(
                        "have exactly the foreign keys",
                        expected.stream().map(ForeignKeyExpectation::toString).toList());
        List<String> missing = pairs.wantedAlone().stream()
                .map(ForeignKeyExpectation::toString)
                .toList();
        List<String> unexpected =
                pairs.thereAlone().stream().map(ForeignKey::describe).toList();
        if (!missing.isEmpty()) {
            message.but("these are missing", missing);
        }
        if (!unexpected.isEmpty()) {
            message.but("these are there too", unexpected);
        }
        List<String> all = new ArrayList<>(foreignKeys());
        return message.and(all.isEmpty() ? "none is there" : "all that are there", all);
    }

    private UnmetExpectation butItsForeignKeysAre(UnmetExpectation message) {
        return message.butItHas("its foreign keys are", foreignKeys(), "it has no foreign keys");
    }

    private List<String> foreignKeys() {
        return there().foreignKeys().stream().map(ForeignKey::describe).toList();
    }
}
