package io.github.migrationtest.internal.sql;

import io.github.migrationtest.database.DatabaseKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Cuts a text at the ends of its statements, as the engine's own parser finds them: not in strings and comments, and not in
 * the bodies of triggers and routines.
 */
public final class StatementCutter {
    private final DatabaseKind kind;
    private final String text;
    private final SqlLexer lexer;

    /** Starts at the beginning of a text. */
    public StatementCutter(DatabaseKind kind, String text) {
        this.kind = kind;
        this.text = text;
        this.lexer = new SqlLexer(kind, text);
    }

    /**
     * What there is up to the next end.
     *
     * @param code its tokens without comments; none where there are only comments or nothing
     * @param semicolon where the semicolon is that ends it, or -1 at the end of the text
     */
    public record Cut(List<SqlToken> code, int semicolon) {
        public Cut {
            code = List.copyOf(code);
        }

        /** The statement, from its first token to its last. */
        public String sql(String text) {
            return text.substring(code.get(0).start(), code.get(code.size() - 1).end());
        }
    }

    /** All statements of a text; what holds only comments is none. */
    public static List<Cut> statements(DatabaseKind kind, String text) {
        StatementCutter cutter = new StatementCutter(kind, text);
        List<Cut> cuts = new ArrayList<>();
        for (Optional<Cut> cut = cutter.next(SqlMode.DEFAULT); cut.isPresent(); cut = cutter.next(SqlMode.DEFAULT)) {
            if (!cut.get().code().isEmpty()) {
                cuts.add(cut.get());
            }
        }
        return List.copyOf(cuts);
    }

    /** The next piece, read with a mode that may have changed since the last; empty at the end. */
    public Optional<Cut> next(SqlMode mode) {
        lexer.setMode(mode);
        List<SqlToken> code = new ArrayList<>();
        StatementBody body = StatementBody.of(kind);
        Optional<SqlToken> token = lexer.take();
        if (token.isEmpty()) {
            return Optional.empty();
        }
        for (; token.isPresent(); token = lexer.take()) {
            SqlToken found = token.get();
            if (found.type() == SqlToken.Type.COMMENT) {
                continue;
            }
            if (found.type() == SqlToken.Type.SEMICOLON && !body.isOpen(code)) {
                return Optional.of(new Cut(code, found.start()));
            }
            code.add(found);
            body.take(code);
        }
        return Optional.of(new Cut(code, -1));
    }

    /** The text from a place on. */
    public String rest(int from) {
        return text.substring(from);
    }
}
