package io.github.migrationtest.check;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.migration.MigrationFailedException;
import io.github.migrationtest.migration.SqlStatement;
import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an engine's refusal beyond its words.
 *
 * @param why what made it so
 * @param remedy what to do about it, with the tool that runs the migration
 */
record Refusal(Optional<String> why, String remedy) {
    private static final Refusal UNKNOWN = new Refusal(Optional.empty(), "");

    private static final Pattern MAKES = Pattern.compile("\\s*(?:create|alter)\\s", Pattern.CASE_INSENSITIVE);
    private static final Pattern INSERTS = Pattern.compile("\\s*insert\\s", Pattern.CASE_INSENSITIVE);
    private static final Pattern NO_COLUMN = Pattern.compile("no such column: \"?([^\")]+)");

    private static final String DOUBLES = "The rows that are there have such values twice.";
    private static final String COUNT_DOUBLES =
            "Look for them with SELECT ..., count(*) ... GROUP BY ... HAVING count(*) > 1, and merge or delete them in"
                    + " the migration, before the statement that forbids them.";
    private static final String PUT_IN_TWICE =
            "What it puts in has such values twice, or they are in the table already.";
    private static final String PUT_IN_ONCE =
            "Leave out what is there with WHERE NOT EXISTS (...), and take of several rows with the same values one.";
    private static final String FILL_FIRST =
            "Fill the column in the migration first, by an UPDATE of the rows in which it is NULL; for a new column"
                    + " give a DEFAULT.";
    /** Flyway's own words; where its rules are followed without it, what to do stands beside them. */
    private static final String MIXED = "Detected both transactional and non-transactional statements";

    private static final String MEND_FIRST =
            "Bring the rows in order in the migration, before the statement that forbids them.";

