package io.github.migrationtest.migration.sqitch;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * A script for {@code psql --no-psqlrc --set ON_ERROR_STOP=1}: variables are filled in, and what begins with a backslash is a
 * command of psql's (its manual page; {@code psqlscan.l} and {@code command.c} of PostgreSQL).
 */
final class PsqlReader implements ScriptBuilder.Reader {
    private final ScriptBuilder script;
    private final Map<String, String> variables;

    /** The variables are those that sqitch sets; the script may set more for what comes behind. */
    PsqlReader(ScriptBuilder script, Map<String, String> variables) {
        this.script = script;
        this.variables = new HashMap<>(variables);
    }

    @Override
    public void read(Path file, String text) {
        new PsqlScan(file, text, script, new PsqlCommands(file, script, variables, this), variables).read();
    }
}
