package io.github.migrationtest.internal.junit;

import io.github.migrationtest.EachMigration;
import io.github.migrationtest.internal.rehearsal.Plan;
import io.github.migrationtest.migration.Migration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;

/** Makes one invocation per migration; public only because an annotation must name it. */
public final class EachMigrationExtension implements TestTemplateInvocationContextProvider {

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return AnnotationSupport.isAnnotated(context.getTestMethod(), EachMigration.class);
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        if (!BuiltSettings.isRegistered(context)) {
            throw new ExtensionConfigurationException(
                    "@EachMigration on " + SettingsOf.nameOf(context.getRequiredTestMethod())
                            + " has no migrations to run for: its class has no @MigrationTest."
                            + "\nPut @MigrationTest on the class, or register a MigrationExtension in a static field of it.");
        }
        return NamedFailure.naming(context, () -> invocations(context));
    }

    private static Stream<TestTemplateInvocationContext> invocations(ExtensionContext context) {
        Plan plan = Plans.of(context);
        List<Migration> migrations = Plans.reporting(() -> Stores.run(context).toRehearse(plan));
        return migrations.isEmpty()
                ? Stream.of(new NothingPending(
                        "No migration of " + plan.folder().path() + " is pending on the " + plan.origin() + "."))
                : migrations.stream().map(EachMigrationInvocation::new);
    }
}
