package io.github.migrationtest.migration.mybatis;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.migration.ScriptFiles;
import io.github.migrationtest.migration.SqlScript;
import io.github.migrationtest.migration.SqlStatement;
import io.github.migrationtest.migration.ToolOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Turns parts of files into the scripts that run. */
record MybatisScripts(DatabaseKind kind, MybatisEnvironment environment, ToolOptions options) {

    String text(Path file) {
        return options.replacedIn(ScriptFiles.readReplacing(file, environment.charset()));
    }

    ScriptPart up(Path file) {
        return ScriptPart.up(text(file), environment.variables());
    }

    SqlScript script(Path file, ScriptPart part) {
        return script(file, part, environment.delimiter());
    }

    /** The same where an earlier script of the run has set another delimiter. */
    SqlScript script(Path file, ScriptPart part, String delimiter) {
        List<SqlStatement> statements = environment.sendFullScript()
                ? ofWhole(file, part)
                : Cut.of(part, delimiter, environment.fullLineDelimiter()).statements();
        return new SqlScript(String.valueOf(file.getFileName()), Optional.of(file), part.text(), statements);
    }

    /** sqlite-jdbc runs the first statement of a text, and passes over the others. */
    private List<SqlStatement> ofWhole(Path file, ScriptPart part) {
        return SqlScript.split(kind, file, part.text()).statements().stream()
                .limit(kind == DatabaseKind.SQLITE ? 1 : Long.MAX_VALUE)
                .map(statement -> new SqlStatement(
                        statement.number(), part.fileLine(statement.line()), statement.column(), statement.sql()))
                .toList();
    }
}
