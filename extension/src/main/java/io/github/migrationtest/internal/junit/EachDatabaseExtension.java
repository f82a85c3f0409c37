package io.github.migrationtest.internal.junit;

import io.github.migrationtest.EachDatabase;
import io.github.migrationtest.database.DatabaseKind;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeClassTemplateInvocationCallback;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContext;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContextProvider;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Makes one invocation of a class per kind of database, and begins the message of whatever fails in it with the kind; public
 * only because an annotation must name it.
 */
public final class EachDatabaseExtension
        implements ClassTemplateInvocationContextProvider,
                BeforeClassTemplateInvocationCallback,
                TestExecutionExceptionHandler,
                LifecycleMethodExecutionExceptionHandler,
                InvocationInterceptor {

    /** For JUnit. */
    public EachDatabaseExtension() {}

    /** Only a test's own context knows the kind that its constructor runs on. */
    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext rootContext) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public boolean supportsClassTemplate(ExtensionContext context) {
        return AnnotationSupport.isAnnotated(context.getTestClass(), EachDatabase.class);
    }

    @Override
    public Stream<ClassTemplateInvocationContext> provideClassTemplateInvocationContexts(ExtensionContext context) {
        List<DatabaseKind> kinds = NamedFailure.naming(context, () -> EachDatabaseKinds.of(context));
        return kinds.stream().map(kind -> new EachDatabaseInvocation(kind, kinds, context));
    }

    /** A missing server is said here, once, and no test of its kind begins. */
    @Override
    public void beforeClassTemplateInvocation(ExtensionContext context) throws Exception {
        NamedFailure.naming(context, () -> Availability.checkServer(context));
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable thrown) throws Throwable {
        throw NamedFailure.of(thrown, context);
    }

    @Override
    public void handleBeforeAllMethodExecutionException(ExtensionContext context, Throwable thrown) throws Throwable {
        throw NamedFailure.of(thrown, context);
    }

    @Override
    public void handleBeforeEachMethodExecutionException(ExtensionContext context, Throwable thrown) throws Throwable {
        throw NamedFailure.of(thrown, context);
    }

    @Override
    public void handleAfterEachMethodExecutionException(ExtensionContext context, Throwable thrown) throws Throwable {
        throw NamedFailure.of(thrown, context);
    }

    @Override
    public void handleAfterAllMethodExecutionException(ExtensionContext context, Throwable thrown) throws Throwable {
        throw NamedFailure.of(thrown, context);
    }

    /** What a constructor throws passes no handler. */
    @Override
    public <T> T interceptTestClassConstructor(
            Invocation<T> invocation, ReflectiveInvocationContext<Constructor<T>> constructor, ExtensionContext context)
            throws Throwable {
        return NamedFailure.intercepted(context, invocation);
    }

    /** Nor does what a dynamic test throws. */
    @Override
    public void interceptDynamicTest(
            Invocation<Void> invocation, DynamicTestInvocationContext test, ExtensionContext context) throws Throwable {
        NamedFailure.intercepted(context, invocation);
    }

    /** Nor what a factory of dynamic tests throws, on some versions of JUnit. */
    @Override
    public <T> T interceptTestFactoryMethod(
            Invocation<T> invocation, ReflectiveInvocationContext<Method> factory, ExtensionContext context)
            throws Throwable {
        return NamedFailure.intercepted(context, invocation);
    }
}
