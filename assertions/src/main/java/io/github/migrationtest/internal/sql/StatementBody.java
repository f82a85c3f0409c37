package io.github.migrationtest.internal.sql;

import io.github.migrationtest.database.DatabaseKind;
import java.util.List;

/** Follows the tokens of one statement, to say whether a semicolon is inside it. */
interface StatementBody {

    /** What an engine's statements can hold. */
    static StatementBody of(DatabaseKind kind) {
        return switch (kind) {
            case SQLITE -> new TriggerBody();
            case POSTGRESQL -> new AtomicBody();
            case MYSQL, MARIADB -> new CompoundBody(kind);
        };
    }

    /** Takes the last of the statement's tokens so far. */
    void take(List<SqlToken> code);

    /** Whether a semicolon behind these tokens does not end the statement. */
    boolean isOpen(List<SqlToken> code);
}
