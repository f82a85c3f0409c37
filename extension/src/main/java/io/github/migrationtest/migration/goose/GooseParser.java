package io.github.migrationtest.migration.goose;

import io.github.migrationtest.migration.MigrationFolderException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The state machine of {@code internal/sqlparser/parser.go}, line by line as it is there: a file is read once for each direction, and
 * what one reading makes of the other direction's lines counts too.
 */
final class GooseParser {
    private static final int LONGEST_LINE = 4 << 20;

    /**
     * A statement before the engine's own rules are applied to it.
     *
     * @param start where it begins in the text of its reading
     * @param end where it ends there
     */
    record Piece(int line, int column, int start, int end) {}

    /**
     * What a reading gives.
     *
     * @param text the pieces, each on the line on which it stands in the file
     */
    record Parsed(String text, List<Piece> pieces, boolean transaction, boolean hasDown) {

        String text(Piece piece) {
            return text.substring(piece.start(), piece.end());
        }
    }

    private enum State {
        START,
        UP,
        BEGIN_UP,
        END_UP,
        DOWN,
        BEGIN_DOWN,
        END_DOWN
    }

    private final GooseRefusals refusals;
    private final Function<String, Optional<String>> variables;
    private final boolean up;
    private final List<Piece> pieces = new ArrayList<>();
    private final StringBuilder written = new StringBuilder();

    private State state = State.START;
    private boolean transaction = true;
    private boolean filled;
    private boolean hasDown;
    private boolean begun;
    private boolean blank = true;
    private String lastLine = "";
    private int line;
    private int pieceStart;
    private int pieceLine;
    private int pieceColumn;
    private int blockLine;
    private int kept;
    private int keptLine = 1;

    GooseParser(Path file, Function<String, Optional<String>> variables, boolean up) {
        this.refusals = new GooseRefusals(file, up);
        this.variables = variables;
        this.up = up;
    }

    /**
     * Reads a file in one direction.
     *
     * @throws MigrationFolderException if goose would refuse it
     */
    Parsed parse(String text) {
        if (up) {
            // Most of a large file goes up, and what grows to it is copied on the way.
            written.ensureCapacity(text.length());
        }
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            int next = end < 0 ? text.length() : end + 1;
            line++;
            String content = text.substring(start, end < 0 ? text.length() : end);
            read(content.endsWith("\r") ? content.substring(0, content.length() - 1) : content);
            start = next;
        }
        finish();
        return new Parsed(written.toString(), pieces, transaction, hasDown);
    }

    private void read(String content) {
        if (content.length() >= LONGEST_LINE / 3 && content.getBytes(StandardCharsets.UTF_8).length >= LONGEST_LINE) {
            throw refusals.lineTooLong(line);
        }
        if (state == State.START && GoSpace.trim(content).isEmpty()) {
            return;
        }
        boolean comment = GoSpace.trim(content).startsWith("--");
        if (comment && content.contains("+goose") && annotate(content)) {
            return;
        }
        if (!begun && (comment || content.isEmpty())) {
            return;
        }
        if (state != State.END_UP && state != State.END_DOWN) {
            add(content);
        }
        store(content);
    }

    /** Whether the line has been dealt with; the end of a block is stored like a statement. */
    private boolean annotate(String content) {
        GooseAnnotation annotation = GooseAnnotation.of(content)
                .orElseThrow(() -> refusals.annotation(line, content, GooseAnnotation.refusal(content)));
        switch (annotation) {
            case UP -> {
                if (state != State.START) {
                    throw refusals.secondUp(line);
                }
                state = State.UP;
            }
            case DOWN -> down();
            case STATEMENT_BEGIN -> {
                switch (state) {
                    case UP, END_UP -> state = State.BEGIN_UP;
                    case DOWN, END_DOWN -> state = State.BEGIN_DOWN;
                    case START -> throw refusals.blockBeforeUp(line);
                    case BEGIN_UP, BEGIN_DOWN -> throw refusals.blockInBlock(line, blockLine);
                }
                blockLine = line;
            }
            case STATEMENT_END -> {
                switch (state) {
                    case BEGIN_UP -> state = State.END_UP;
                    case BEGIN_DOWN -> state = State.END_DOWN;
                    case START, UP, END_UP, DOWN, END_DOWN -> throw refusals.endWithoutBegin(line);
                }
                return false;
            }
            case NO_TRANSACTION -> transaction = false;
            case SUBSTITUTION_ON -> filled = true;
            case SUBSTITUTION_OFF -> filled = false;
        }
        return true;
    }

    private void down() {
        switch (state) {
            case UP, END_UP -> {
                refuseRest();
                state = State.DOWN;
                hasDown = true;
            }
            case START -> throw refusals.downBeforeUp(line);
            case BEGIN_UP -> throw refusals.downInBlock(line, blockLine);
            case DOWN, BEGIN_DOWN, END_DOWN -> throw refusals.secondDown(line);
        }
    }

    private void add(String content) {
        String added = content;
        if (filled) {
            try {
                added = Interpolation.of(content, variables);
            } catch (Interpolation.InterpolationException e) {
                throw refusals.substitution(line, content, e);
            }
        }
        if (isOtherWay()) {
            return;
        }
        begun = true;
        lastLine = added;
        int leading = 0;
        if (blank) {
            leading = GoSpace.leading(added);
            if (leading == added.length()) {
                return;
            }
            begin(1 + leading);
            blank = false;
        }
        written.append(added, leading, added.length()).append('\n');
    }

    /** A piece begins on the line that is being read. */
    private void begin(int column) {
        int missing = Math.max(written.length() == 0 ? 0 : 1, line - keptLine);
        written.append("\n".repeat(missing));
        pieceStart = written.length();
        pieceLine = line;
        pieceColumn = column;
    }

    private void keep() {
        if (blank) {
            begin(1);
        }
        int end = written.length();
        while (end > pieceStart && GoSpace.is(written.charAt(end - 1))) {
            end--;
        }
        written.setLength(end);
        for (int i = kept; i < end; i++) {
            keptLine += written.charAt(i) == '\n' ? 1 : 0;
        }
        kept = end;
        pieces.add(new Piece(pieceLine, pieceColumn, pieceStart, end));
        begun = false;
        blank = true;
    }

    private boolean isOtherWay() {
        return (state == State.UP || state == State.BEGIN_UP || state == State.END_UP) != up;
    }

    private void store(String content) {
        if (state == State.START) {
            throw refusals.beforeUp(line, content);
        }
        if (isOtherWay()) {
            return;
        }
        boolean endOfBlock = state == State.END_UP || state == State.END_DOWN;
        boolean endOfStatement = (state == State.UP || state == State.DOWN)
                && GoSpace.lastWordBeforeComment(lastLine).endsWith(";");
        if (endOfBlock || endOfStatement) {
            keep();
            state = up ? State.UP : State.DOWN;
        }
    }

    private void finish() {
        switch (state) {
            case START -> throw refusals.noUp();
            case BEGIN_UP, BEGIN_DOWN -> throw refusals.blockWithoutEnd(blockLine);
            case UP, END_UP, DOWN, END_DOWN -> refuseRest();
        }
    }

    private void refuseRest() {
        if (!blank) {
            throw refusals.missingSemicolon(pieceLine, GoSpace.trim(written.substring(pieceStart)));
        }
    }
}
