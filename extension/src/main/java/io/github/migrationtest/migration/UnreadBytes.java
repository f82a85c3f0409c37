package io.github.migrationtest.migration;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.SqlLexer;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Optional;

/** Bytes that are no UTF-8, in a file that a tool hands on unread. */
final class UnreadBytes {
    private UnreadBytes() {}

    /**
     * The first that the engine would not pass over: SQLite, MySQL and MariaDB look at no comment.
     *
     * @param text with {@link ScriptFiles#REPLACEMENT} in their places, and where the file says that character itself
     */
    static Optional<ScriptFiles.Malformed> first(byte[] bytes, String text, DatabaseKind kind) {
        if (kind == DatabaseKind.POSTGRESQL) {
            return ScriptFiles.malformed(bytes, StandardCharsets.UTF_8, place -> true);
        }
        BitSet code = new BitSet();
        SqlLexer.stream(kind, text)
                .filter(token -> token.text().indexOf(ScriptFiles.REPLACEMENT) >= 0)
                .forEach(token -> code.set(token.start(), token.end()));
        return code.isEmpty() ? Optional.empty() : ScriptFiles.malformed(bytes, StandardCharsets.UTF_8, code::get);
    }

    /** What the tool would do in production, and what to do. */
    static String advice(String tool, DatabaseKind kind) {
        String unread = tool + " hands the bytes of a file on as they are, ";
        String cannot = " That cannot be rehearsed: JDBC sends valid UTF-8 only.";
        String save = " Save the file in UTF-8";
        return switch (kind) {
            case SQLITE ->
                unread + "and SQLite would store them so: a text that is no valid UTF-8." + cannot + save
                        + "; bytes that are meant are written as a blob, x'00'.";
            case POSTGRESQL ->
                unread + "and PostgreSQL would refuse the script: invalid byte sequence for encoding \"UTF8\"." + save
                        + ".";
            case MYSQL, MARIADB ->
                unread
                        + "and the server would store them so in a column of bytes. For one of characters it would refuse"
                        + " them (Incorrect string value), or without its strict mode damage them." + cannot + save
                        + "; bytes that are meant are written as x'00'.";
        };
    }
}
