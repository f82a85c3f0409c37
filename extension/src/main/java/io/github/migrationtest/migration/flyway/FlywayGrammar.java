package io.github.migrationtest.migration.flyway;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.migration.flyway.FlywayParser.Statement;
import java.util.Optional;

/** What flyway-core's parser of one engine does differently from the others. */
interface FlywayGrammar {

    static FlywayGrammar of(DatabaseKind kind) {
        return switch (kind) {
            case SQLITE -> new SqliteGrammar();
            case POSTGRESQL -> new PostgresqlGrammar();
            case MYSQL -> new MysqlGrammar();
            case MARIADB -> new MariadbGrammar();
        };
    }

    /** How many characters it looks ahead: a longer delimiter is never found. */
    default int peekDepth() {
        return 3;
    }

    /** The quote of names, also behind a dot. */
    default char nameQuote() {
        return '"';
    }

    default boolean isNameQuote(char c) {
        return c == nameQuote();
    }

    default boolean isDollarQuote(char c) {
        return false;
    }

    default boolean isDoubleQuoteText(char c) {
        return false;
    }

    default boolean escapesInText() {
        return false;
    }

    default boolean isDirective(String peek) {
        return false;
    }

    default boolean isHashComment() {
        return false;
    }

    default boolean changesDelimiter(String word) {
        return false;
    }

    /** Whether a token may open or close a block. */
    default boolean mayChangeBlock(FlywayToken token) {
        return token.type() == FlywayToken.Type.KEYWORD && token.brackets() == 0;
    }

    /** Opens or closes blocks; the token is not yet one of the statement's. */
    void changeBlock(Statement statement, FlywayToken token);

    /** What kind of statement begins with these words; empty if that cannot be said yet. */
    default Optional<FlywayParser.Form> form(String words) {
        return Optional.empty();
    }

    /** Whether a statement that begins with these words runs in a transaction; empty if that cannot be said yet. */
    Optional<Boolean> transactional(String words, boolean before12);
}
