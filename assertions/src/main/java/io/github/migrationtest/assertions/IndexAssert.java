package io.github.migrationtest.assertions;

import io.github.migrationtest.schema.Attribute;
import io.github.migrationtest.schema.Attributes;
import io.github.migrationtest.schema.Index;
import io.github.migrationtest.schema.IndexPart;
import io.github.migrationtest.schema.Indexed;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on an index, or on a unique constraint or primary key as the index that it is kept by; reached by {@code
 * hasIndex("users_email", index -> ...)}.
 */
public class IndexAssert extends AbstractAttributedAssert<IndexAssert, Indexed> {

    /** An assertion on an index or key. */
    public IndexAssert(@Nullable Indexed actual) {
        super(actual, IndexAssert.class);
    }

    /**
     * Two rows may not share its parts.
     *
     * <pre>{@code
     * index.isUnique(); // passes for: create unique index users_email on users (email)
     * index.isUnique(); // fails for: create index users_email on users (email)
     * }</pre>
     */
    public IndexAssert isUnique() {
        return check(there().unique(), () -> butItIs(expecting().to("be unique")));
    }

    /**
     * Two rows may share its parts.
     *
     * <pre>{@code
     * index.isNotUnique(); // passes for: create index notes_user on notes (user_id)
     * index.isNotUnique(); // fails for: create unique index notes_user on notes (user_id)
     * }</pre>
     */
    public IndexAssert isNotUnique() {
        return check(!there().unique(), () -> butItIs(expecting().to("not be unique")));
    }

    /**
     * It is on these columns or expressions in this order; direction and collation do not count.
     *
     * <pre>{@code
     * index.isOn("user_id", "lower(title)"); // passes for: create index i on notes (user_id, lower(title) desc)
     * index.isOn("user_id");                 // fails and says what it is on
     * }</pre>
     */
    public IndexAssert isOn(String... parts) {
        return check(
                SameParts.inOrder(kind(), there().parts(), List.of(parts)),
                () -> butItIs(expecting().to("be on", InWords.names(List.of(parts)))));
    }

    /**
     * It orders by a column or expression of which more is claimed.
     *
     * <pre>{@code
     * index.hasPart("created_at", part -> part.isDescending()); // passes for: create index i on notes (user_id, created_at desc)
     * index.hasPart("created_at", part -> part.isAscending());  // fails: [..., index "i", part "created_at"]
     * }</pre>
     */
    public IndexAssert hasPart(String part, Consumer<IndexPartAssert> requirements) {
        Optional<IndexPart> found = there().parts().stream()
                .filter(each -> SameParts.isSame(kind(), each, part))
                .findFirst();
        check(found.isPresent(), () -> butItIs(expecting().to("have part", part)));
        found.ifPresent(each -> into(new IndexPartAssert(each), "part \"" + part + "\"", requirements));
        return this;
    }

    /**
     * It holds only the rows for which this is true, whatever its spacing and case.
     *
     * <pre>{@code
     * index.hasPredicate("deleted_at is null"); // passes for: create index ... where deleted_at is null
     * index.hasPredicate("deleted_at is null"); // fails for an index over all rows
     * }</pre>
     */
    public IndexAssert hasPredicate(String expression) {
        return check(
                there().predicate()
                        .filter(predicate -> SameSql.same(kind(), predicate, expression))
                        .isPresent(),
                () -> butItIs(expecting().to("have predicate", expression)));
    }

    /**
     * It holds all rows.
     *
     * <pre>{@code
     * index.hasNoPredicate(); // passes for: create index i on notes (user_id)
     * index.hasNoPredicate(); // fails for: create index i on notes (user_id) where user_id > 0
     * }</pre>
     */
    public IndexAssert hasNoPredicate() {
        return check(there().predicate().isEmpty(), () -> butItIs(expecting().to("hold all rows")));
    }

    /**
     * It is kept by this method; {@code btree} where nothing else was said.
     *
     * <pre>{@code
     * index.hasMethod("gin"); // passes for: create index i on notes using gin (tags)
     * index.hasMethod("gin"); // fails for: create index i on notes (tags)
     * }</pre>
     */
    public IndexAssert hasMethod(String method) {
        String there = attributes().get(Attribute.METHOD).orElse("btree");
        return check(there.equalsIgnoreCase(method), () -> butItIs(expecting().to("have method", method)));
    }

    /**
     * It carries these columns beside its key, in any order; none if none are given.
     *
     * <pre>{@code
     * index.includes("title"); // passes for: create index i on notes (user_id) include (title)
     * index.includes("title"); // fails for: create index i on notes (user_id, title)
     * }</pre>
     */
    public IndexAssert includes(String... columns) {
        SameNames same = SameNames.inAnyOrder(kind(), there().includedColumns(), List.of(columns));
        return check(same.hold(), () -> butItIs(expecting().to("include", InWords.names(List.of(columns)))));
    }

    /**
     * It can be used: no interrupted {@code CREATE INDEX CONCURRENTLY} has left it broken.
     *
     * <pre>{@code
     * index.isValid(); // passes for an index that was made whole
     * index.isValid(); // fails for one that PostgreSQL has marked INVALID
     * }</pre>
     */
    public IndexAssert isValid() {
        return hasNoFlag(Attribute.INVALID, "be valid");
    }

    /**
     * Queries may use it: MySQL does not hide it from the planner.
     *
     * <pre>{@code
     * index.isVisible(); // passes for: create index i on notes (user_id)
     * index.isVisible(); // fails after: alter table notes alter index i invisible
     * }</pre>
     */
    public IndexAssert isVisible() {
        return hasNoFlag(Attribute.INVISIBLE, "be visible");
    }

    /**
     * The planner does not see it.
     *
     * <pre>{@code
     * index.isInvisible(); // passes after: alter table notes alter index i invisible
     * index.isInvisible(); // fails for: create index i on notes (user_id)
     * }</pre>
     */
    public IndexAssert isInvisible() {
        return hasFlag(Attribute.INVISIBLE, "be invisible");
    }

    /**
     * It has this name, or was given it by the server.
     *
     * <pre>{@code
     * table.hasIndexOn("email", index -> index.isNamed("users_email")); // passes for: create index users_email ...
     * table.hasIndexOn("email", index -> index.isNamed("u_email"));     // fails and says what it is
     * }</pre>
     */
    public IndexAssert isNamed(String name) {
        return check(Named.is(name, there()), () -> butItIs(expecting().to("be named", name)));
    }

    @Override
    Attributes attributes() {
        return there().attributes();
    }

    @Override
    UnmetExpectation expecting() {
        Indexed indexed = there();
        return Named.nameOf(indexed)
                .map(name -> UnmetExpectation.expecting(indexed instanceof Index ? "index" : "key", name))
                .orElseGet(() -> UnmetExpectation.expecting("key", indexed.describe()));
    }

    @Override
    String described() {
        return there().describe();
    }
}
