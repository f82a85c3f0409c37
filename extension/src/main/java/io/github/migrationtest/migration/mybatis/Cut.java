package io.github.migrationtest.migration.mybatis;

import io.github.migrationtest.migration.SqlStatement;
import io.github.migrationtest.migration.mybatis.ScriptPart.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The statements of a script, cut line by line as {@code ScriptRunner.handleLine} cuts them: a line that has the delimiter anywhere
 * ends a statement, comment lines are left out, and so is what follows the line's last delimiter.
 *
 * @param statements in their order
 * @param delimiter what ends a statement behind the last line, and so in the next script of the same run
 * @param rest what no delimiter ended, from the line of its beginning; blank if nothing
 * @param dropped what stood behind a delimiter and is no comment, and so is never run
 */
record Cut(List<SqlStatement> statements, String delimiter, Line rest, List<Line> dropped) {
    private static final Pattern DELIMITER =
            Pattern.compile("^\\s*((--)|(//))?\\s*(//)?\\s*@DELIMITER\\s+([^\\s]+)", Pattern.CASE_INSENSITIVE);

    static Cut of(ScriptPart part, String delimiter, boolean fullLine) {
        Cutter cutter = new Cutter(delimiter, fullLine);
        part.forEachLine(cutter::take);
        return new Cut(
                List.copyOf(cutter.statements),
                cutter.delimiter,
                new Line(cutter.first, cutter.command.toString()),
                List.copyOf(cutter.dropped));
    }

    private static final class Cutter {
        private final boolean fullLine;
        private final List<SqlStatement> statements = new ArrayList<>();
        private final List<Line> dropped = new ArrayList<>();
        private final StringBuilder command = new StringBuilder();
        private String delimiter;
        private int first;
        private int indentation;

        Cutter(String delimiter, boolean fullLine) {
            this.delimiter = delimiter;
            this.fullLine = fullLine;
        }

        void take(Line line) {
            String trimmed = line.text().trim();
            if (trimmed.startsWith("//") || trimmed.startsWith("--")) {
                Matcher directive = DELIMITER.matcher(trimmed);
                if (directive.find()) {
                    delimiter = directive.group(5);
                }
            } else if (fullLine ? trimmed.equals(delimiter) : trimmed.contains(delimiter)) {
                end(line);
            } else if (!trimmed.isEmpty()) {
                add(line.number(), line.text());
            }
        }

        private void end(Line line) {
            int end = line.text().lastIndexOf(delimiter);
            add(line.number(), line.text().substring(0, end));
            statements.add(new SqlStatement(statements.size() + 1, first, indentation + 1, command.toString()));
            command.setLength(0);
            String behind = line.text().substring(end + delimiter.length()).trim();
            if (!behind.isEmpty() && !behind.startsWith("--") && !behind.startsWith("//") && !behind.startsWith("/*")) {
                dropped.add(new Line(line.number(), behind));
            }
        }

        private void add(int number, String text) {
            if (command.length() == 0) {
                first = number;
                indentation = text.length() - text.stripLeading().length();
            }
            command.append(text).append('\n');
        }
    }
}
