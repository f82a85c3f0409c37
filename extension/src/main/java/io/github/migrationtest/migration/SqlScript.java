package io.github.migrationtest.migration;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.StatementCutter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A script of SQL statements.
 *
 * @param name how messages call it: its file's name
 * @param path its file, where it has one
 * @param text the whole of it
 * @param statements what it is cut into, in their order
 */
public record SqlScript(String name, Optional<Path> path, String text, List<SqlStatement> statements) {
    public SqlScript {
        statements = List.copyOf(statements);
    }

    /**
     * Cuts a text into its statements as SQLite does: at each {@code ;} that is not in a string, a comment, a quoted name or
     * the body of a trigger. What holds only comments is no statement.
     */
    public static SqlScript split(Path path, String text) {
        return split(DatabaseKind.SQLITE, path, text);
    }

    /** The same by the lexical rules of another engine. */
    public static SqlScript split(DatabaseKind kind, Path path, String text) {
        return split(kind, path, text, ScriptSyntax.SERVER);
    }

    /** The same of a script that is written for a client. */
    public static SqlScript split(DatabaseKind kind, Path path, String text, ScriptSyntax syntax) {
        List<SqlStatement> statements = new ArrayList<>();
        for (StatementCutter.Cut cut : StatementCutter.statements(kind, text, syntax.syntax())) {
            statements.add(new SqlStatement(
                    statements.size() + 1,
                    cut.line(),
                    cut.column(),
                    cut.sql(text),
                    cut.rows().map(rows -> rows.in(text))));
        }
        return new SqlScript(String.valueOf(path.getFileName()), Optional.of(path), text, statements);
    }

    /** A script that does nothing, for a migration that has no file in this direction. */
    public static SqlScript nothing(String name) {
        return new SqlScript(name, Optional.empty(), "", List.of());
    }

    @Override
    public String toString() {
        return name;
    }
}
