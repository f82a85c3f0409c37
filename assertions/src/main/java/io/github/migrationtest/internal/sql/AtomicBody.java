package io.github.migrationtest.internal.sql;

/** PostgreSQL's {@code BEGIN ATOMIC ... END} of routines, and the brackets around the commands of a rule. */
final class AtomicBody implements StatementBody {
    private int depth;
    private int brackets;
    private boolean started;
    private boolean creates;
    private boolean behindBegin;

    @Override
    public void take(SqlLexer token) {
        if (!started) {
            started = true;
            creates = token.is("create");
        }
        if (token.isSymbol('(')) {
            brackets++;
        } else if (token.isSymbol(')')) {
            brackets = Math.max(0, brackets - 1);
        } else if (creates) {
            takeWord(token);
        }
    }

    private void takeWord(SqlLexer token) {
        if (behindBegin && token.is("atomic")) {
            depth++;
        } else if (depth > 0 && token.is("case")) {
            depth++;
        } else if (depth > 0 && token.is("end")) {
            depth--;
        }
        behindBegin = token.is("begin");
    }

    @Override
    public boolean isOpen() {
        return depth > 0 || brackets > 0;
    }

    @Override
    public void reset() {
        depth = 0;
        brackets = 0;
        started = false;
        behindBegin = false;
    }
}
