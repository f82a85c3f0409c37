package io.github.migrationtest.internal.settings;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.fixtures.ServerAccess;
import java.util.Optional;

/**
 * A server that the user's own code starts, such as a container.
 *
 * @param kind what it is a server of; empty if the class is on one server only, and it is that
 * @param access how it is reached
 */
public record GivenServer(Optional<DatabaseKind> kind, ServerAccess access) {

    /** Whether it is for databases of a kind. */
    public boolean isFor(DatabaseKind wanted) {
        return kind.isEmpty() || kind.get() == wanted;
    }
}
