package io.github.migrationtest.internal.junit;

import io.github.migrationtest.EachMigration;
import io.github.migrationtest.internal.settings.Settings;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Gives every test its database and takes it away again; public only because an annotation must name it.
 *
 * <p>It keeps nothing itself: one instance serves many threads, and all that a test has is in its context's store.
 */
public class MigrationTestExtension
        implements ExecutionCondition,
                BeforeAllCallback,
                TestInstancePreConstructCallback,
                BeforeEachCallback,
                BeforeTestExecutionCallback,
                AfterEachCallback,
                ParameterResolver {
    private final Settings settings;

    /** The extension that an annotation registers: annotations and configuration parameters set everything. */
    public MigrationTestExtension() {
        this(Settings.none());
    }

    /** The extension that a builder makes. */
    protected MigrationTestExtension(Settings settings) {
        JUnitFloor.check();
        this.settings = settings;
    }

    /** A constructor's parameters are the test's own too, not shared by all tests of the class. */
    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext rootContext) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        BuiltSettings.remember(context, settings);
        return Availability.of(context);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        BuiltSettings.remember(context, settings);
    }

    /** The database is there before a constructor asks for it; an {@code @EachMigration} invocation sees to that itself. */
    @Override
    public void preConstructTestInstance(TestInstanceFactoryContext factory, ExtensionContext context) {
        boolean known = context.getTestMethod()
                .filter(method -> !AnnotationSupport.isAnnotated(method, EachMigration.class))
                .filter(method -> !Rehearsals.isOnlyThat(context))
                .isPresent();
        if (known) {
            NamedFailure.naming(context, () -> TestRun.of(context).startBeforeInstance());
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        BuiltSettings.remember(context, settings);
        if (!Rehearsals.isOnlyThat(context)) {
            NamedFailure.naming(context, () -> TestRun.of(context).start());
        }
    }

    @Override
    public void beforeTestExecution(ExtensionContext context) {
        NamedFailure.naming(context, () -> TestRun.of(context).moveToItsMigration());
    }

    @Override
    public void afterEach(ExtensionContext context) {
        NamedFailure.naming(context, () -> TestRun.of(context).judge());
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return Injected.isOurs(parameter);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return NamedFailure.naming(context, () -> Injected.resolve(parameter, context));
    }
}
