package io.github.migrationtest.internal.run;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.SqlLexer;

/** Texts that end within a comment or a string, which servers refuse: no statement of theirs has the comment in it. */
final class UnclosedEnd {
    private static final String BEHIND = "\n;";

    private UnclosedEnd() {}

    /** Whether what would stand behind the text were a part of what it leaves open. */
    static boolean isIn(DatabaseKind kind, String text) {
        int semicolon = text.length() + BEHIND.length() - 1;
        return SqlLexer.stream(kind, text + BEHIND).noneMatch(token -> token.start() == semicolon);
    }
}
