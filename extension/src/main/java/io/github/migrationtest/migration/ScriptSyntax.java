package io.github.migrationtest.migration;

import io.github.migrationtest.internal.sql.ClientSyntax;

/** Who reads a script: what it says to a client is no SQL, and no driver takes it. */
public enum ScriptSyntax {
    /** The server alone: a semicolon ends a statement where the engine's own parser says so. */
    SERVER(ClientSyntax.NONE),
    /** psql: behind a {@code COPY ... FROM STDIN} stand its rows, up to a line of {@code \.}. */
    PSQL(ClientSyntax.PSQL),
    /**
     * The {@code mysql} or {@code mariadb} client: {@code DELIMITER} says what ends a statement, and nothing else does. The client knows
     * no bodies, so a routine without a {@code DELIMITER} before it is cut at its first semicolon, as it is there.
     */
    MYSQL_CLIENT(ClientSyntax.MYSQL);

    private final ClientSyntax syntax;

    ScriptSyntax(ClientSyntax syntax) {
        this.syntax = syntax;
    }

    ClientSyntax syntax() {
        return syntax;
    }
}
