package io.github.migrationtest.migration.flyway;

import io.github.migrationtest.migration.flyway.FlywayParser.Form;
import io.github.migrationtest.migration.flyway.FlywayParser.Statement;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code PostgreSQLParser}. */
final class PostgresqlGrammar implements FlywayGrammar {
    private static final Pattern COPY = Pattern.compile("COPY( .*)? FROM STDIN");
    private static final Pattern ADDS_ENUM_VALUE = Pattern.compile("ALTER TYPE( .*)? ADD VALUE");
    private static final List<Pattern> NOT_IN_TRANSACTIONS = List.of(
            Pattern.compile("(CREATE|DROP) (DATABASE|TABLESPACE|SUBSCRIPTION)"),
            Pattern.compile("ALTER SYSTEM"),
            Pattern.compile("(CREATE|DROP)( UNIQUE)? INDEX CONCURRENTLY"),
            Pattern.compile("REINDEX( VERBOSE)? (SCHEMA|DATABASE|SYSTEM)"),
            Pattern.compile("VACUUM"),
            Pattern.compile("DISCARD ALL"));

    private static final String ATOMIC = "ATOMIC";
    private static final String CASE = "CASE";

    @Override
    public boolean isDollarQuote(char c) {
        return c == '$';
    }

    @Override
    public void changeBlock(Statement statement, FlywayToken token) {
        if (statement.endsWith("BEGIN", statement.brackets()) && token.isAnyCase(ATOMIC)) {
            statement.openBlock(ATOMIC);
        }
        if (token.isAnyCase(CASE) && ATOMIC.equals(statement.block())) {
            statement.openBlock(CASE);
        }
        if (token.isAnyCase("END") && (ATOMIC.equals(statement.block()) || CASE.equals(statement.block()))) {
            statement.closeBlock();
        }
    }

    @Override
    public Optional<Form> form(String words) {
        return COPY.matcher(words).matches() ? Optional.of(Form.COPY) : Optional.empty();
    }

    @Override
    public Optional<Boolean> transactional(String words, boolean before12) {
        boolean not = NOT_IN_TRANSACTIONS.stream()
                        .anyMatch(form -> form.matcher(words).matches())
                || before12 && ADDS_ENUM_VALUE.matcher(words).matches();
        return not ? Optional.of(false) : Optional.empty();
    }
}
