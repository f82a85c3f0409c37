package io.github.migrationtest.migration.sqitch;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.CopyRows;
import io.github.migrationtest.internal.sql.CopyStatement;
import io.github.migrationtest.internal.sql.LineCounter;
import io.github.migrationtest.internal.sql.SqlLexer;
import io.github.migrationtest.internal.sql.StatementCutter;
import io.github.migrationtest.migration.SqlStatement;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One walk through a file as psql's lexer makes it. */
final class PsqlScan {
    private static final String NAME = "[A-Za-z0-9_\\x{80}-\\x{10ffff}]+";
    private static final Pattern VARIABLE =
            Pattern.compile(":(?:'(" + NAME + ")'|\"(" + NAME + ")\"|\\{\\?(" + NAME + ")\\}|(" + NAME + "))");
    private static final Pattern DOLLAR =
            Pattern.compile("\\$(?:[A-Za-z_\\x{80}-\\x{10ffff}][A-Za-z0-9_\\x{80}-\\x{10ffff}]*)?\\$");
    private static final Set<String> OF_THE_SESSION =
            Set.of("DBNAME", "USER", "HOST", "PORT", "SERVER_VERSION_NUM", "SERVER_VERSION_NAME", "ENCODING");

    private static final int LARGE = 1 << 16;

    private final Path file;
    private final String text;
    private final ScriptBuilder script;
    private final PsqlCommands commands;
    private final Map<String, String> variables;
    private final StringBuilder sql = new StringBuilder();
    private int partLine = 1;
    private int line = 1;
    private int at;
    private int statement;
    private int depth;
    private int flushedAt = LARGE;
    private Optional<CopyRows> rows = Optional.empty();

    PsqlScan(Path file, String text, ScriptBuilder script, PsqlCommands commands, Map<String, String> variables) {
        this.file = file;
        this.text = text;
        this.script = script;
        this.commands = commands;
        this.variables = variables;
    }

    void read() {
        while (at < text.length()) {
            if (rows.isPresent() && at >= rows.get().start()) {
                passOver(rows.get());
                continue;
            }
            char c = text.charAt(at);
            if (text.startsWith("--", at)) {
                take(endOf("\n", at, false));
            } else if (text.startsWith("/*", at)) {
                take(endOfComment());
            } else if (c == '\'') {
                take(endOfString(isEscaping()));
            } else if (c == '"') {
                take(endOf("\"", at + 1, true));
            } else if (c == '$' && !isInName()) {
                dollar();
            } else if (c == ':') {
                colon();
            } else if (c == '\\') {
                if (!command()) {
                    break;
                }
            } else if (c == ';') {
                semicolon();
            } else {
                depth += c == '(' ? 1 : c == ')' ? -1 : 0;
                take(at + 1);
            }
        }
        flush();
    }

    /** Copies up to a place. */
    private void take(int end) {
        for (int i = at; i < end; i++) {
            line += text.charAt(i) == '\n' ? 1 : 0;
        }
        sql.append(text, at, end);
        at = end;
    }

    private int endOf(String mark, int from, boolean behind) {
        int found = text.indexOf(mark, from);
        return found < 0 ? text.length() : behind ? found + mark.length() : found;
    }

    private int endOfComment() {
        int open = 0;
        for (int i = at; i < text.length(); i++) {
            if (text.startsWith("/*", i)) {
                open++;
                i++;
            } else if (text.startsWith("*/", i)) {
                i++;
                if (--open == 0) {
                    return i + 1;
                }
            }
        }
        return text.length();
    }

    private int endOfString(boolean escaping) {
        for (int i = at + 1; i < text.length(); i++) {
            if (escaping && text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == '\'') {
                if (!text.startsWith("''", i)) {
                    return i + 1;
                }
                i++;
            }
        }
        return text.length();
    }

    /** {@code E'...'}, where the E is no end of a name. */
    private boolean isEscaping() {
        return at > 0
                && (text.charAt(at - 1) == 'E' || text.charAt(at - 1) == 'e')
                && (at == 1 || !isNamePart(text.charAt(at - 2)));
    }

    private boolean isInName() {
        return at > 0 && isNamePart(text.charAt(at - 1));
    }

