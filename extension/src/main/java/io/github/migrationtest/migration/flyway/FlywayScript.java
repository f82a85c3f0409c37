package io.github.migrationtest.migration.flyway;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.migration.MigrationFolderException;
import io.github.migrationtest.migration.SqlScript;
import io.github.migrationtest.migration.ToolOptions;
import java.util.List;
import java.util.Optional;

/**
 * A file with its placeholders filled, cut as flyway-core does it for one engine.
 *
 * @param file where it is from
 * @param told what the file beside it says
 * @param raw its text, placeholders unfilled
 * @param placeholders what they are filled with; those that name the database or its user are a guess until it is there
 * @param script what is run
 * @param statements the same statements as Flyway sees them
 */
record FlywayScript(
        FlywayFile file,
        DatabaseKind kind,
        FlywayScriptSettings told,
        String raw,
        Placeholders placeholders,
        SqlScript script,
        List<FlywayStatement> statements) {

    static FlywayScript read(FlywayFile file, DatabaseKind kind, FlywaySettings settings, ToolOptions options) {
        String raw = options.replacedIn(file.text(settings.encoding()));
        FlywayScriptSettings told = FlywayScriptSettings.beside(file.path());
        Placeholders placeholders = Placeholders.of(file.path(), kind, settings);
        return read(
                file,
                kind,
                told,
                raw,
                told.placeholderReplacement().map(placeholders::replaced).orElse(placeholders),
                false);
    }

    /** What stands for the script of a migration in Java: nothing can be known of what it does. */
    static FlywayScript of(FlywayJava java, DatabaseKind kind) {
        FlywayFile file = FlywayFile.of(java);
        return new FlywayScript(
                file,
                kind,
                FlywayScriptSettings.NONE,
                "",
                Placeholders.of(file.path(), kind, FlywaySettings.none()),
                SqlScript.nothing(java.className()),
                List.of());
    }

    private static FlywayScript read(
            FlywayFile file,
            DatabaseKind kind,
            FlywayScriptSettings told,
            String raw,
            Placeholders placeholders,
            boolean before12) {
        String text = placeholders.fill(raw, file.path());
        try {
            List<FlywayStatement> statements = new FlywayParser(FlywayGrammar.of(kind), before12, text).parse();
            SqlScript script = new SqlScript(
                    String.valueOf(file.path().getFileName()),
                    Optional.of(file.path()),
                    text,
                    statements.stream().map(FlywayStatement::statement).toList());
            return new FlywayScript(file, kind, told, raw, placeholders, script, statements);
        } catch (FlywayParser.NotParsed e) {
            throw new MigrationFolderException(
                    e.getMessage() + " at line " + e.line() + " of " + file.path() + ": " + why(kind),
                    file.path(),
                    e.line(),
                    e);
        }
    }

    private static String why(DatabaseKind kind) {
        return switch (kind) {
            case SQLITE ->
                "Flyway takes a BEGIN or CASE for the start of a block and finds no END. Leave"
                        + " transactions to Flyway, which opens one for each file.";
            case POSTGRESQL ->
                "Flyway cannot cut the script. Close what is open there: a BEGIN ATOMIC by its END, the data of a COPY by"
                        + " a line with \\. alone.";
            case MYSQL, MARIADB ->
                "Flyway cannot cut the script. Put DELIMITER lines around the routine or the block that starts there, and"
                        + " none inside a statement.";
        };
    }

    /** The same script for a database that is there. */
    FlywayScript on(FlywayDatabase database) {
        Placeholders known = placeholders.with(database.placeholders());
        boolean same = !database.isBefore12() && known.fill(raw, file.path()).equals(script.text());
        return same ? this : read(file, kind, told, raw, known, database.isBefore12());
    }

    /** Whether Flyway runs it in a transaction: what a file beside it says, or else what is in it. */
    boolean runsInTransaction() {
        return told.executeInTransaction()
                .orElseGet(() -> statements.stream().allMatch(FlywayStatement::transactional));
    }

    /**
     * The first statement of the kind that does not go with what was before it, for which Flyway refuses the script; {@code mixed}
     * being off as it is by default.
     */
    Optional<FlywayStatement> offender() {
        return told.executeInTransaction().isPresent()
                ? Optional.empty()
                : statements.stream()
                        .filter(statement ->
                                statement.transactional() != statements.get(0).transactional())
                        .findFirst();
    }

    /** The words that the first statement without a transaction starts with, for a message. */
    String firstWithoutTransaction() {
        return statements.stream()
                .filter(statement -> !statement.transactional())
                .findFirst()
                .map(statement ->
                        statement.statement().sql().strip().lines().findFirst().orElse(""))
                .orElse("");
    }
}
