package io.github.migrationtest.assertions;

import io.github.migrationtest.schema.DuplicateIndex;
import io.github.migrationtest.schema.ForeignKeyFault;
import io.github.migrationtest.schema.Index;
import io.github.migrationtest.schema.RedundantIndex;
import io.github.migrationtest.schema.SchemaObject;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a schema should be free of.
 *
 * @param <SELF> the assertion's own type
 * @param <ACTUAL> what it looks at
 */
public abstract class AbstractSchemaHealthAssert<SELF extends AbstractSchemaHealthAssert<SELF, ACTUAL>, ACTUAL>
        extends AbstractSchemaObjectsAssert<SELF, ACTUAL> {

    /**
     * An assertion on something that has a schema.
     *
     * @param actual what it looks at
     * @param selfType the assertion's own type
     */
    protected AbstractSchemaHealthAssert(@Nullable ACTUAL actual, Class<?> selfType) {
        super(actual, selfType);
    }

    /**
     * No index does only what another index or key of its table does already.
     *
     * <pre>{@code
     * assertThat(database).hasNoDuplicateIndexes(); // passes if every index is of use
     * // fails after: create unique index users_email on users (email); create unique index u2 on users (email)
     * }</pre>
     */
    public SELF hasNoDuplicateIndexes() {
        List<DuplicateIndex> duplicates = schema().duplicateIndexes();
        return shouldHaveNone("duplicate index", "these can go", duplicates, DuplicateIndex::describe);
    }

    /**
     * No index only does for queries what a wider one does as well: one that begins with the same parts in the same order, or in
     * the opposite one from end to end. A unique one refuses what no wider one does, a partial one is only served by one over
     * the same rows. Dropping one saves room and writes; rows that are equal in its parts may come in another order then.
     *
     * <pre>{@code
     * assertThat(database).hasNoRedundantIndexes(); // passes for: create index a on notes (user_id); create index b on notes (title, user_id)
     * assertThat(database).hasNoRedundantIndexes(); // fails for: create index a on notes (user_id); create index b on notes (user_id, title)
     * }</pre>
     *
     * @see #hasNoDuplicateIndexes for those that do exactly what another does
     */
    public SELF hasNoRedundantIndexes() {
        List<RedundantIndex> redundant = schema().redundantIndexes();
        return shouldHaveNone("redundant index", "these can go", redundant, RedundantIndex::describe);
    }

    /**
     * No index was left broken by an interrupted {@code CREATE INDEX CONCURRENTLY}: PostgreSQL goes on filling it and never uses
     * it.
     *
     * <pre>{@code
     * assertThat(database).hasNoInvalidIndexes(); // passes if every index can be used
     * // fails if PostgreSQL has marked one INVALID, and says which
     * }</pre>
     */
    public SELF hasNoInvalidIndexes() {
        return shouldHaveNone("invalid index", "it has", schema().invalidIndexes(), Index::describe);
    }

    /**
     * An index finds the rows behind every foreign key: it begins with the key's columns in any order, and holds all rows, or
     * all in which they are not null. Without one, the deletion of one parent reads the whole table. MySQL and MariaDB make such
     * an index themselves.
     *
     * <pre>{@code
     * assertThat(database).hasNoUnindexedForeignKeys(); // passes for: create index notes_user on notes (user_id, created_at)
     * assertThat(database).hasNoUnindexedForeignKeys(); // fails for: create index i on notes (user_id) where deleted_at is null
     * }</pre>
     */
    public SELF hasNoUnindexedForeignKeys() {
        return shouldHaveNone(
                "unindexed foreign key", "it has", schema().unindexedForeignKeys(), ForeignKeyFault::describe);
    }

    /**
     * Every foreign key refers to columns that are there and unique. SQLite takes any other until the first row is changed, MySQL
     * and MariaDB take one to several rows; PostgreSQL takes none.
     *
     * <pre>{@code
     * assertThat(database).hasNoForeignKeysWithoutUniqueParent(); // passes for: references users (email), with a unique index on email
     * assertThat(database).hasNoForeignKeysWithoutUniqueParent(); // fails for the same with an index that is not unique
     * }</pre>
     */
    public SELF hasNoForeignKeysWithoutUniqueParent() {
        return shouldHaveNone(
                "foreign key without a unique parent",
                "it has",
                schema().foreignKeysWithoutUniqueParent(),
                ForeignKeyFault::describe);
    }

    /**
     * Every foreign key's columns have the types of those they refer to, lengths left out. In SQLite affinities are compared.
     *
     * <pre>{@code
     * assertThat(database).hasNoForeignKeyTypeMismatches(); // passes for: user_id bigint references users, whose id is a bigint
     * assertThat(database).hasNoForeignKeyTypeMismatches(); // fails for: user_id integer references users, whose id is a bigint
     * }</pre>
     */
    public SELF hasNoForeignKeyTypeMismatches() {
        return shouldHaveNone(
                "foreign key of another type than its parent",
                "it has",
                schema().foreignKeyTypeMismatches(),
                ForeignKeyFault::describe);
    }

    /**
     * Every view can be read: all that its query names is there. Of a live database each is asked, of a snapshot what the engine
     * said.
     *
     * <pre>{@code
     * assertThat(database).hasNoBrokenViews(); // passes if all views work
     * // fails after: drop table notes; and prints what the database says of the views that read it
     * }</pre>
     */
    public SELF hasNoBrokenViews() {
        List<String> broken = schema().views().stream()
                .flatMap(view ->
                        ViewAssert.whyBroken(view, database()).map(reason -> view.name() + ": " + reason).stream())
                .toList();
        return check(
                broken.isEmpty(), () -> expecting().to("have no broken view").but("these cannot be read", broken));
    }

    /**
     * Every sequence gives a number next that is not taken in the column it feeds.
     *
     * <pre>{@code
     * assertThat(database).hasNoSequencesBehind(); // passes if ids were given by their sequences
     * // fails after rows were copied in with their ids, and says which sequence is behind
     * }</pre>
     */
    public SELF hasNoSequencesBehind() {
        return shouldHaveNone(
                "sequence behind the column it feeds", "it has", schema().sequencesBehind(), SchemaObject::describe);
    }

    private <T> SELF shouldHaveNone(String what, String finding, List<T> there, Function<T, String> description) {
        return check(there.isEmpty(), () -> expecting()
                .to("have no " + what)
                .but(finding, there.stream().map(description).toList()));
    }
}
