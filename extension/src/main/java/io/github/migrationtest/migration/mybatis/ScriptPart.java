package io.github.migrationtest.migration.mybatis;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** One direction of a migration's file as MyBatis hands it to its script runner, variables filled. */
final class ScriptPart {
    /** Of a file that has no such part. */
    static final ScriptPart NOTHING = new ScriptPart("", IntStream.empty());

    private final String text;
    private final int[] numbers;

    /**
     * A part of a file.
     *
     * @param text its lines, each with its end
     * @param numbers which lines of the file they are, from 1
     */
    ScriptPart(String text, IntStream numbers) {
        this.text = text;
        this.numbers = numbers.toArray();
    }

    /**
     * A line of a script.
     *
     * @param number which line of the file it is, from 1
     */
    record Line(int number, String text) {}

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
        return text;
    }

    void forEachLine(Consumer<Line> taker) {
        int start = 0;
        for (int number : numbers) {
            int end = text.indexOf('\n', start);
            taker.accept(new Line(number, text.substring(start, end)));
            start = end + 1;
        }
    }

    /** The line of the file of a line of {@link #text}, both from 1. */
    int fileLine(int line) {
        return numbers.length == 0 ? 1 : numbers[Math.min(Math.max(line, 1), numbers.length) - 1];
    }
}
