package io.github.migrationtest.assertions;

import io.github.migrationtest.internal.sql.Names;
import io.github.migrationtest.schema.Index;
import io.github.migrationtest.schema.IndexPart;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Assertions on an index, reached by {@code hasIndex("users_email", index -> ...)}. */
public class IndexAssert extends AbstractNavigatingAssert<IndexAssert, Index> {

    /** An assertion on an index. */
    public IndexAssert(@Nullable Index actual) {
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
        isNotNull();
        return check(actual.unique(), () -> butItIs(expecting().to("be unique")));
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
        isNotNull();
        return check(!actual.unique(), () -> butItIs(expecting().to("not be unique")));
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
        isNotNull();
        return check(
                isExactlyOn(actual.parts(), List.of(parts)),
                () -> butItIs(expecting().to("be on", InWords.names(List.of(parts)))));
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
        isNotNull();
        return check(
                actual.predicate()
                        .filter(predicate -> SameSql.same(actual.attributes().kind(), predicate, expression))
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
        isNotNull();
        return check(actual.predicate().isEmpty(), () -> butItIs(expecting().to("hold all rows")));
    }

    private boolean isExactlyOn(List<IndexPart> parts, List<String> wanted) {
        if (parts.size() != wanted.size()) {
            return false;
        }
        for (int i = 0; i < wanted.size(); i++) {
            IndexPart part = parts.get(i);
            boolean same = part.expression()
                    ? SameSql.same(actual.attributes().kind(), part.text(), wanted.get(i))
                    : Names.same(part.text(), wanted.get(i));
            if (!same) {
                return false;
            }
        }
        return true;
    }

    private UnmetExpectation expecting() {
        return UnmetExpectation.expecting("index", actual.name());
    }

    private UnmetExpectation butItIs(UnmetExpectation message) {
        return message.but("it is", actual.describe());
    }
}
