package io.github.migrationtest.internal.sql;

import io.github.migrationtest.database.DatabaseKind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Compound statements of MySQL and MariaDB: the bodies of routines, triggers and events, and MariaDB's outside of them.
 *
 * <p>{@code BEGIN}, {@code END} and {@code IF} are names and functions as well. They are taken for keywords only where a
 * statement of the body may start; {@code CASE} is reserved and always one, of a statement there and of an expression elsewhere.
 */
final class CompoundBody implements StatementBody {
    private static final String EXPRESSION = "case ... end";
    private static final String UNTIL = "until";
    private static final Set<String> PROGRAMS = Set.of("procedure", "function", "trigger", "event");
    private static final Set<String> LOOPS = Set.of("loop", "while", "repeat", "for");
    private static final Set<String> OPENED_BY = Set.of("then", "else", "do", "loop", "repeat", "begin", "atomic");
    private static final Set<String> BEFORE_BODY =
            Set.of("row", "do", "deterministic", "data", "sql", "definer", "invoker");

    private final DatabaseKind kind;
    private final Deque<String> blocks = new ArrayDeque<>();
    private boolean compound;
    private boolean endJustRead;

    CompoundBody(DatabaseKind kind) {
        this.kind = kind;
    }

    @Override
    public boolean isOpen(List<SqlToken> code) {
        return !blocks.isEmpty();
    }

    @Override
    public void take(List<SqlToken> code) {
        int place = code.size() - 1;
        SqlToken token = code.get(place);
        if (token.type() != SqlToken.Type.WORD || isPartOfName(code, place)) {
            endJustRead = false;
            return;
        }
        String word = token.text().toLowerCase(Locale.ROOT);
        compound |= isHead(code, place, word);
        boolean closesNamed = endJustRead && (word.equals("if") || word.equals("case") || LOOPS.contains(word));
        endJustRead = false;
        if (!compound || closesNamed) {
            return;
        }
        boolean inExpression = EXPRESSION.equals(blocks.peek());
        if (word.equals("case")) {
            blocks.push(!inExpression && startsBlock(code, place) ? word : EXPRESSION);
        } else if (word.equals("end")) {
            if (!blocks.isEmpty() && (inExpression || UNTIL.equals(blocks.peek()) || startsStatement(code, place))) {
                blocks.pop();
                endJustRead = !inExpression;
            }
        } else if (word.equals(UNTIL) && "repeat".equals(blocks.peek()) && startsStatement(code, place)) {
            // The END of a REPEAT stands behind the condition.
            blocks.pop();
            blocks.push(UNTIL);
        } else if (!inExpression && opensBlock(code, place, word)) {
            blocks.push(word);
        }
    }

    private boolean opensBlock(List<SqlToken> code, int place, String word) {
        return switch (word) {
            case "begin" -> blocks.isEmpty() || startsStatement(code, place);
            case "if", "loop", "while", "repeat" -> startsBlock(code, place);
            case "for" -> startsStatement(code, place);
            default -> false;
        };
    }

    private boolean startsBlock(List<SqlToken> code, int place) {
        return startsStatement(code, place) || blocks.isEmpty() && startsBody(code, place);
    }

    /** {@code CREATE ... PROCEDURE}, {@code ALTER ... EVENT}, or a first word that only a compound statement of MariaDB has. */
    private boolean isHead(List<SqlToken> code, int place, String word) {
        if (PROGRAMS.contains(word)) {
            return place < 12 && (code.get(0).is("create") || code.get(0).is("alter") || isCommented(code));
        }
        if (kind != DatabaseKind.MARIADB) {
            return false;
        }
        boolean first = place == 0 || code.get(place - 1).isSymbol(":") && place == 2;
        return first && (word.equals("if") || word.equals("case") || LOOPS.contains(word))
                || word.equals("not") && place > 0 && code.get(place - 1).is("begin") && openBegin(code, place);
    }

    /** {@code BEGIN NOT ATOMIC}: only the second word tells it from the start of a transaction. */
    private boolean openBegin(List<SqlToken> code, int place) {
        boolean first = place == 1 || place == 3 && code.get(1).isSymbol(":");
        if (first && blocks.isEmpty()) {
            blocks.push("begin");
        }
        return first;
    }

    private static boolean isCommented(List<SqlToken> code) {
        return code.get(0).type() == SqlToken.Type.SYMBOL
                && code.size() > 1
                && code.get(1).is("create");
    }

    private static boolean isPartOfName(List<SqlToken> code, int place) {
        return place > 0
                && (code.get(place - 1).isSymbol(".") || code.get(place - 1).isSymbol("@"));
    }

    private static boolean startsStatement(List<SqlToken> code, int place) {
        if (place == 0) {
            return true;
        }
        SqlToken before = code.get(place - 1);
        return before.type() == SqlToken.Type.SEMICOLON
                || before.isSymbol(":")
                || before.type() == SqlToken.Type.WORD
                        && OPENED_BY.contains(before.text().toLowerCase(Locale.ROOT));
    }

    private static boolean startsBody(List<SqlToken> code, int place) {
        SqlToken before = code.get(place - 1);
        return before.isSymbol(")")
                || before.type() == SqlToken.Type.STRING
                || before.type() == SqlToken.Type.WORD
                        && BEFORE_BODY.contains(before.text().toLowerCase(Locale.ROOT));
    }
}