    /** Of what stopped a migration, whatever wraps it. */
    static Refusal of(DatabaseKind kind, String tool, MigrationFailedException failure) {
        Optional<Refusal> twice = twice(failure);
        if (twice.isPresent()) {
            return twice.get();
        }
        if (String.valueOf(failure.getMessage()).contains(MIXED)
                && failure.statement().isEmpty()) {
            return todo(
                    "Put executeInTransaction=false into a file <script>.conf beside it, or move what runs outside of a"
                            + " transaction into a migration of its own.");
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refusal) {
                return switch (kind) {
                    case SQLITE -> ofSqlite(refusal, failure.statement());
                    case POSTGRESQL -> ofPostgresql(refusal, failure.statement(), tool);
                    case MYSQL, MARIADB -> ofMysql(refusal, failure.statement());
                };
            }
        }
        return UNKNOWN;
    }

    /** Drizzle Kit has written {@code CREATE UNIQUE INDEX} twice behind a rebuild. */
    private static Optional<Refusal> twice(MigrationFailedException failure) {
        Optional<SqlStatement> second = failure.statement()
                .filter(statement -> MAKES.matcher(statement.sql()).lookingAt());
        return second.flatMap(statement -> failure.script().stream()
                .flatMap(script -> script.statements().stream())
                .filter(other -> other.number() < statement.number())
                .filter(other -> other.sql().strip().equals(statement.sql().strip()))
                .findFirst()
                .map(first -> because(
                        "The script says it twice: line " + first.line() + " has made it already.",
                        "Take the statement in line " + statement.line() + " out.")));
    }

    private static Refusal ofDoubles(Optional<SqlStatement> statement) {
        return statement.filter(one -> INSERTS.matcher(one.sql()).lookingAt()).isPresent()
                ? because(PUT_IN_TWICE, PUT_IN_ONCE)
                : because(DOUBLES, COUNT_DOUBLES);
    }

    private static Refusal because(String why, String remedy) {
        return new Refusal(Optional.of(why), remedy);
    }

    private static Refusal todo(String remedy) {
        return new Refusal(Optional.empty(), remedy);
    }

    /** By the names of SQLite's extended result codes, https://www.sqlite.org/rescode.html, with which its driver begins. */
    private static Refusal ofSqlite(SQLException refusal, Optional<SqlStatement> statement) {
        String message = String.valueOf(refusal.getMessage());
        if (message.contains("Cannot add a NOT NULL column")) {
            return because(
                    "The rows that are there would have no value in it.",
                    "Give it a DEFAULT; or add it without NOT NULL, fill it, and make it NOT NULL by a rebuild of the"
                            + " table.");
        } else if (message.contains("Cannot add a column with non-constant default")) {
            return because(
                    "SQLite adds a column whose default has to be worked out, such as CURRENT_TIMESTAMP, only to a table without"
                            + " rows.",
                    "Add it without the default and fill it by an UPDATE, or give it the default in a rebuild of the table.");
        } else if (message.contains("SQLITE_CONSTRAINT_NOTNULL")) {
            return todo(FILL_FIRST);
        } else if (message.contains("SQLITE_CONSTRAINT_UNIQUE") || message.contains("SQLITE_CONSTRAINT_PRIMARYKEY")) {
            return ofDoubles(statement);
        } else if (message.contains("SQLITE_CONSTRAINT_CHECK") || message.contains("SQLITE_CONSTRAINT_FOREIGNKEY")) {
            return todo(MEND_FIRST);
        }
        Matcher missing = NO_COLUMN.matcher(message);
        boolean quoted = missing.find()
                && statement
                        .filter(one -> one.sql().contains("\"" + missing.group(1) + "\""))
                        .isPresent();
        return quoted
                ? because(
                        "Double quotes are for names. Some of SQLite's drivers take what is no name for a text, and"
                                + " this one does not.",
                        "Write texts in single quotes.")
                : UNKNOWN;
    }

    /** By SQLState, "PostgreSQL Error Codes". */
    private static Refusal ofPostgresql(SQLException refusal, Optional<SqlStatement> statement, String tool) {
        @Nullable String state = refusal.getSQLState();
        return switch (state == null ? "" : state) {
            case "55P04" ->
                because(
                        "PostgreSQL lets nobody use a value of an enum before the transaction that adds it has ended.",
                        tool.equals("drizzle")
                                ? "Release the migration that adds the value before the one that uses it: drizzle runs"
                                        + " all that is pending in one transaction."
                                : "Add the value in a migration of its own before this one, which is committed by"
                                        + " then.");
            case "25001" ->
                because(
                        "PostgreSQL refuses this statement in a transaction, and that is where " + tool + " runs it.",
                        withoutTransaction(tool));
            case "23502" -> todo(FILL_FIRST);
            case "23505" -> ofDoubles(statement);
            case "23514" ->
                todo(MEND_FIRST + " Or add the constraint NOT VALID, and VALIDATE it when the rows are in order.");
            case "23503" ->
                todo("Delete such rows or give them a parent in the migration, before the foreign key is added.");
            case "2BP01" -> todo("Drop or change what depends on it first, by name: CASCADE takes more than is seen.");
            default -> UNKNOWN;
        };
    }

    /** Each tool's own way, from its documentation. */
    private static String withoutTransaction(String tool) {
        return switch (tool) {
            case "flyway" ->
                "Give it a script of its own, and beside that a file <script>.conf that says"
                        + " executeInTransaction=false.";
            case "liquibase" -> "Give it a change set of its own with runInTransaction=\"false\".";
            case "goose" -> "Give it a file of its own that begins with -- +goose NO TRANSACTION.";
            case "dbmate" -> "Give it a file of its own that begins with -- migrate:up transaction:false.";
            case "atlas" -> "Give it a file of its own that begins with -- atlas:txmode none and an empty line.";
            case "sqitch" -> "Give it a change of its own whose script says neither BEGIN nor COMMIT.";
            case "golang-migrate", "prisma", "supabase" ->
                "Give it a file in which nothing else stands: PostgreSQL takes several statements that are sent at"
                        + " once for one transaction.";
            case "drizzle" ->
                "drizzle runs all that is pending in one transaction and knows no other way: say it without"
                        + " CONCURRENTLY, or outside of the migrations.";
            default -> "Run it where no transaction is open, in a migration of its own.";
        };
    }

    /** By MySQL's and MariaDB's error numbers. */
    private static Refusal ofMysql(SQLException refusal, Optional<SqlStatement> statement) {
        return switch (refusal.getErrorCode()) {
            case 1062, 1586 -> ofDoubles(statement);
            case 1048, 1138, 1364 -> todo(FILL_FIRST);
            case 1452 ->
                todo("Delete such rows or give them a parent in the migration, before the foreign key is added.");
            case 3819, 4025 -> todo(MEND_FIRST);
            case 1264, 1265, 1406 ->
                todo("Look for the values that do not fit, NULL among them, and change them in the migration,"
                        + " before the column is.");
            default -> UNKNOWN;
        };
    }
}
