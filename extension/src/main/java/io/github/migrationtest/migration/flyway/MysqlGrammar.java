package io.github.migrationtest.migration.flyway;

import io.github.migrationtest.migration.flyway.FlywayParser.Form;
import io.github.migrationtest.migration.flyway.FlywayParser.Statement;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code MySQLParser}, which knows {@code DELIMITER} and ends blocks one token behind their {@code END}. */
class MysqlGrammar implements FlywayGrammar {
    private static final Pattern PROGRAM =
            Pattern.compile("CREATE\\s(((DEFINER\\s(\\w+\\s)?@\\s(\\w+\\s)?)?(PROCEDURE|FUNCTION|EVENT))|TRIGGER)");
    private static final Pattern DIRECTIVE = Pattern.compile("/\\*!\\d{5}");

    @Override
    public int peekDepth() {
        return 8;
    }

    @Override
    public char nameQuote() {
        return '`';
    }

    @Override
    public boolean isDoubleQuoteText(char c) {
        return c == '"';
    }

    @Override
    public boolean escapesInText() {
        return true;
    }

    @Override
    public boolean isDirective(String peek) {
        return DIRECTIVE.matcher(peek).matches();
    }

    @Override
    public boolean isHashComment() {
        return true;
    }

    @Override
    public boolean changesDelimiter(String word) {
        return word.equalsIgnoreCase("DELIMITER");
    }

    @Override
    public boolean mayChangeBlock(FlywayToken token) {
        return token.brackets() == 0;
    }

    @Override
    public void changeBlock(Statement statement, FlywayToken token) {
        boolean keyword = token.type() == FlywayToken.Type.KEYWORD;
        if (keyword && token.isAnyCase("BEGIN") && statement.form() == Form.PROGRAM) {
            statement.openBlock("");
        }
        boolean behindEnd = statement.endsWith("END", token.brackets());
        if (keyword && token.isAnyCase("CASE") && !behindEnd) {
            statement.openBlock("");
        }
        if (statement.isInBlock()
                && behindEnd
                && !token.isAnyCase("IF")
                && !token.isAnyCase("LOOP")
                && !token.isAnyCase("REPEAT")
                && !token.isAnyCase("WHILE")) {
            statement.closeBlock();
        }
    }

    @Override
    public Optional<Form> form(String words) {
        return PROGRAM.matcher(words).matches() ? Optional.of(Form.PROGRAM) : Optional.empty();
    }

    /** Everything: a transaction does not keep the server from committing. */
    @Override
    public Optional<Boolean> transactional(String words, boolean before12) {
        return Optional.of(true);
    }
}
