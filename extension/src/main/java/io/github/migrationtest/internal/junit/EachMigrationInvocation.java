package io.github.migrationtest.internal.junit;

import io.github.migrationtest.internal.rehearsal.StartPoint;
import io.github.migrationtest.migration.Migration;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;

/** One invocation of an {@code @EachMigration} method: the database stands before its migration. */
record EachMigrationInvocation(Migration migration) implements TestTemplateInvocationContext {

    @Override
    public String getDisplayName(int invocationIndex) {
        return migration.name();
    }

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
