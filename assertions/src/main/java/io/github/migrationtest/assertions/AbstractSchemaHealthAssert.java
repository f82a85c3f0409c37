package io.github.migrationtest.assertions;

import io.github.migrationtest.schema.DuplicateIndex;
import java.util.List;
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
        return check(duplicates.isEmpty(), () -> expecting()
                .to("have no duplicate index")
                .but(
                        "these can go",
                        duplicates.stream().map(DuplicateIndex::describe).toList()));
    }
}
