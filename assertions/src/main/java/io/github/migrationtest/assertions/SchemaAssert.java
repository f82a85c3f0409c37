package io.github.migrationtest.assertions;

import io.github.migrationtest.database.Database;
import io.github.migrationtest.schema.SchemaSnapshot;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Assertions on a schema as it was at one moment. */
public class SchemaAssert extends AbstractSchemaAssert<SchemaAssert, SchemaSnapshot> {

    /** An assertion on a snapshot. */
    public SchemaAssert(@Nullable SchemaSnapshot actual) {
        super(actual, SchemaAssert.class);
    }

    /**
     * No statement could notice a difference: the same as {@link #hasSameSchemaAs(SchemaSnapshot)}.
     *
     * <pre>{@code
     * assertThat(after).isEqualTo(before); // passes if nothing has changed
     * // fails if something has, and prints what
     * }</pre>
     */
    @Override
    public SchemaAssert isEqualTo(@Nullable Object expected) {
        return actual != null && expected instanceof SchemaSnapshot snapshot
                ? hasSameSchemaAs(snapshot)
                : super.isEqualTo(expected);
    }

    @Override
    SchemaSnapshot schema() {
        isNotNull();
        return actual;
    }

    @Override
    Optional<Database> database() {
        return Optional.empty();
    }

    @Override
    UnmetExpectation expecting() {
        return UnmetExpectation.expecting("schema of " + schema().kind().productName());
    }
}
