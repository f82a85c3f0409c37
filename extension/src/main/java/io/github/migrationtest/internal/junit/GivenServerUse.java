package io.github.migrationtest.internal.junit;

import io.github.migrationtest.fixtures.ServerAccess;
import io.github.migrationtest.internal.rehearsal.RunState;
import io.github.migrationtest.internal.settings.GivenServer;
import io.github.migrationtest.internal.settings.Settings;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A class uses a server that it has started itself. What is stored last is closed first: so this ends what is on the server
 * before a container that the class has started stops.
 */
record GivenServerUse(RunState run, ServerAccess access) implements AutoCloseable {

    /** Begins the use for the class whose extension names the servers, unless it has begun. */
    static void begin(ExtensionContext context, Settings settings) {
        for (GivenServer server : settings.servers()) {
            RunState run = Stores.run(context);
            Stores.of(owner(context, settings.servers()))
                    .getOrComputeIfAbsent(server.access(), access -> begun(run, access), GivenServerUse.class);
        }
    }

    private static GivenServerUse begun(RunState run, ServerAccess access) {
        run.beginOn(access);
        return new GivenServerUse(run, access);
    }

    /** The outermost context below which the same servers are named. */
    private static ExtensionContext owner(ExtensionContext context, List<GivenServer> servers) {
        ExtensionContext owner = context;
        Optional<ExtensionContext> around = context.getParent();
        while (around.isPresent() && BuiltSettings.of(around.get()).servers().equals(servers)) {
            owner = around.get();
            around = owner.getParent();
        }
        return owner;
    }

    @Override
    public void close() {
        run.endOn(access);
    }
}
