package io.github.migrationtest.internal.reach;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.SqlToken;

/** Whether what a routine does may be felt outside of its database. */
public final class BodyReach {
    private BodyReach() {}

    /** Whether its body names a file, a program, a server, another database, or what is the server's. */
    public static boolean isOutward(DatabaseKind kind, String body) {
        Rules rules = Rules.of(kind);
        return Code.of(kind, body).stream()
                .anyMatch(clause -> !rules.mentions(clause).isEmpty());
    }

    /** Whether it makes statements while it runs, which nobody can read before. */
    public static boolean isDynamic(DatabaseKind kind, String body) {
        return Code.of(kind, body).stream()
                .flatMap(clause -> clause.tokens().stream())
                .anyMatch(BodyReach::makesStatements);
    }

    private static boolean makesStatements(SqlToken word) {
        return word.is("EXECUTE") || word.is("PREPARE");
    }
}
