package io.github.migrationtest.migration.supabase;

import io.github.migrationtest.internal.sql.LineCounter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
        State state = new Ready();
        while (end < text.length()) {
            end++;
            State next = state.next(text.charAt(end - 1));
            if (next == null) {
                add(pieces);
                state = new Ready();
            } else {
                state = next;
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
        while (last > first && Character.isWhitespace(text.codePointBefore(last))) {
            last--;
        }
        while (first < last && Character.isWhitespace(text.codePointAt(first))) {
            first++;
        }
        if (first < last) {
            lines.moveTo(first);
            pieces.add(new Piece(lines.line(), lines.column(), text.substring(first, last)));
        }
        start = end;
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
                case '(' -> new Nested(this, ")");
                case 'c', 'C' -> isBeginAtomic() ? new Nested(this, "END") : this;
                default -> this;
            };
        }

        private boolean isBeginAtomic() {
            if (!endsWith("ATOMIC")) {
                return false;
            }
            String before = text.substring(start, end - "ATOMIC".length());
            if (!before.isEmpty() && isPartOfName(before.charAt(before.length() - 1))) {
                return false;
            }
            String words = before.stripTrailing();
            int begin = words.length() - "BEGIN".length();
            return begin >= 0
                    && words.substring(begin).toUpperCase(Locale.ROOT).equals("BEGIN")
                    && (begin == 0 || !isPartOfName(words.charAt(begin - 1)));
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
            return Character.isLetterOrDigit(c) || c == '_' ? this : new Ready().next(c);
        }
    }

    /** Brackets, or the body of a routine: a semicolon in it ends nothing. */
    private final class Nested implements State {
        private final String delimiter;
        private State inner;

        Nested(State inner, String delimiter) {
            this.inner = inner;
            this.delimiter = delimiter;
        }

        @Override
        public State next(char c) {
            State next = inner.next(c);
            if (next != null) {
                inner = next;
            }
            return inner instanceof Ready && endsWith(delimiter) ? new Ready() : this;
        }
    }
}
