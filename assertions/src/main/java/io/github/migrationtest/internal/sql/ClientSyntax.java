package io.github.migrationtest.internal.sql;

/** What of a script is spoken to the client that reads it, and not to the server. */
public enum ClientSyntax {
    /** Nothing: drivers send texts as they are. */
    NONE,
    /** The rows behind {@code COPY ... FROM STDIN}. */
    PSQL,
    /** {@code DELIMITER}: the {@code mysql} and {@code mariadb} clients cut at what it says, and know nothing of bodies. */
    MYSQL
}
