package io.github.migrationtest.migration.flyway;

import io.github.migrationtest.migration.flyway.FlywayParser.Form;
import io.github.migrationtest.migration.flyway.FlywayParser.Statement;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code MariaDBParser}, which also knows {@code BEGIN NOT ATOMIC}. */
final class MariadbGrammar extends MysqlGrammar {
    private static final Pattern BLOCK = Pattern.compile("BEGIN\\sNOT\\sATOMIC\\s.*END");

    @Override
    public void changeBlock(Statement statement, FlywayToken token) {
        if (statement.endsWith("NOT", statement.brackets()) && token.isAnyCase("ATOMIC")) {
            statement.openBlock("");
        }
        if (statement.isInBlock() && statement.form() == Form.BLOCK) {
            if (token.text() == null) {
                // A NullPointerException there: no delimiter behind the END, or a text in quotes.
                statement.giveUp();
            } else if (token.isAnyCase("END")) {
                statement.closeBlock();
            }
        }
        super.changeBlock(statement, token);
    }

    @Override
    public Optional<Form> form(String words) {
        return BLOCK.matcher(words).matches() ? Optional.of(Form.BLOCK) : super.form(words);
    }
}
