package io.github.migrationtest.internal.sql;

import java.util.List;

/** PostgreSQL's {@code BEGIN ATOMIC ... END}, and the brackets around the commands of a rule. */
final class AtomicBody implements StatementBody {
    private int depth;
    private int brackets;

    @Override
    public void take(List<SqlToken> code) {
        SqlToken last = code.get(code.size() - 1);
        if (last.isSymbol("(")) {
            brackets++;
        } else if (last.isSymbol(")")) {
            brackets = Math.max(0, brackets - 1);
        } else if (last.is("atomic")) {
            depth += code.size() > 1 && code.get(code.size() - 2).is("begin") ? 1 : 0;
        } else if (depth > 0 && last.is("case")) {
            depth++;
        } else if (depth > 0 && last.is("end")) {
            depth--;
        }
    }

    @Override
    public boolean isOpen(List<SqlToken> code) {
        return depth > 0 || brackets > 0;
    }
}
