package io.github.migrationtest.assertions;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.AssertionErrorCollector;
import org.assertj.core.description.Description;
import org.assertj.core.description.LazyTextDescription;
import org.assertj.core.error.ErrorMessageFactory;
import org.assertj.core.presentation.Representation;
import org.jspecify.annotations.Nullable;

/**
 * What the assertions of this package have in common: they go into the parts of what they look at by callback, say on the way
 * where they are, and in soft assertions collect everything that fails, inside callbacks too.
 *
 * <p>AssertJ itself collects one failure per outermost call, for it lets nested failures through to there. So a callback that
 * is run for a soft assertion gets an assertion that collects by itself.
 *
 * @param <SELF> the assertion's own type
 * @param <ACTUAL> what it looks at
 */
public abstract class AbstractNavigatingAssert<SELF extends AbstractNavigatingAssert<SELF, ACTUAL>, ACTUAL>
        extends AbstractAssert<SELF, ACTUAL> {
    private @Nullable Supplier<String> explanation;

    /** Where failures of a soft assertion go in the end; only the outermost assertion knows. */
    private @Nullable AssertionErrorCollector softly;

    /** What has failed so far inside a callback of a soft assertion. */
    private @Nullable List<AssertionError> failures;

    /**
     * An assertion on something.
     *
     * @param actual what it looks at
     * @param selfType the assertion's own type
     */
    protected AbstractNavigatingAssert(@Nullable ACTUAL actual, Class<?> selfType) {
        super(actual, selfType);
    }

    /**
     * Lets an assertion that AssertJ has proxied collect inside callbacks too; for soft assertions of one's own making.
     *
     * @param collector where its failures go: the soft assertions
     * @param assertion as {@link org.assertj.core.api.SoftAssertionsProvider#proxy} gives it
     * @return the assertion
     */
    public static <A extends AbstractNavigatingAssert<A, ?>> A collecting(
            AssertionErrorCollector collector, A assertion) {
        // A private field is only reached by its own class, not by a type variable of it.
        AbstractNavigatingAssert<A, ?> outermost = assertion;
        outermost.softly = collector;
        return assertion;
    }

    /**
     * Appends an explanation to the message of everything that fails after this call; it is only asked for then.
     *
     * <pre>{@code
     * assertThat(diff).explainedBy(() -> "The rows went in statement 3.").keptEveryRow();
     * }</pre>
     *
     * @param newExplanation gives whole sentences
     * @return this assertion
     */
    public SELF explainedBy(Supplier<String> newExplanation) {
        explanation = newExplanation;
        return myself;
    }

    /**
     * Claims something.
     *
     * @param holds whether it is so
     * @param otherwise what to say if not
     * @return this assertion
     */
    protected SELF check(boolean holds, Supplier<? extends ErrorMessageFactory> otherwise) {
        if (!holds) {
            fail(assertionError(explained(otherwise.get())));
        }
        return myself;
    }

    /** The same for what the explanation does not explain. */
    SELF checkUnexplained(boolean holds, Supplier<? extends ErrorMessageFactory> otherwise) {
        if (!holds) {
            fail(assertionError(otherwise.get()));
        }
        return myself;
    }

    /** Lets a claim fail: at once, or into what is being collected. */
    void fail(AssertionError failure) {
        if (failures == null) {
            throw failure;
        }
        failures.add(failure);
    }

    /** The explanation as the end of a message; empty if there is none. */
    String explanation() {
        String text = explanation == null ? "" : explanation.get();
        return text.isEmpty() ? "" : "\n" + text;
    }

    private ErrorMessageFactory explained(ErrorMessageFactory message) {
        return explanation == null ? message : new Explained(message, this::explanation);
    }

    /**
     * Goes into a part: runs a callback with an assertion on it.
     *
     * @param part an assertion on the part, which nobody else has
     * @param where names the part in messages, such as {@code table "users"}
     * @param requirements the callback
     */
    protected <A extends AbstractNavigatingAssert<A, ?>> void into(
            A part, String where, Consumer<? super A> requirements) {
        AbstractNavigatingAssert<A, ?> inner = part;
        inner.info.description(located(info.description(), where));
        inner.explanation = explanation;
        if (softly == null && failures == null) {
            requirements.accept(part);
            return;
        }
        List<AssertionError> collected = failures == null ? new ArrayList<>() : failures;
        inner.failures = collected;
        try {
            requirements.accept(part);
        } catch (AssertionError failure) {
            // From an assertion of AssertJ's own, which knows nothing of collecting.
            collected.add(failure);
        }
        if (softly != null && !collected.isEmpty()) {
            AssertionError last = collected.remove(collected.size() - 1);
            collected.forEach(softly::collectAssertionError);
            throw last;
        }
    }

    private static Description located(@Nullable Description outer, String where) {
        return new LazyTextDescription(() -> {
            String around = outer == null ? "" : outer.value();
            return around.isEmpty() ? where : around + ", " + where;
        });
    }

    /** Those of outer assertions too: a failure inside a callback begins in the user's own code. */
    @Override
    protected boolean isElementOfCustomAssert(StackTraceElement element) {
        String outermost = element.getClassName().split("\\$", 2)[0];
        return super.isElementOfCustomAssert(element)
                || outermost.startsWith("io.github.migrationtest.") && outermost.endsWith("Assert");
    }

    private record Explained(ErrorMessageFactory message, Supplier<String> explanation) implements ErrorMessageFactory {
        @Override
        public String create(@Nullable Description description, Representation representation) {
            return message.create(description, representation) + explanation.get();
        }

        @Override
        public String create(@Nullable Description description) {
            return message.create(description) + explanation.get();
        }

        @Override
        public String create() {
            return message.create() + explanation.get();
        }
    }
}
