package io.github.migrationtest.internal.sql;

import io.github.migrationtest.database.DatabaseKind;

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

    /** Takes the statement's next token, at which the lexer is; comments are none. */
    void take(SqlLexer token);

    /** Whether a semicolon behind the tokens so far does not end the statement. */
    boolean isOpen();

    /** Begins with another statement. */
    void reset();
}
