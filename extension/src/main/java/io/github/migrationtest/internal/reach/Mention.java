package io.github.migrationtest.internal.reach;

import io.github.migrationtest.internal.sql.SqlToken;

/**
 * A place in a script that names something beyond its database.
 *
 * @param name as the user allows it
 * @param token where it stands
 * @param sureness how sure it is that a database is meant there; certain for all else
 */
record Mention(Thing thing, String name, SqlToken token, Sureness sureness) {

    /** How sure it is. */
    enum Sureness {
        /** A place where a script names the database that it migrates: {@code ALTER DATABASE app}. */
        DECIDES,
        /** A database, be it whose it is. */
        CERTAIN,
        /** A database in a text that is run as a statement, which reaches the server as it stands. */
        WRITTEN_OUT,
        /** A database if it is known to be one; the server will say. */
        GUESSED
    }

    static Mention of(Thing thing, String name, SqlToken token) {
        return new Mention(thing, name, token, Sureness.CERTAIN);
    }

    static Mention database(String name, SqlToken token, Sureness sureness) {
        return new Mention(Thing.DATABASE, name, token, sureness);
    }

    /** The same in a text of the script that is run as a statement. */
    Mention writtenOutIn(SqlToken text) {
        return new Mention(thing, name, text, sureness == Sureness.GUESSED ? sureness : Sureness.WRITTEN_OUT);
    }

    boolean isDatabase() {
        return thing == Thing.DATABASE;
    }
}
