package io.github.migrationtest.migration;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.StatementCutter;
import java.util.ArrayList;
import java.util.List;

/** Cuts a text into its statements. */
final class StatementSplitter {
    private StatementSplitter() {}

    static List<SqlStatement> split(DatabaseKind kind, String text) {
        List<SqlStatement> statements = new ArrayList<>();
        for (StatementCutter.Cut cut : StatementCutter.statements(kind, text)) {
            statements.add(
                    new SqlStatement(statements.size() + 1, cut.code().get(0).line(), cut.sql(text)));
        }
        return List.copyOf(statements);
    }
}
