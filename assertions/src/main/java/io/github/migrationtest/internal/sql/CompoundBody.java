package io.github.migrationtest.internal.sql;

import io.github.migrationtest.database.DatabaseKind;
import java.util.ArrayDeque;
import java.util.Deque;
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

    /** How many tokens in front can say that a statement is compound: a definer and what else stands before its kind. */
    private static final int HEAD = 12;

    private final DatabaseKind kind;
    private final Deque<String> blocks = new ArrayDeque<>();
    private int place;
    private boolean creates;
    private boolean commented;
    private boolean labelled;
    private boolean compound;
    private boolean endJustRead;

    /** The token before: its word in lower case, its one character, {@code '} for a text, or nothing. */
    private String before = "";

    CompoundBody(DatabaseKind kind) {
        this.kind = kind;
    }

    @Override
    public boolean isOpen() {
        return !blocks.isEmpty();
    }

    @Override
    public void reset() {
        blocks.clear();
        place = 0;
        creates = false;
        commented = false;
        labelled = false;
        compound = false;
        endJustRead = false;
        before = "";
    }

    @Override
    public void take(SqlLexer token) {
        if (!compound && place >= HEAD) {
            // Most of what a script is long for: rows of an INSERT.
            return;
        }
        String word = spelled(token);
        if (place == 0) {
            creates = word.equals("create") || word.equals("alter");
            commented = token.type() == SqlToken.Type.SYMBOL;
        } else if (place == 1) {
            creates |= commented && word.equals("create");
            labelled = word.equals(":");
        }
        if (token.type() == SqlToken.Type.WORD && !before.equals(".") && !before.equals("@")) {
            takeWord(word);
        } else {
            endJustRead = false;
        }
        before = word;
        place++;
    }

    private static String spelled(SqlLexer token) {
        return switch (token.type()) {
            case WORD -> token.token().text().toLowerCase(Locale.ROOT);
            case SEMICOLON -> ";";
            case STRING -> "'";
            case SYMBOL -> token.token().text();
            case QUOTED_NAME, NUMBER, COMMENT -> "";
        };
    }

    private void takeWord(String word) {
        compound |= isHead(word);
        boolean closesNamed = endJustRead && (word.equals("if") || word.equals("case") || LOOPS.contains(word));
        endJustRead = false;
        if (!compound || closesNamed) {
            return;
        }
        boolean inExpression = EXPRESSION.equals(blocks.peek());
        if (word.equals("case")) {
            blocks.push(!inExpression && startsBlock() ? word : EXPRESSION);
        } else if (word.equals("end")) {
            if (!blocks.isEmpty() && (inExpression || UNTIL.equals(blocks.peek()) || startsStatement())) {
                blocks.pop();
                endJustRead = !inExpression;
            }
        } else if (word.equals(UNTIL) && "repeat".equals(blocks.peek()) && startsStatement()) {
            // The END of a REPEAT stands behind the condition.
            blocks.pop();
            blocks.push(UNTIL);
        } else if (!inExpression && opensBlock(word)) {
            blocks.push(word);
        }
    }

    private boolean opensBlock(String word) {
        return switch (word) {
            case "begin" -> blocks.isEmpty() || startsStatement();
            case "if", "loop", "while", "repeat" -> startsBlock();
            case "for" -> startsStatement();
            default -> false;
        };
    }

    private boolean startsBlock() {
        return startsStatement() || blocks.isEmpty() && startsBody();
    }

    /** {@code CREATE ... PROCEDURE}, {@code ALTER ... EVENT}, or a first word that only a compound statement of MariaDB has. */
    private boolean isHead(String word) {
        if (PROGRAMS.contains(word)) {
            return place < HEAD && creates;
        }
        if (kind != DatabaseKind.MARIADB) {
            return false;
        }
        boolean first = place == 0 || labelled && place == 2;
        return first && (word.equals("if") || word.equals("case") || LOOPS.contains(word))
                || word.equals("not") && before.equals("begin") && openBegin();
    }

    /** {@code BEGIN NOT ATOMIC}: only the second word tells it from the start of a transaction. */
    private boolean openBegin() {
        boolean first = place == 1 || labelled && place == 3;
        if (first && blocks.isEmpty()) {
            blocks.push("begin");
        }
        return first;
    }

    private boolean startsStatement() {
        return place == 0 || before.equals(";") || before.equals(":") || OPENED_BY.contains(before);
    }

    private boolean startsBody() {
        return before.equals(")") || before.equals("'") || BEFORE_BODY.contains(before);
    }
}
