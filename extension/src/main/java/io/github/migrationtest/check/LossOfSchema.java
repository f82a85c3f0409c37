package io.github.migrationtest.check;

import io.github.migrationtest.MigrationStep;
import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.run.ScriptIntent;
import io.github.migrationtest.internal.sql.Names;
import io.github.migrationtest.internal.sql.SqlLexer;
import io.github.migrationtest.internal.sql.SqlToken;
import io.github.migrationtest.migration.Finding;
import io.github.migrationtest.migration.SqlStatement;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** How a thing of a schema went of which no script says a word: by which statement, why, and how it comes back. */
final class LossOfSchema {
    private final DatabaseKind kind;
    private final List<SqlStatement> statements;
    private final ScriptIntent intent;

    LossOfSchema(DatabaseKind kind, MigrationStep step, ScriptIntent intent) {
        this.kind = kind;
        this.statements = step.statements();
        this.intent = intent;
    }

    /**
     * What is to be told of a loss.
     *
     * @param statement empty where it cannot be told
     */
    record Told(Optional<SqlStatement> statement, Optional<String> why, String remedy) {
        Finding put(Finding finding) {
            Finding told = new Finding(
                    finding.check(),
                    finding.severity(),
                    finding.migration(),
                    finding.file(),
                    finding.statement(),
                    finding.object(),
                    finding.message(),
                    why,
                    remedy);
            return statement.map(told::at).orElse(told);
        }
    }

    Told of(SchemaLoss loss) {
        return rebuilt(loss)
                .or(() -> definedAnew(loss))
                .or(() -> viewMadeAnew(loss))
                .or(() -> leftDisabled(loss))
                .or(this::takenAlong)
                .orElseGet(() -> new Told(
                        Optional.empty(), Optional.empty(), "Make it again, or say by name that it is to go."));
    }

    private Optional<Told> rebuilt(SchemaLoss loss) {
        String remedy = loss.ofDefinition()
                ? "Give the new table all that the old one had."
                : "Make it again behind the rebuild, in the same migration.";
        Optional<Told> dropped = statement(words -> words.size() > 2
                        && words.get(0).is("DROP")
                        && words.get(1).is("TABLE")
                        && names(words, loss.table()))
                .map(statement -> new Told(
                        Optional.of(statement),
                        Optional.of("DROP TABLE in line " + statement.line() + " takes with " + loss.table()
                                + " all that is of it, and what takes its place has only what the script makes."),
                        remedy));
        return dropped.isPresent() || !intent.rebuilds().containsKey(Names.key(loss.table()))
                ? dropped
                : Optional.of(new Told(
                        Optional.empty(),
                        Optional.of("The table that takes the place of " + loss.table()
                                + " has only what the script makes."),
                        remedy));
    }

    /** {@code MODIFY c varchar(200)} of MySQL. */
    private Optional<Told> definedAnew(SchemaLoss loss) {
        if (loss.sort().equals("check")) {
            return checkLeftOut(loss);
        }
        if (!loss.object().startsWith(loss.table() + ".")) {
            return Optional.empty();
        }
        String column = loss.object().substring(loss.table().length() + 1);
        return statement(words ->
                        words.stream().anyMatch(word -> word.is("MODIFY") || word.is("CHANGE")) && names(words, column))
                .map(statement -> definedAnew(statement, column));
    }

    /** MariaDB has checks that stand in the definition of a column. */
    private Optional<Told> checkLeftOut(SchemaLoss loss) {
        return statement(words -> words.stream().anyMatch(word -> word.is("MODIFY") || word.is("CHANGE"))
                        && names(words, loss.table()))
                .map(statement -> definedAnew(statement, "the column"));
    }

    private static Told definedAnew(SqlStatement statement, String column) {
        return new Told(
                Optional.of(statement),
                Optional.of(
                        "MODIFY and CHANGE write the whole definition of a column anew: what they leave out is gone."),
                "Repeat in line " + statement.line() + " all that " + column + " is to keep.");
    }

    private Optional<Told> viewMadeAnew(SchemaLoss loss) {
        return statement(words -> words.size() > 2
                        && words.get(0).is("DROP")
                        && (words.get(1).is("VIEW") || words.get(1).is("MATERIALIZED"))
                        && names(words, loss.table()))
                .map(statement -> new Told(
                        Optional.of(statement),
                        Optional.of("DROP VIEW in line " + statement.line() + " takes with " + loss.table()
                                + (loss.sort().equals("index")
                                        ? " its indexes."
                                        : " its comment and what others may do with it.")),
                        "Give it again behind the new one, in the same migration."));
    }

    /** {@code DISABLE TRIGGER USER}, which names none. */
    private Optional<Told> leftDisabled(SchemaLoss loss) {
        return statement(words -> loss.sort().equals("trigger")
                        && words.stream().anyMatch(word -> word.is("DISABLE"))
                        && words.stream().anyMatch(word -> word.is("TRIGGER"))
                        && names(words, loss.table()))
                .map(statement -> new Told(
                        Optional.of(statement),
                        Optional.of("DISABLE TRIGGER in line " + statement.line()
                                + " is for good, and not only until the migration ends."),
                        "ALTER TABLE " + loss.table() + " ENABLE TRIGGER " + loss.object() + " at its end."));
    }

    /** {@code DROP ... CASCADE} of PostgreSQL, if there is only one. */
    private Optional<Told> takenAlong() {
        List<SqlStatement> cascades = statements.stream()
                .filter(statement -> kind == DatabaseKind.POSTGRESQL && cascades(words(statement)))
                .toList();
        return cascades.size() != 1
                ? Optional.empty()
                : Optional.of(new Told(
                        Optional.of(cascades.get(0)),
                        Optional.of("CASCADE in line " + cascades.get(0).line()
                                + " takes along all that depends on what is dropped, without naming it."),
                        "Make it again behind it, in the same migration; without CASCADE PostgreSQL refuses to drop what"
                                + " something depends on, and names it."));
    }

    private static boolean cascades(List<SqlToken> words) {
        return words.stream().anyMatch(word -> word.is("DROP"))
                && words.stream().anyMatch(word -> word.is("CASCADE"))
                && words.stream().noneMatch(word -> word.is("DELETE") || word.is("TRUNCATE"));
    }

    private Optional<SqlStatement> statement(Predicate<List<SqlToken>> which) {
        return statements.stream()
                .filter(statement -> which.test(words(statement)))
                .findFirst();
    }

    private List<SqlToken> words(SqlStatement statement) {
        return SqlLexer.code(kind, statement.sql());
    }

    private static boolean names(List<SqlToken> words, String name) {
        return words.stream().anyMatch(word -> word.name().equalsIgnoreCase(name));
    }
}
