package io.github.migrationtest.migration.mybatis;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Takes a file apart as {@code MigrationReader} does it, with its oddities: they decide what runs. */
final class PartReader {
    private static final Pattern UNDO = Pattern.compile("([ \t]*(?:--|//))[ \t]*//([ \t]*@UNDO)");

    /** How many characters the reader takes at a time. */
    private static final int CHUNK = 8192;

    private final String file;
    private final Variables variables;
    private final boolean undo;
    private final StringBuilder text;
    private final IntStream.Builder numbers = IntStream.builder();
    private final VariableSearch search = new VariableSearch();
    private boolean inUndo;
    private boolean hasUndo;
    private int keptAt = -1;

    PartReader(String file, Variables variables, boolean undo) {
        this.file = file;
        this.variables = variables;
        this.undo = undo;
        // Most of a large file goes up, and what grows to it is copied on the way.
        this.text = new StringBuilder(undo ? 0 : file.length());
    }

    boolean hasUndo() {
        return hasUndo;
    }

    ScriptPart read() {
        int number = 1;
        int start = 0;
        for (int i = 0; i < file.length(); i++) {
            char c = file.charAt(i);
            boolean afterReturn = i > 0 && file.charAt(i - 1) == '\r';
            if (c == '\n' && afterReturn) {
                start = i + 1;
            } else if (c == '\n' || c == '\r') {
                if (!readLine(number++, file.substring(start, i), i)) {
                    return new ScriptPart(text.toString(), numbers.build());
                }
                start = i + 1;
            }
        }
        String rest = file.substring(start);
        search.see(rest);
        hasUndo |= UNDO.matcher(rest).lookingAt();
        if (!rest.isEmpty() && (!undo || inUndo)) {
            keep(number, rest);
        }
        return new ScriptPart(text.toString(), numbers.build());
    }

    /** Whether to read on. */
    private boolean readLine(int number, String line, int end) {
        search.see(line);
        Matcher beginsUndo = UNDO.matcher(line);
        if (inUndo) {
            keep(number, line);
        } else if (beginsUndo.lookingAt()) {
            hasUndo = true;
            if (!undo) {
                readTail(number + 1, end);
                return false;
            }
            keep(number, beginsUndo.group(1) + " " + line.substring(beginsUndo.start(2)));
            inUndo = true;
        } else if (!undo) {
            keep(number, line);
            keptAt = end;
        }
        return true;
    }

    /**
     * The reader forgets the rest of the chunk in which the undo begins, not what comes after it: of a long file without a line end
     * at its end, a last line that lies wholly behind that chunk is run.
     */
    private void readTail(int number, int end) {
        int chunk = end / CHUNK * CHUNK;
        if (keptAt < chunk || chunk + CHUNK >= file.length()) {
            return;
        }
        String tail = file.substring(chunk + CHUNK);
        if (tail.chars().noneMatch(c -> c == '\n' || c == '\r')) {
            int skipped = (int) file.substring(end + 1, chunk + CHUNK).lines().count();
            search.see(tail);
            keep(number + Math.max(skipped - 1, 0), tail);
        }
    }

    private void keep(int number, String line) {
        String filled = search.end() ? variables.replacedIn(line) : line;
        text.append(filled).append('\n');
        numbers.add(number);
        filled.chars().filter(c -> c == '\n').forEach(c -> numbers.add(number));
    }
}
