package io.github.migrationtest.migration.mybatis;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One direction of a migration's file as MyBatis hands it to its script runner, variables filled.
 *
 * @param lines in their order
 */
record ScriptPart(List<Line> lines) {

    /**
     * A line of a script.
     *
     * @param number which line of the file it is, from 1
     */
    record Line(int number, String text) {}

    /** Of a file that has no such part. */
    static final ScriptPart NOTHING = new ScriptPart(List.of());

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
        return lines.isEmpty()
                ? 1
                : lines.get(Math.min(Math.max(line, 1), lines.size()) - 1).number();
    }
}
