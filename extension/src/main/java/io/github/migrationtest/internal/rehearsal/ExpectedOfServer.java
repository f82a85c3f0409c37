package io.github.migrationtest.internal.rehearsal;

import io.github.migrationtest.migration.MigrationFailedException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** A folder expects roles, extensions and schemas that somebody once made on production's server: says how to make them here. */
final class ExpectedOfServer {
    private ExpectedOfServer() {}

    static MigrationFailedException explained(MigrationFailedException failure, Plan plan, Connection connection) {
        if (!(failure.getCause() instanceof SQLException refusal)) {
            return failure;
        }
        Optional<Missing> missing =
                switch (plan.provider().kind()) {
                    case SQLITE -> Optional.empty();
                    case POSTGRESQL -> MissingOnPostgresql.of(refusal, connection);
                    case MYSQL, MARIADB -> MissingOnMysql.of(refusal);
                };
        return missing.map(what -> failure.with(advice(what, plan))).orElse(failure);
    }

    private static String advice(Missing missing, Plan plan) {
        StringBuilder advice = new StringBuilder(missing.sentence());
        missing.line()
                .ifPresent(line -> advice.append(
                        plan.reach().settings().ownServer() ? onOurs(line, plan) : onOthers(line, missing.ofServer())));
        if (!missing.otherwise().isEmpty()) {
            advice.append(' ').append(missing.otherwise());
        }
        return advice.toString();
    }

    private static String onOurs(String line, Plan plan) {
        Optional<Path> script = plan.server().setUp().map(Path::getFileName);
        return script.map(name -> "Add " + line + " to the script that setUp names, " + name + ".")
                .orElse("If production's server has it before the first migration, add " + line
                        + " to a script, and name that: setUp = \"roles.sql\".");
    }

    private static String onOthers(String line, boolean ofServer) {
        return ofServer
                ? "The server is not of our own starting, so setUp is not run there: have its administrator run " + line
                : "The server is not of our own starting, so setUp is not run there, and its new databases are empty: run "
                        + line + " in the first migration, or rehearse on a server of our own starting.";
    }
}
