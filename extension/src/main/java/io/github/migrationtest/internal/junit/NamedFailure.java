package io.github.migrationtest.internal.junit;

import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor.Invocation;

/**
 * Begins the message of a failure with the database it happened on: Surefire prints a class template's nodes as {@code
 * Class[1]} and no display names, so the failure itself must say what it is of.
 *
 * <p>Of a class that is on one database everything passes as it is.
 */
final class NamedFailure {
    private NamedFailure() {}

    /** The same failure with the name of its context's database in front. */
    static Throwable of(Throwable thrown, ExtensionContext context) {
        return EachDatabaseInvocation.of(context)
                .filter(invocation -> !(thrown instanceof VirtualMachineError))
                .map(invocation -> named(thrown, invocation.name()))
                .orElse(thrown);
    }

    /** The same for a sentence, such as why a test is skipped. */
    static String named(String sentence, ExtensionContext context) {
        return EachDatabaseInvocation.of(context)
                .map(EachDatabaseInvocation::name)
                .filter(database -> !sentence.startsWith(database))
                .map(database -> database + ": " + sentence)
                .orElse(sentence);
    }

    /** The same for what is added to a failure, if that is not named: another extension's callback threw it, past us. */
    static String named(String sentence, ExtensionContext context, Throwable failure) {
        return EachDatabaseInvocation.of(context)
                        .filter(invocation -> isNamed(failure, invocation.name()))
                        .isPresent()
                ? sentence
                : named(sentence, context);
    }

    /** Does something whose failure passes no handler of JUnit's. */
    static void naming(ExtensionContext context, Runnable work) {
        naming(context, () -> {
            work.run();
            return context;
        });
    }

    /** The same of something that gives a result. */
    static <T> T naming(ExtensionContext context, Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException | Error e) {
            throw unchecked(of(e, context));
        }
    }

    /** Goes on with what was intercepted. */
    static <T> T intercepted(ExtensionContext context, Invocation<T> invocation) throws Throwable {
        try {
            return invocation.proceed();
        } catch (Throwable e) {
            throw of(e, context);
        }
    }

    /** What is named is of the failure's own type, or unchecked. */
    private static RuntimeException unchecked(Throwable named) {
        if (named instanceof Error error) {
            throw error;
        }
        return named instanceof RuntimeException runtime ? runtime : new IllegalStateException(named);
    }

    private static boolean isNamed(Throwable thrown, String database) {
        String message = thrown.getMessage();
        return message != null && message.startsWith(database);
    }

    private static Throwable named(Throwable thrown, String database) {
        if (isNamed(thrown, database)) {
            return thrown;
        }
        Throwable named = Retold.on(database, thrown).told();
        if (named == thrown) {
            return thrown;
        }
        named.setStackTrace(thrown.getStackTrace());
        for (Throwable suppressed : thrown.getSuppressed()) {
            named.addSuppressed(suppressed);
        }
        return named;
    }
}
