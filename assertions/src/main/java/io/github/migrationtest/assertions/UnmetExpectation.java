package io.github.migrationtest.assertions;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.assertj.core.description.Description;
import org.assertj.core.error.DescriptionFormatter;
import org.assertj.core.error.ErrorMessageFactory;
import org.assertj.core.presentation.Representation;
import org.jspecify.annotations.Nullable;

/**
 * The message of a claim that does not hold, in the one shape that all have: what was looked at, what was claimed of it, what
 * is there instead. One value per line, at most 20 of each, then how many more.
 *
 * <pre>{@code
 * UnmetExpectation.expecting("table", "users").to("have column", "e_mail").butItHas("its columns are", names, "it has none")
 * }</pre>
 */
public final class UnmetExpectation implements ErrorMessageFactory {
    private static final int MOST_LINES = 20;

    private final List<String> lines = new ArrayList<>();

    private UnmetExpectation() {}

    /** Such as {@code table} and its name. */
    public static UnmetExpectation expecting(String thing, String... values) {
        return new UnmetExpectation().section("Expecting " + thing, List.of(values));
    }

    /** What was claimed, such as {@code have column} and the column's name. */
    public UnmetExpectation to(String claim, String... values) {
        return to(claim, List.of(values));
    }

    /** What was claimed, a line each. */
    public UnmetExpectation to(String claim, Collection<String> values) {
        return section("to " + claim, values);
    }

    /** More about what was claimed, such as {@code with parameters}. */
    public UnmetExpectation and(String more, Collection<String> values) {
        return section(more, values);
    }

    /** What is there instead, such as {@code its columns are} and their names. */
    public UnmetExpectation but(String finding, String... values) {
        return but(finding, List.of(values));
    }

    /** What is there instead, a line each. */
    public UnmetExpectation but(String finding, Collection<String> values) {
        return section("but " + finding, values);
    }

    /** What is there, or a sentence for where nothing is. */
    public UnmetExpectation butItHas(String finding, Collection<String> values, String nothing) {
        return values.isEmpty() ? but(nothing) : but(finding, values);
    }

    private UnmetExpectation section(String title, Collection<String> values) {
        lines.add(values.isEmpty() ? title : title + ":");
        values.stream().limit(MOST_LINES).forEach(value -> lines.add("  " + value.replace("\n", "\n  ")));
        if (values.size() > MOST_LINES) {
            lines.add("  and " + (values.size() - MOST_LINES) + " more");
        }
        return this;
    }

    /** The message without a description. */
    @Override
    public String create() {
        return "\n" + String.join("\n", lines);
    }

    @Override
    public String create(@Nullable Description description) {
        return DescriptionFormatter.instance().format(description) + create();
    }

    @Override
    public String create(@Nullable Description description, Representation representation) {
        return create(description);
    }
}
