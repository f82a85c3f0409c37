package io.github.migrationtest.internal.sql;

/**
 * The body of SQLite's {@code CREATE TRIGGER}.
 *
 * <p>SQLite's grammar ends every statement of a body with a semicolon, so only the last END comes right behind one; that of a CASE, and
 * a column called "end", never do.
 */
final class TriggerBody implements StatementBody {
    private Head head = Head.START;
    private boolean behindSemicolon;
    private boolean ended;

    /** How far the words in front have been read. */
    private enum Head {
        START,
        EXPLAIN,
        CREATE,
        TEMPORARY,
        TRIGGER,
        OTHER
    }

    @Override
    public void take(SqlLexer token) {
        if (head == Head.TRIGGER) {
            ended = behindSemicolon && token.is("end");
            behindSemicolon = token.type() == SqlToken.Type.SEMICOLON;
        } else if (head != Head.OTHER) {
            head = next(token);
        }
    }

    private Head next(SqlLexer token) {
        return switch (head) {
            case START -> token.is("explain") ? Head.EXPLAIN : token.is("create") ? Head.CREATE : Head.OTHER;
            case EXPLAIN ->
                token.is("query") || token.is("plan") ? Head.EXPLAIN : token.is("create") ? Head.CREATE : Head.OTHER;
            case CREATE ->
                token.is("temp") || token.is("temporary")
                        ? Head.TEMPORARY
                        : token.is("trigger") ? Head.TRIGGER : Head.OTHER;
            case TEMPORARY -> token.is("trigger") ? Head.TRIGGER : Head.OTHER;
            case TRIGGER, OTHER -> head;
        };
    }

    @Override
    public boolean isOpen() {
        return head == Head.TRIGGER && !ended;
    }

    @Override
    public void reset() {
        head = Head.START;
        behindSemicolon = false;
        ended = false;
    }
}
