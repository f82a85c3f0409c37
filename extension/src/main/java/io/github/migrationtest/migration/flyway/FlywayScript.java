package io.github.migrationtest.migration.flyway;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.SqlLexer;
import io.github.migrationtest.internal.sql.SqlToken;
import io.github.migrationtest.migration.MigrationFolderException;
import io.github.migrationtest.migration.SqlScript;
import io.github.migrationtest.migration.SqlStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Cuts a script as flyway-core's parser for SQLite does.
 *
 * <p>Every {@code BEGIN} and {@code CASE} outside brackets opens a block up to its {@code END}, not in triggers only: a
 * {@code BEGIN TRANSACTION; ... COMMIT;} is an unfinished statement to Flyway.
 */
final class FlywayScript {
    private final String text;
    private final List<SqlStatement> statements = new ArrayList<>();
    private final List<SqlToken> current = new ArrayList<>();
    private int blocks;
    private int brackets;

    private FlywayScript(String text) {
        this.text = text;
    }

    static SqlScript read(FlywayFile file) {
        String text = Placeholders.fill(file.path(), file.text());
        FlywayScript script = new FlywayScript(text);
        SqlLexer.code(DatabaseKind.SQLITE, text).forEach(script::take);
        if (script.blocks > 0 && !script.current.isEmpty()) {
            int line = script.current.get(0).line();
            throw new MigrationFolderException(
                    "Incomplete statement at line " + line + " of " + file.path()
                            + ": Flyway takes a BEGIN or CASE for the start of a block and finds no END. Leave"
                            + " transactions to Flyway, which opens one for each file.",
                    file.path(),
                    line,
                    null);
        }
        script.end();
        return new SqlScript(
                String.valueOf(file.path().getFileName()), Optional.of(file.path()), text, script.statements);
    }

    private void take(SqlToken token) {
        if (token.type() == SqlToken.Type.SEMICOLON && blocks == 0) {
            end();
            return;
        }
        current.add(token);
        if (token.isSymbol("(")) {
            brackets++;
        } else if (token.isSymbol(")")) {
            brackets = Math.max(0, brackets - 1);
        } else if (brackets == 0 && (token.is("begin") || token.is("case"))) {
            blocks++;
        } else if (brackets == 0 && token.is("end")) {
            blocks = Math.max(0, blocks - 1);
        }
    }

    private void end() {
        if (!current.isEmpty()) {
            SqlToken first = current.get(0);
            SqlToken last = current.get(current.size() - 1);
            statements.add(
                    new SqlStatement(statements.size() + 1, first.line(), text.substring(first.start(), last.end())));
        }
        current.clear();
        brackets = 0;
    }

    /** Whether Flyway runs a statement outside a transaction ({@code SQLiteParser}). */
    static boolean needsNoTransaction(SqlStatement statement) {
        List<SqlToken> tokens = SqlLexer.code(DatabaseKind.SQLITE, statement.sql());
        return tokens.size() > 1 && tokens.get(0).is("pragma") && tokens.get(1).is("foreign_keys");
    }
}
