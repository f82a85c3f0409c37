package io.github.migrationtest.internal.rehearsal;

import java.util.Optional;

/**
 * Something that a folder expects of its server, and that is not there.
 *
 * @param sentence what is missing, where the database's own message leaves that open; else empty
 * @param line what makes it, as a line of a script; empty where no script can
 * @param ofServer whether it is the server's, and not of each database
 * @param otherwise what else to do
 */
record Missing(String sentence, Optional<String> line, boolean ofServer, String otherwise) {

    /** Something that a line makes. */
    static Missing madeBy(String line, boolean ofServer) {
        return new Missing("", Optional.of(line), ofServer, "");
    }

    /** Something that no line makes. */
    static Missing because(String sentence) {
        return new Missing(sentence, Optional.empty(), true, "");
    }

    Missing or(String other) {
        return new Missing(sentence, line, ofServer, other);
    }
}
