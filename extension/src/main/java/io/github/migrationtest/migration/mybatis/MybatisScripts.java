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

    MybatisScript up(Path file) {
        return script(file, ScriptPart.up(text(file), environment.variables()));
    }

    MybatisScript script(Path file, ScriptPart part) {
        return script(file, part, environment.delimiter());
    }

    /** The same where an earlier script of the run has set another delimiter; it is cut once for all runs that have not. */
    MybatisScript script(MybatisScript script, String delimiter) {
        return delimiter.equals(script.delimiter()) ? script : script(script.file(), script.part(), delimiter);
    }

    private MybatisScript script(Path file, ScriptPart part, String delimiter) {
        Optional<Cut> cut = environment.sendFullScript()
                ? Optional.empty()
                : Optional.of(Cut.of(part, delimiter, environment.fullLineDelimiter()));
        List<SqlStatement> statements = cut.map(Cut::statements).orElseGet(() -> ofWhole(file, part));
        SqlScript script =
                new SqlScript(String.valueOf(file.getFileName()), Optional.of(file), part.text(), statements);
        return new MybatisScript(file, part, delimiter, script, cut);
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
