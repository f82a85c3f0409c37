package io.github.migrationtest.migration.sqitch;

import io.github.migrationtest.internal.sql.MysqlClientCutter;
import io.github.migrationtest.internal.sql.SqlMode;
import io.github.migrationtest.internal.sql.StatementCutter.Cut;
import io.github.migrationtest.migration.SqlStatement;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A script for the {@code mysql} client: {@code DELIMITER}, {@code source}, and statements cut at the delimiter of the moment. */
final class MysqlReader implements ScriptBuilder.Reader {
    private static final Set<String> INCLUDES = Set.of("source", "\\.");
    private static final Set<String> ONLY_SHOW =
            Set.of("tee", "notee", "pager", "nopager", "warnings", "nowarning", "prompt", "print", "status");
    private static final Set<String> REFUSED =
            Set.of("connect", "system", "\\!", "edit", "ego", "quit", "exit", "resetconnection", "\\u", "\\r");

    private final ScriptBuilder script;

    MysqlReader(ScriptBuilder script) {
        this.script = script;
    }

    @Override
    public void read(Path file, String text) {
        MysqlClientCutter cutter = new MysqlClientCutter(script.kind(), text, MysqlReader::isCommand);
        for (Optional<Cut> next = cutter.next(SqlMode.DEFAULT); next.isPresent(); next = cutter.next(SqlMode.DEFAULT)) {
            Cut cut = next.get();
            String sql = cut.sql(text);
            if (cutter.isCommand()) {
                command(file, cut.line(), sql);
            } else {
                script.add(file, new SqlStatement(1, cut.line(), cut.column(), sql));
            }
        }
    }

    private static boolean isCommand(String word) {
        String name = word.toLowerCase(Locale.ROOT);
        return name.equals("delimiter")
                || INCLUDES.contains(name)
                || ONLY_SHOW.contains(name)
                || REFUSED.contains(name);
    }

    private void command(Path file, int line, String text) {
        String word = text.startsWith("\\") ? text.substring(0, 2) : text.split("\\s+", 2)[0];
        String argument = text.substring(word.length()).strip();
        String name = word.toLowerCase(Locale.ROOT);
        if (INCLUDES.contains(name)) {
            script.include(file, line, word, argument, false, this);
        } else if (name.equals("delimiter")) {
            throw ScriptBuilder.refusal(file, line, "DELIMITER must be followed by a delimiter. Write one.");
        } else if (REFUSED.contains(name)) {
            throw ScriptBuilder.refusal(
                    file,
                    line,
                    word
                            + " is a command of the mysql client that cannot run over JDBC. Write it as SQL, or leave it"
                            + " out.");
        }
    }
}
