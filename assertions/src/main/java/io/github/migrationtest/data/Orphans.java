package io.github.migrationtest.data;

import io.github.migrationtest.database.Database;
import io.github.migrationtest.database.DatabaseException;
import java.sql.Connection;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** The rows that point at nothing, whether or not the database enforces its foreign keys; counted by our own queries. */
public final class Orphans {

    private Orphans() {}

    /**
     * One entry per foreign key that rows break, by table and columns; a row with a NULL in the key points nowhere and is
     * none, unless the key is {@code MATCH FULL} and not all of it is NULL.
     *
     * @throws DatabaseException if they cannot be read
     */
    public static List<Orphan> of(Database database) {
        return of(database, Set.of());
    }

    /**
     * The same without the foreign keys between some tables, such as those that a migration left alone.
     *
     * @param sound their names, in any case; a key is left out where both its tables are among them
     * @throws DatabaseException if they cannot be read
     */
    public static List<Orphan> of(Database database, Collection<String> sound) {
        return DataEngine.of(database.kind()).orphans(database, sound);
    }

    /** The same as a connection sees it, which stays open and as it was; keys are shown as they are. */
    public static List<Orphan> of(Connection connection) {
        return of(Database.of(connection));
    }
}
