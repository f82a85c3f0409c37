package io.github.migrationtest.internal.junit;

import io.github.migrationtest.internal.rehearsal.RunState;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/** Where the extension's state is. */
final class Stores {
    private static final Namespace NAMESPACE = Namespace.create("io.github.migrationtest");

    private Stores() {}

    /** What belongs to a context; it is closed when the context ends. */
    static Store of(ExtensionContext context) {
        return context.getStore(NAMESPACE);
    }

    /** What belongs to the whole run. */
    static RunState run(ExtensionContext context) {
        return of(context.getRoot()).getOrComputeIfAbsent(RunState.class, key -> startOf(context), RunState.class);
    }

    private static RunState startOf(ExtensionContext context) {
        JUnitFloor.checkEngine(context);
        return new RunState();
    }
}
