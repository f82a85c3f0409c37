package io.github.migrationtest.migration.mybatis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One direction of a migration's file as MyBatis hands it to its script runner: variables filled, empty lines gone.
 *
 * @param lines in their order
 * @param swallowed lines of SQL that became part of a comment: a line of nothing but {@code --} is joined with the next one
 */
record ScriptPart(List<Line> lines, List<Line> swallowed) {

    /**
     * A line of a script.
     *
     * @param number which line of the file it is, from 1
     */
    record Line(int number, String text) {}

    /** Of a file that has no such part. */
    static final ScriptPart NOTHING = new ScriptPart(List.of(), List.of());

    /** What applies the migration. */
    static ScriptPart up(String file, Variables variables) {
        return new PartReader(file, variables, false).read();
    }

    /** What takes it back; empty where the file has no such part. */
    static Optional<ScriptPart> undo(String file, Variables variables) {
        PartReader reader = new PartReader(file, variables, true);
        ScriptPart part = reader.read();
        return reader.hasUndo() ? Optional.of(part) : Optional.empty();
    }

    /** Each line with its end. */
    String text() {
        return lines.stream().map(line -> line.text() + "\n").collect(Collectors.joining());
    }

    /** The line of the file of a line of {@link #text}, both from 1. */
    int fileLine(int line) {
        return lines.isEmpty() ? 1 : lines.get(Math.min(Math.max(line, 1), lines.size()) - 1).number();
    }

    static final class Lines {
        private final List<Line> lines = new ArrayList<>();
        private final List<Line> swallowed = new ArrayList<>();

        void add(int number, String text) {
            lines.add(new Line(number, text));
        }

        void addSwallowed(int number, String text) {
            swallowed.add(new Line(number, text));
        }

        ScriptPart part() {
            return new ScriptPart(List.copyOf(lines), List.copyOf(swallowed));
        }
    }
}
