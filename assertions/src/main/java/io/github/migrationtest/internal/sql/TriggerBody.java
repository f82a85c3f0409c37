package io.github.migrationtest.internal.sql;

import java.util.List;

/** The body of SQLite's {@code CREATE TRIGGER}. */
final class TriggerBody implements StatementBody {

    @Override
    public void take(List<SqlToken> code) {
        // The start and the end of the tokens say it all.
    }

    @Override
    public boolean isOpen(List<SqlToken> code) {
        return isTrigger(code) && !isAtEndOfBody(code);
    }

    private static boolean isTrigger(List<SqlToken> code) {
        int i = 0;
        while (isWord(code, i, "explain") || isWord(code, i, "query") || isWord(code, i, "plan")) {
            i++;
        }
        if (!isWord(code, i, "create")) {
            return false;
        }
        return isWord(code, i + 1, "trigger")
                || (isWord(code, i + 1, "temp") || isWord(code, i + 1, "temporary")) && isWord(code, i + 2, "trigger");
    }

    private static boolean isWord(List<SqlToken> code, int place, String word) {
        return place < code.size() && code.get(place).is(word);
    }

    /**
     * SQLite's grammar ends every statement of a body with a semicolon, so only the last END comes right behind one; that of
     * a CASE, and a column called "end", never do.
     */
    private static boolean isAtEndOfBody(List<SqlToken> code) {
        int size = code.size();
        return size >= 2 && code.get(size - 1).is("end") && code.get(size - 2).type() == SqlToken.Type.SEMICOLON;
    }
}
