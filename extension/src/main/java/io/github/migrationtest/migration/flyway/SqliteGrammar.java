package io.github.migrationtest.migration.flyway;

import io.github.migrationtest.migration.flyway.FlywayParser.Statement;
import java.util.Optional;

/**
 * {@code SQLiteParser}: every {@code BEGIN} and {@code CASE} outside brackets opens a block up to its {@code END}, not in triggers
 * only, so that a {@code BEGIN TRANSACTION; ... COMMIT;} is an unfinished statement to it.
 */
final class SqliteGrammar implements FlywayGrammar {

    @Override
    public boolean isNameQuote(char c) {
        return c == '"' || c == '`';
    }

    @Override
    public void changeBlock(Statement statement, FlywayToken token) {
        if (token.isAnyCase("BEGIN") || token.isAnyCase("CASE")) {
            statement.openBlock("");
        } else if (token.isAnyCase("END")) {
            statement.closeBlock();
        }
    }

    @Override
    public Optional<Boolean> transactional(String words, boolean before12) {
        return words.equals("PRAGMA FOREIGN_KEYS") ? Optional.of(false) : Optional.empty();
    }
}
