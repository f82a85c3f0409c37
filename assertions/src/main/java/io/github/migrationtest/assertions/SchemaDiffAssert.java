package io.github.migrationtest.assertions;

import io.github.migrationtest.schema.SchemaChange;
import io.github.migrationtest.schema.SchemaDiff;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on what changed between two schemas.
 *
 * <p>A change is named by its line in the diff, as {@link SchemaChange#describe()} gives it and a failure prints it.
 */
public class SchemaDiffAssert extends AbstractNavigatingAssert<SchemaDiffAssert, SchemaDiff> {

    /** An assertion on a diff. */
    public SchemaDiffAssert(@Nullable SchemaDiff actual) {
        super(actual, SchemaDiffAssert.class);
    }

    /**
     * Nothing changed.
     *
     * <pre>{@code
     * assertThat(before.diffTo(after)).isEmpty(); // passes if the schemas are equal
     * // fails if not, and prints the changes
     * }</pre>
     */
    public SchemaDiffAssert isEmpty() {
        isNotNull();
        return check(actual.isEmpty(), () -> expecting().to("be empty").but("these changed", changes()));
    }

    /**
     * These are among the changes.
     *
     * <pre>{@code
     * assertThat(diff).hasChanges("+ column users.nickname text"); // passes if that column came
     * assertThat(diff).hasChanges("- table users");                // fails and prints the changes
     * }</pre>
     *
     * @param described a line each
     */
    public SchemaDiffAssert hasChanges(String... described) {
        isNotNull();
        List<String> there = changes();
        return check(
                there.containsAll(List.of(described)),
                () -> expecting().to("have changes", described).butItHas("these changed", there, "nothing changed"));
    }

    /**
     * These are the changes and there are no others, in any order.
     *
     * <pre>{@code
     * assertThat(diff).hasOnlyChanges("+ column users.nickname text"); // passes if nothing else changed
     * // fails if an index went as well, and prints the changes
     * }</pre>
     *
     * @param described a line each
     */
    public SchemaDiffAssert hasOnlyChanges(String... described) {
        isNotNull();
        List<String> there = changes();
        return check(
                there.stream()
                        .sorted()
                        .toList()
                        .equals(Stream.of(described).sorted().toList()),
                () -> expecting()
                        .to("have only the changes", described)
                        .butItHas("these changed", there, "nothing changed"));
    }

    private List<String> changes() {
        return actual.changes().stream().map(SchemaChange::describe).toList();
    }

    private static UnmetExpectation expecting() {
        return UnmetExpectation.expecting("what changed in the schema");
    }
}
