package io.github.migrationtest.internal.settings;

import io.github.migrationtest.fixtures.ConnectionHook;
import io.github.migrationtest.migration.CodeMigration;
import java.util.ArrayList;
import java.util.List;

/**
 * What is set as code, which only a builder can.
 *
 * @param onConnect what is done with every connection that is opened
 * @param code what an application does between its SQL migrations
 */
public record Hooks(List<ConnectionHook> onConnect, List<CodeMigration> code) {
    public Hooks {
        onConnect = List.copyOf(onConnect);
        code = List.copyOf(code);
    }

    /** None. */
    public static Hooks none() {
        return new Hooks(List.of(), List.of());
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return onConnect.isEmpty() && code.isEmpty();
    }

    /** The same with one more. */
    Hooks with(ConnectionHook hook) {
        List<ConnectionHook> more = new ArrayList<>(onConnect);
        more.add(hook);
        return new Hooks(more, code);
    }

    /** The same with one more. */
    Hooks with(CodeMigration migration) {
        List<CodeMigration> more = new ArrayList<>(code);
        more.add(migration);
        return new Hooks(onConnect, more);
    }
}
