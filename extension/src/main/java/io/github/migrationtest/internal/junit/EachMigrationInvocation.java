package io.github.migrationtest.internal.junit;

import io.github.migrationtest.internal.rehearsal.StartPoint;
import io.github.migrationtest.migration.Migration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;

/** One invocation of an {@code @EachMigration} method: the database stands before its migration. */
record EachMigrationInvocation(Migration migration) implements TestTemplateInvocationContext {

    @Override
    public String getDisplayName(int invocationIndex) {
        return migration.name();
    }

    /** Says which migration it is, in time for a constructor that takes the database. */
    @Override
    public List<Extension> getAdditionalExtensions() {
        return List.of(new TestInstancePreConstructCallback() {
            @Override
            public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext rootContext) {
                return ExtensionContextScope.TEST_METHOD;
            }

            @Override
            public void preConstructTestInstance(TestInstanceFactoryContext factory, ExtensionContext context) {
                if (context.getTestMethod().isPresent()) {
                    prepareInvocation(context);
                    NamedFailure.naming(context, () -> TestRun.of(context).startBeforeInstance());
                }
            }
        });
    }

    /** Says which migration it is, where one instance serves all tests; otherwise JUnit calls it too late. */
    @Override
    public void prepareInvocation(ExtensionContext context) {
        Stores.of(context).put(EachMigrationInvocation.class, this);
    }

    /** Where the database of an invocation stands; empty for every other test. */
    static Optional<StartPoints.Asked> startPoint(ExtensionContext context) {
        return Optional.ofNullable(Stores.of(context).get(EachMigrationInvocation.class, EachMigrationInvocation.class))
                .map(invocation ->
                        new StartPoints.Asked(new StartPoint.Before(invocation.migration()), "@EachMigration"));
    }
}
