package io.github.migrationtest.migration.supabase;

import io.github.migrationtest.internal.sql.LineCounter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a script as the command line does ({@code pkg/parser} of supabase/cli): its history keeps the pieces, and what it cuts in two
 * fails.
 */
final class SupabaseSplitter {
    private final String text;
    private final LineCounter lines;
    private int start;
    private int end;

    private SupabaseSplitter(String text) {
        this.text = text;
        this.lines = new LineCounter(text);
    }

    /**
     * A piece without the white space around it and the semicolons behind it.
     *
     * @param line on which it starts, from 1
     * @param column in which it starts, from 1
     */
    record Piece(int line, int column, String sql) {}

    /** What is being read; null once a statement is complete. */
    private interface State {
        @Nullable
        State next(char c);
    }

    static List<Piece> split(String text) {
        return new SupabaseSplitter(text).pieces();
    }

    private List<Piece> pieces() {
        List<Piece> pieces = new ArrayList<>();
        Deque<String> open = new ArrayDeque<>();
        State state = new Ready();
        while (end < text.length()) {
            end++;
            State next = state.next(text.charAt(end - 1));
            if (next instanceof Opening opening) {
                open.push(opening.end);
                state = new Ready();
                continue;
            }
            if (next == null && open.isEmpty()) {
                add(pieces);
            }
            // A semicolon in brackets or in a body ends nothing, not even what is being read.
            state = next != null ? next : open.isEmpty() ? new Ready() : state;
            while (state instanceof Ready && !open.isEmpty() && endsWith(open.peek())) {
                open.pop();
            }
        }
        add(pieces);
        return List.copyOf(pieces);
    }

    private void add(List<Piece> pieces) {
        int first = start;
        int last = end;
        while (last > first && text.charAt(last - 1) == ';') {
            last--;
        }
        while (last > first && isSpace(text.charAt(last - 1))) {
            last--;
        }
        while (first < last && isSpace(text.charAt(first))) {
            first++;
        }
        if (first < last) {
            lines.moveTo(first);
            pieces.add(new Piece(lines.line(), lines.column(), text.substring(first, last)));
        }
        start = end;
    }

    /** {@code unicode.IsSpace} of Go: the no-break space counts, unlike in Java. */
    private static boolean isSpace(char c) {
        return c >= '\t' && c <= '\r' || c == '\u0085' || Character.isSpaceChar(c);
    }

    /** The last characters read of the statement. */
    private boolean endsWith(String word) {
        return end - word.length() >= start && text.regionMatches(true, end - word.length(), word, 0, word.length());
    }

    private final class Ready implements State {
        @Override
        public @Nullable State next(char c) {
            return switch (c) {
                case '$' -> new Tag(end - 1);
                case '\'', '"' -> new Quote(c);
                case '-' -> new Dash();
                case '/' -> new Block();
                case '\\' -> ignored -> new Ready();
                case ';' -> null;
                case '(' -> new Opening(")");
                case 'c', 'C' -> isBeginAtomic() ? new Opening("END") : this;
                default -> this;
            };
        }

        private boolean isBeginAtomic() {
            if (!endsWith("ATOMIC")) {
                return false;
            }
            int behind = end - "ATOMIC".length();
            if (behind > start && isPartOfName(text.charAt(behind - 1))) {
                return false;
            }
            while (behind > start && isSpace(text.charAt(behind - 1))) {
                behind--;
            }
            int begin = behind - "BEGIN".length();
            return begin >= start
                    && text.regionMatches(true, begin, "BEGIN", 0, "BEGIN".length())
                    && (begin == start || !isPartOfName(text.charAt(begin - 1)));
        }

        private boolean isPartOfName(char c) {
            return Character.isLetterOrDigit(c) || c == '_' || c == '$';
        }
    }

    private final class Dash implements State {
        @Override
        public @Nullable State next(char c) {
            return c == '-' ? new Until("\n") : new Ready().next(c);
        }
    }

    private final class Until implements State {
        private final String delimiter;

        Until(String delimiter) {
            this.delimiter = delimiter;
        }

        @Override
        public State next(char c) {
            return end - delimiter.length() >= start
                            && text.regionMatches(end - delimiter.length(), delimiter, 0, delimiter.length())
                    ? new Ready()
                    : this;
        }
    }

    private final class Block implements State {
        private int depth;

        @Override
        public @Nullable State next(char c) {
            if (endsWith("/*")) {
                depth++;
                return this;
            }
            if (depth == 0) {
                return new Ready().next(c);
            }
            if (endsWith("*/")) {
                depth--;
            }
            return depth == 0 ? new Ready() : this;
        }
    }

    private final class Quote implements State {
        private final char delimiter;
        private boolean closed;

        Quote(char delimiter) {
            this.delimiter = delimiter;
        }

        @Override
        public @Nullable State next(char c) {
            if (closed && c != delimiter) {
                return new Ready().next(c);
            }
            closed = c == delimiter && !closed;
            return this;
        }
    }

    private final class Tag implements State {
        private final int from;

        Tag(int from) {
            this.from = from;
        }

        @Override
        public @Nullable State next(char c) {
            if (c == '$') {
                return new Until(text.substring(from, end));
            }
            // The command line goes on by bytes, and the second of a letter beyond ASCII ends the tag.
            return c < 128 && (Character.isLetterOrDigit(c) || c == '_') ? this : new Ready().next(c);
        }
    }

    /** Brackets or the body of a routine begin. The command line keeps one state in the other, as deep as they stand in each other. */
    private static final class Opening implements State {
        private final String end;

        Opening(String end) {
            this.end = end;
        }

        @Override
        public State next(char c) {
            throw new IllegalStateException("Nothing is read by what only opens.");
        }
    }
}
