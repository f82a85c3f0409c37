package io.github.migrationtest.internal.reach;

/** What a script may name that is not in its database. */
enum Thing {
    DATABASE("the database", false),
    FILE("the file", false),
    PROGRAM("the program", false),
    SERVER("the server", false),
    SUBSCRIPTION("the subscription", false),
    TABLESPACE("the tablespace", false),
    ENGINE("the engine", false),
    LIBRARY("the library", false),
    /** One that reads or writes files, or speaks to servers. */
    FUNCTION("the function", false),
    /** Replication with another server. */
    REPLICATION("another server by", false),
    /** What only psql understands. */
    PSQL("psql's", false),
    ROLE("the role", true),
    SETTING("the setting", true),
    SYSTEM_TABLE("the table", true),
    /** One that acts on the server as a whole, or on others' sessions. */
    SERVER_FUNCTION("the server by", true),
    SERVER_COMMAND("the server by", true);

    private final String phrase;
    private final boolean ofServer;

    Thing(String phrase, boolean ofServer) {
        this.phrase = phrase;
        this.ofServer = ofServer;
    }

    /** What it is, before its name in a message. */
    String phrase() {
        return phrase;
    }

    /** Whether it is the server's own, and so free on servers that are ours. */
    boolean isOfServer() {
        return ofServer;
    }
}
