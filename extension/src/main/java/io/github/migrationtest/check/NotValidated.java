package io.github.migrationtest.check;

import io.github.migrationtest.internal.sql.SqlLexer;
import io.github.migrationtest.internal.sql.SqlToken;
import io.github.migrationtest.migration.Finding;
import io.github.migrationtest.migration.Migration;
import io.github.migrationtest.migration.SqlStatement;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A constraint that is {@code NOT VALID} when all is applied, and whoever made it so.
 *
 * @param what what a message calls it
 * @param name none if it was not given one
 */
record NotValidated(String check, String what, String table, Optional<String> name) {

    /** The migration that made it is the last whose script says {@code NOT VALID} and its name; a name the server made up is nowhere. */
    Finding found(RehearsedRun run) {
        String message = what + " " + name.orElse("") + " on " + table
                + " is NOT VALID at the end: PostgreSQL holds new rows to it, and those that were there before it may break"
                + " it.";
        String remedy = "Put their rows in order, and then ALTER TABLE " + table + " VALIDATE CONSTRAINT "
                + name.orElse("...")
                + ", in a migration of its own: it reads the table without keeping anybody from writing it.";
        Optional<String> why =
                Optional.of("NOT VALID is one half of the way that locks nobody out. Without the other half no"
                        + " plan relies on the constraint, and a dump of the database may not be restored.");
        List<Migration> migrations = run.migrations();
        for (int i = migrations.size() - 1; i >= 0; i--) {
            Migration migration = migrations.get(i);
            Optional<SqlStatement> statement = migration.up().statements().stream()
                    .filter(each -> saysSo(SqlLexer.code(run.kind(), each.sql())))
                    .findFirst();
            if (statement.isPresent()) {
                return Finding.error(check, migration, message, remedy)
                        .about(table)
                        .because(why)
                        .at(statement.get());
            }
        }
        return Finding.error(check, message, remedy).about(table).because(why);
    }

    private boolean saysSo(List<SqlToken> words) {
        return name.filter(own -> words.stream().anyMatch(word -> word.name().equalsIgnoreCase(own)))
                        .isPresent()
                && IntStream.range(0, words.size() - 1)
                        .anyMatch(
                                i -> words.get(i).is("NOT") && words.get(i + 1).is("VALID"));
    }
}
