package io.github.migrationtest.internal.sql;

import io.github.migrationtest.database.DatabaseKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Cuts a text at the ends of its statements, as the engine's own parser finds them: not in strings and comments, and not in
 * the bodies of triggers and routines. It goes through the text once, and keeps nothing of it but places.
 */
public final class StatementCutter {
    private final DatabaseKind kind;
    private final String text;
    private final boolean copies;
    private final SqlLexer lexer;
    private final StatementBody body;
    private final CopyStatement copy = new CopyStatement();
    private final LineCounter lines;
    private boolean ahead;

    /** Starts at the beginning of a text. */
    public StatementCutter(DatabaseKind kind, String text) {
        this(kind, text, ClientSyntax.NONE);
    }

    private StatementCutter(DatabaseKind kind, String text, ClientSyntax syntax) {
        this.kind = kind;
        this.text = text;
        this.copies = syntax == ClientSyntax.PSQL;
        this.lexer = new SqlLexer(kind, text, syntax);
        this.body = StatementBody.of(kind);
        this.lines = new LineCounter(text);
    }

    /**
     * What there is up to the next end, without the comments around it; empty where there are only comments or nothing.
     *
     * @param start offset of its first token
     * @param end offset behind its last
     * @param semicolon where the semicolon is that ends it, or -1 at the end of the text
     * @param line on which it starts, from 1
     * @param column in which it starts, from 1
     * @param rows that follow it
     */
    public record Cut(int start, int end, int semicolon, int line, int column, Optional<CopyRows> rows) {

        /** Whether it holds no token. */
        public boolean isEmpty() {
            return start == end;
        }

        /** The statement, from its first token to its last. */
        public String sql(String text) {
            return text.substring(start, end);
        }
    }

    /** All statements of a text; what holds only comments is none. */
    public static List<Cut> statements(DatabaseKind kind, String text) {
        return statements(kind, text, ClientSyntax.NONE);
    }

    /** The same of a text that a client reads. */
    public static List<Cut> statements(DatabaseKind kind, String text, ClientSyntax syntax) {
        List<Cut> cuts = new ArrayList<>();
        if (syntax == ClientSyntax.MYSQL) {
            MysqlClientCutter cutter = new MysqlClientCutter(kind, text, command -> false);
            for (Optional<Cut> cut = cutter.next(SqlMode.DEFAULT);
                    cut.isPresent();
                    cut = cutter.next(SqlMode.DEFAULT)) {
                cuts.add(cut.get());
            }
            return List.copyOf(cuts);
        }
        StatementCutter cutter = new StatementCutter(kind, text, syntax);
        for (Optional<Cut> cut = cutter.next(SqlMode.DEFAULT); cut.isPresent(); cut = cutter.next(SqlMode.DEFAULT)) {
            if (!cut.get().isEmpty()) {
                cuts.add(cut.get());
            }
        }
        return List.copyOf(cuts);
    }

    /** Whose rules it follows. */
    public DatabaseKind kind() {
        return kind;
    }

    /** The next piece, read with a mode that may have changed since the last; empty at the end. */
    public Optional<Cut> next(SqlMode mode) {
        lexer.setMode(mode);
        body.reset();
        copy.reset();
        if (!ahead && !lexer.advance()) {
            return Optional.empty();
        }
        ahead = false;
        int start = -1;
        int end = -1;
        do {
            if (lexer.type() == SqlToken.Type.COMMENT) {
                continue;
            }
            if (lexer.type() == SqlToken.Type.SEMICOLON && !body.isOpen()) {
                return Optional.of(cut(start, end, lexer.start()));
            }
            start = start < 0 ? lexer.start() : start;
            end = lexer.end();
            body.take(lexer);
            if (copies) {
                copy.take(lexer);
            }
        } while (lexer.advance());
        return Optional.of(cut(start, end, -1));
    }

    /** Where the next statement begins, which {@link #next} then gives; the end of the text if there is none. */
    public int nextStart() {
        while (!ahead && lexer.advance()) {
            ahead = lexer.type() != SqlToken.Type.COMMENT && lexer.type() != SqlToken.Type.SEMICOLON;
        }
        return ahead ? lexer.start() : text.length();
    }

    /** Goes on at a place further on, as if a statement ended there. */
    public void moveTo(int place) {
        ahead = false;
        lexer.moveTo(place);
    }

    private Cut cut(int start, int end, int semicolon) {
        int first = start >= 0 ? start : semicolon >= 0 ? semicolon : text.length();
        lines.moveTo(first);
        Optional<CopyRows> rows = copy.asks() && semicolon >= 0 ? CopyRows.behind(text, semicolon) : Optional.empty();
        rows.ifPresent(found -> lexer.passOver(found.start(), found.next()));
        return new Cut(first, Math.max(first, end), semicolon, lines.line(), lines.column(), rows);
    }
}
