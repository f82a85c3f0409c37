package io.github.migrationtest.migration;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.SqlLexer;
import io.github.migrationtest.internal.sql.SqlToken;
import java.util.ArrayList;
import java.util.List;

/** Cuts a text at the ends of its statements. */
final class StatementSplitter {
    private final String text;
    private final List<SqlStatement> statements = new ArrayList<>();
    private final List<SqlToken> current = new ArrayList<>();

    private StatementSplitter(String text) {
        this.text = text;
    }

    static List<SqlStatement> split(DatabaseKind kind, String text) {
        StatementSplitter splitter = new StatementSplitter(text);
        SqlLexer.code(kind, text).forEach(splitter::take);
        splitter.end();
        return List.copyOf(splitter.statements);
    }

    private void take(SqlToken token) {
        boolean semicolon = token.type() == SqlToken.Type.SEMICOLON;
        if (semicolon && (!isTrigger() || isAtEndOfBody())) {
            end();
        } else {
            current.add(token);
        }
    }

    private void end() {
        if (!current.isEmpty()) {
            SqlToken first = current.get(0);
            SqlToken last = current.get(current.size() - 1);
            statements.add(
                    new SqlStatement(statements.size() + 1, first.line(), text.substring(first.start(), last.end())));
            current.clear();
        }
    }

    private boolean isTrigger() {
        int i = 0;
        while (isWord(i, "explain") || isWord(i, "query") || isWord(i, "plan")) {
            i++;
        }
        if (!isWord(i, "create")) {
            return false;
        }
        return isWord(i + 1, "trigger")
                || (isWord(i + 1, "temp") || isWord(i + 1, "temporary")) && isWord(i + 2, "trigger");
    }

    private boolean isWord(int place, String word) {
        return place < current.size() && current.get(place).is(word);
    }

    /**
     * SQLite's grammar ends every statement of a body with a semicolon, so only the last END comes right behind one; that of
     * a CASE, and a column called "end", never do.
     */
    private boolean isAtEndOfBody() {
        int size = current.size();
        return size >= 2
                && current.get(size - 1).is("end")
                && current.get(size - 2).type() == SqlToken.Type.SEMICOLON;
    }
}