    private static boolean isNamePart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$' || c >= 128;
    }

    private void dollar() {
        Matcher quote = DOLLAR.matcher(text).region(at, text.length());
        take(quote.lookingAt() ? endOf(quote.group(), quote.end(), true) : at + 1);
    }

    private void colon() {
        if (text.startsWith("::", at) || text.startsWith(":=", at)) {
            take(at + 2);
            return;
        }
        Matcher variable = VARIABLE.matcher(text).region(at, text.length());
        if (!variable.lookingAt()) {
            take(at + 1);
            return;
        }
        if (variable.group(3) != null) {
            sql.append(variables.containsKey(variable.group(3)) ? "TRUE" : "FALSE");
            at = variable.end();
            return;
        }
        String name = Optional.ofNullable(variable.group(1))
                .or(() -> Optional.ofNullable(variable.group(2)))
                .orElseGet(() -> variable.group(4));
        String value = variables.get(name);
        if (value == null && OF_THE_SESSION.contains(name)) {
            throw ScriptBuilder.refusal(
                    file,
                    line,
                    variable.group() + " is what psql knows of its own connection. Say what it is with placeholders: "
                            + name + " = ...");
        }
        if (value == null) {
            take(at + 1);
            return;
        }
        sql.append(
                variable.group(1) != null
                        ? literal(value)
                        : variable.group(2) != null ? "\"" + value.replace("\"", "\"\"") + "\"" : value);
        at = variable.end();
    }

    private static String literal(String value) {
        String quoted = "'" + value.replace("'", "''") + "'";
        return value.contains("\\") ? " E" + quoted.replace("\\", "\\\\") : quoted;
    }

    private boolean command() {
        int end = endOf("\n", at, false);
        String rest = text.substring(at, end).stripTrailing();
        if (PsqlCommands.includes(rest)) {
            if (isCode(sql.substring(statement))) {
                throw ScriptBuilder.refusal(
                        file,
                        line,
                        PsqlCommands.name(rest) + " stands inside a statement. End the statement before it.");
            }
            flush();
        }
        boolean goesOn = commands.run(line, rest);
        at = end;
        if (sql.length() == 0) {
            partLine = line;
        }
        return goesOn;
    }

    private static boolean isCode(String sql) {
        return !sql.isBlank() && !SqlLexer.code(DatabaseKind.POSTGRESQL, sql).isEmpty();
    }

    private void semicolon() {
        if (depth > 0) {
            take(at + 1);
            return;
        }
        String current = sql.substring(statement);
        if (CopyStatement.is(current)) {
            sql.setLength(statement);
            copy(current);
            return;
        }
        take(at + 1);
        statement = sql.length();
        depth = 0;
        if (statement >= flushedAt && at < text.length() && text.charAt(at) == '\n') {
            flushLarge();
        }
    }

    /** Cuts what has gathered of a large file, unless its last semicolon is in the body of a routine. */
    private void flushLarge() {
        List<StatementCutter.Cut> cuts = StatementCutter.statements(DatabaseKind.POSTGRESQL, sql.toString());
        if (!cuts.isEmpty() && cuts.get(cuts.size() - 1).semicolon() < 0) {
            flushedAt = 2 * sql.length();
            return;
        }
        take(at + 1);
        flush();
    }

    /** Its rows are passed over once the rest of its line has been read. */
    private void copy(String current) {
        int first = partLine;
        LineCounter place = new LineCounter(sql + current);
        place.moveTo(statement + current.length() - current.stripLeading().length());
        flush();
        Optional<CopyRows> found = CopyRows.behind(text, at);
        String data = found.map(copied -> copied.in(text)).orElse("");
        SqlStatement copy = new SqlStatement(1, place.line(), place.column(), current.strip(), Optional.of(data));
        script.add(file, copy.within(first, 1));
        rows = found;
        at++;
    }

    private void passOver(CopyRows found) {
        rows = Optional.empty();
        if (at > found.start()) {
            // Quotes or a comment behind the COPY have swallowed the rows.
            return;
        }
        if (sql.substring(statement).isBlank()) {
            flush();
        }
        line += (int) found.in(text).chars().filter(c -> c == '\n').count() + (found.next() > found.end() ? 1 : 0);
        at = found.next();
        partLine = sql.length() == 0 ? line : partLine;
    }

    private void flush() {
        String part = sql.toString();
        sql.setLength(0);
        // What a large part has grown to would not leave room for its statements.
        sql.trimToSize();
        script.add(file, partLine, part);
        statement = 0;
        depth = 0;
        partLine = line;
        flushedAt = LARGE;
    }
}
