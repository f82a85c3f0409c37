package io.github.migrationtest.internal.junit;

import static java.util.Objects.requireNonNull;

import io.github.migrationtest.migration.MigrationFailedException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.MultipleFailuresError;
import org.opentest4j.TestAbortedException;

/**
 * A failure told again with a database in front of its message. Its type stays where a new one says all that the first said;
 * the cause is the first one's then, else the first itself.
 *
 * @param thrown the first
 * @param database what comes in front
 * @param message what the new one says
 */
record Retold(Throwable thrown, String database, String message) {

    /** AssertJ's messages begin with an empty line. */
    static Retold on(String database, Throwable thrown) {
        String message = thrown.getMessage();
        String separator =
                message == null || message.isEmpty() ? "" : Character.isWhitespace(message.charAt(0)) ? ":" : ": ";
        return new Retold(thrown, database, database + separator + (message == null ? "" : message));
    }

    /** The new one. */
    Throwable told() {
        return known().or(this::constructed).filter(this::saysIt).orElseGet(this::inAnotherType);
    }

    /** One that JUnit and the runners take alike, so that nothing is lost. */
    private Throwable inAnotherType() {
        if (thrown instanceof TestAbortedException) {
            return new TestAbortedException(message, thrown);
        } else if (isJUnit4Assumption(thrown)) {
            return thrown;
        } else if (thrown instanceof MultipleFailuresError failed) {
            return new FailuresOnDatabase(message, failed);
        } else if (thrown instanceof AssertionFailedError failed) {
            return failed.isExpectedDefined() && failed.isActualDefined()
                    ? new AssertionFailedError(message, failed.getExpected(), failed.getActual(), thrown)
                    : new AssertionFailedError(message, thrown);
        }
        return thrown instanceof AssertionError
                ? new AssertionFailedError(message, thrown)
                : new FailureOnDatabase(database + ": " + thrown, thrown);
    }

    /** JUnit takes those of its fourth version for aborted too, by their name. */
    private static boolean isJUnit4Assumption(Throwable thrown) {
        return Stream.<Class<?>>iterate(thrown.getClass(), Objects::nonNull, Class::getSuperclass)
                .anyMatch(type -> type.getName().equals("org.junit.internal.AssumptionViolatedException"));
    }

    /** Types that hold more than a message and a cause, and can be asked for it. */
    private Optional<Throwable> known() {
        @Nullable Throwable cause = thrown.getCause();
        if (thrown instanceof AssertionFailedError failed && thrown.getClass() == AssertionFailedError.class) {
            return Optional.of(
                    failed.isExpectedDefined() && failed.isActualDefined()
                            ? new AssertionFailedError(message, failed.getExpected(), failed.getActual(), cause)
                            : new AssertionFailedError(message, cause));
        } else if (thrown instanceof MultipleFailuresError failed && thrown.getClass() == MultipleFailuresError.class) {
            return several(failed);
        } else if (thrown instanceof MigrationFailedException failed) {
            return Optional.of(new MigrationFailedException(
                    message,
                    failed.migration().orElse(null),
                    failed.script().orElse(null),
                    failed.statement().orElse(null),
                    cause));
        } else if (thrown instanceof SQLException failed && thrown.getClass() == SQLException.class) {
            SQLException again = new SQLException(message, failed.getSQLState(), failed.getErrorCode(), cause);
            again.setNextException(failed.getNextException());
            return Optional.of(again);
        }
        return Optional.empty();
    }

    /** What such a failure says is its heading, and then each of the failures. */
    private Optional<Throwable> several(MultipleFailuresError failed) {
        int end = message.indexOf(" (" + failed.getFailures().size() + " failure");
        return Optional.of(
                new MultipleFailuresError(end < 0 ? message : message.substring(0, end), failed.getFailures()));
    }

    private Optional<Throwable> constructed() {
        return isMessageAndCause(thrown.getClass())
                ? Arrays.stream(thrown.getClass().getDeclaredConstructors())
                        .sorted(Comparator.comparing((Constructor<?> each) -> -each.getParameterCount()))
                        .flatMap(constructor -> made(constructor).stream())
                        .filter(this::saysIt)
                        .findFirst()
                : Optional.empty();
    }

    /** Whether nothing below {@link Throwable} has a field that a new one would not have. */
    private static boolean isMessageAndCause(Class<?> type) {
        return Stream.<Class<?>>iterate(
                        type, each -> each != Throwable.class, each -> requireNonNull(each.getSuperclass()))
                .flatMap(each -> Arrays.stream(each.getDeclaredFields()))
                .map(Field::getModifiers)
                .allMatch(Modifier::isStatic);
    }

    private Optional<Throwable> made(Constructor<?> constructor) {
        Class<?>[] parameters = constructor.getParameterTypes();
        boolean takesMessage = parameters.length > 0 && parameters[0].isAssignableFrom(String.class);
        if (takesMessage && parameters.length == 1) {
            return made(constructor, message).map(this::withCause);
        }
        return takesMessage && parameters.length == 2 && Throwable.class.isAssignableFrom(parameters[1])
                ? made(constructor, message, thrown.getCause())
                : Optional.empty();
    }

    private Throwable withCause(Throwable made) {
        return made.getCause() == null && thrown.getCause() != null ? made.initCause(thrown.getCause()) : made;
    }

    private static Optional<Throwable> made(Constructor<?> constructor, @Nullable Object... arguments) {
        try {
            return constructor.trySetAccessible()
                    ? Optional.of((Throwable) constructor.newInstance(arguments))
                    : Optional.empty();
        } catch (ReflectiveOperationException | IllegalArgumentException | InaccessibleObjectException e) {
            // Not this way, then; the failure itself is told in any case.
            return Optional.empty();
        }
    }

    private boolean saysIt(Throwable made) {
        return made.getClass() == thrown.getClass()
                && message.equals(made.getMessage())
                && made.getCause() == thrown.getCause();
    }
}
