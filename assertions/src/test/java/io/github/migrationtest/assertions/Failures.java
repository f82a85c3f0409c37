package io.github.migrationtest.assertions;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What an assertion that does not hold says. */
final class Failures {
    private Failures() {}

    static String messageOf(ThrowingCallable assertion) {
        AssertionError failure = catchThrowableOfType(AssertionError.class, assertion);
        if (failure == null) {
            throw new IllegalStateException("The assertion holds, and should not.");
        }
        return String.valueOf(failure.getMessage());
    }
}
