package io.github.migrationtest.internal.junit;

import io.github.migrationtest.EachDatabase;
import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.settings.Settings;
import io.github.migrationtest.internal.walk.EndsByKind;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContext;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One invocation of a class with {@code @EachDatabase}: all its tests run on one kind. */
final class EachDatabaseInvocation implements ClassTemplateInvocationContext {
    private final DatabaseKind kind;
    private final List<DatabaseKind> kinds;
    private final ExtensionContext classTemplate;
    private @Nullable String name;

    private record Walker(Class<?> testClass, Method method) {}

    /**
     * @param kinds all kinds of the class
     */
    EachDatabaseInvocation(DatabaseKind kind, List<DatabaseKind> kinds, ExtensionContext classTemplate) {
        this.kind = kind;
        this.kinds = List.copyOf(kinds);
        this.classTemplate = classTemplate;
    }

    DatabaseKind kind() {
        return kind;
    }

    /** Where the walks of a test end, on all kinds. */
    EndsByKind ends(ExtensionContext test) {
        return Stores.of(classTemplate)
                .getOrComputeIfAbsent(
                        new Walker(test.getRequiredTestClass(), test.getRequiredTestMethod()),
                        walker -> new EndsByKind(kinds),
                        EndsByKind.class);
    }

    @Override
    public String getDisplayName(int invocationIndex) {
        return name();
    }

    @Override
    public void prepareInvocation(ExtensionContext context) {
        Stores.of(context).put(EachDatabaseInvocation.class, this);
    }

    /**
     * The kind with its version, which its server says: JUnit asks for it just before the invocation begins. The kind alone
     * where the server cannot be had.
     */
    synchronized String name() {
        String mine = name;
        if (mine == null) {
            mine = product();
            name = mine;
        }
        return mine;
    }

    private String product() {
        try {
            Settings settings = SettingsOf.classTemplate(classTemplate, kind);
            GivenServerUse.begin(classTemplate, settings);
            return Stores.run(classTemplate)
                    .factory(settings, classTemplate.getRequiredTestClass())
                    .product();
        } catch (RuntimeException e) {
            // The invocation itself fails of it.
            return kind.productName();
        }
    }

    /** The invocation that a context belongs to. */
    static Optional<EachDatabaseInvocation> of(ExtensionContext context) {
        return Optional.ofNullable(Stores.of(context).get(EachDatabaseInvocation.class, EachDatabaseInvocation.class));
    }

    /**
     * The kind of the invocation that a context belongs to; empty in a class that is on one database.
     *
     * @throws ExtensionConfigurationException if a test of a class with {@code @EachDatabase} was started by somebody else
     */
    static Optional<DatabaseKind> kindOf(ExtensionContext context) {
        Optional<EachDatabaseInvocation> invocation = of(context);
        if (invocation.isEmpty() && context.getTestMethod().isPresent()) {
            EachDatabaseKinds.annotated(context.getRequiredTestClass()).ifPresent(annotated -> {
                throw EachDatabaseKinds.besideAnother(annotated);
            });
        }
        return invocation.map(EachDatabaseInvocation::kind);
    }

    /** As a message names the annotation that a class has or is in. */
    static String asked(Class<?> testClass) {
        return "@" + EachDatabase.class.getSimpleName() + " on "
                + SettingsOf.nameOf(EachDatabaseKinds.annotated(testClass).orElse(testClass));
    }
}
