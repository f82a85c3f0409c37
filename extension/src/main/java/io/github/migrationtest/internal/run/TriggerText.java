package io.github.migrationtest.internal.run;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.Names;
import io.github.migrationtest.internal.sql.SqlLexer;
import io.github.migrationtest.internal.sql.SqlToken;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the text of a trigger says, or that of a function which it calls; names in lower case.
 *
 * @param says what it does to rows of tables
 * @param assigned columns of the row that is written which it gives a value: {@code NEW.c := ...}, {@code INTO NEW.c}
 * @param calls functions and procedures that it calls, without their schemas
 * @param words whatever stands in it, in its texts in quotes too
 * @param open whether it may write what it does not name: {@code NEW := ...}, {@code EXECUTE ...}
 */
public record TriggerText(
        StatementIntent says, Set<String> assigned, Set<String> calls, Set<String> words, boolean open) {
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}_$]+");

    public TriggerText {
        assigned = Set.copyOf(assigned);
        calls = Set.copyOf(calls);
        words = Set.copyOf(words);
    }

    /** Reads a text, which may be in quotes. */
    public static TriggerText of(DatabaseKind kind, String text) {
        List<SqlToken> tokens = SqlLexer.code(kind, text);
        if (tokens.size() == 1 && tokens.get(0).type() == SqlToken.Type.STRING) {
            return of(kind, BlockReader.inner(tokens.get(0)));
        }
        TableFates fates = new TableFates();
        StatementIntent says = fates.begin("", 1);
        BlockReader.statements(kind, tokens, fates);
        return new Reader(kind, tokens).text(says, words(text));
    }

    /** The words of a text, in lower case. */
    public static Set<String> words(String sql) {
        return NO_WORD.splitAsStream(Names.key(sql)).collect(Collectors.toSet());
    }

    /** Goes through the tokens for what is no statement on a table. */
    private static final class Reader extends TokenCursor {
        private static final Set<String> STARTS = Set.of("begin", "then", "else", "loop", "set");
        private static final Set<String> NO_TARGETS = Set.of("select", "values", "from", "set", "returning");
        private static final Set<String> PLAIN_RESULTS = Set.of("new", "old", "null", "coalesce");

        private final Set<String> assigned = new HashSet<>();
        private final Set<String> calls = new HashSet<>();
        private boolean open;
        private boolean ofRow;
        private boolean givesAnother;

        Reader(DatabaseKind kind, List<SqlToken> tokens) {
            super(kind, tokens);
        }

        TriggerText text(StatementIntent says, Set<String> words) {
            while (has()) {
                int start = position;
                if (skip("new")) {
                    ofRow = true;
                    newRow(start);
                } else if (skip("return")) {
                    givesAnother |= has() && !isAnyOf(PLAIN_RESULTS);
                } else if (skip("call")) {
                    table();
                    calls.add(lower(tokens.get(position - 1)));
                } else {
                    open |= is("execute");
                    position++;
                    if (isSymbol("(")) {
                        calls.add(lower(tokens.get(start)));
                    }
                }
            }
            return new TriggerText(says, assigned, calls, words, open || ofRow && givesAnother);
        }

        private void newRow(int start) {
            if (!skipSymbol(".")) {
                open |= isAssigned(start);
                return;
            }
            String column = name();
            while (skipSymbol(".")) { // a part of its value
                position++;
            }
            while (isSymbol("[")) {
                skipPast("]", Set.of());
            }
            if (isAssigned(start)) {
                assigned.add(column);
            }
        }

        private boolean isAssigned(int start) {
            return isSymbol(":=") || isSymbol("=") && isStart(start) || isTarget(start);
        }

        private boolean isStart(int index) {
            if (index == 0) {
                return true;
            }
            SqlToken before = tokens.get(index - 1);
            return before.type() == SqlToken.Type.SEMICOLON
                    || STARTS.contains(lower(before))
                    || mysqlLike() && before.isSymbol(",");
        }

        /** Whether {@code INTO} stands before it, and nothing but other targets between. */
        private boolean isTarget(int index) {
            for (int i = index - 1; i >= 0; i--) {
                SqlToken before = tokens.get(i);
                boolean name = before.type() == SqlToken.Type.WORD || before.type() == SqlToken.Type.QUOTED_NAME;
                if (before.is("into")) {
                    return true;
                }
                if (name && NO_TARGETS.contains(lower(before))
                        || !name && !before.isSymbol(",") && !before.isSymbol(".")) {
                    return false;
                }
            }
            return false;
        }
    }
}
