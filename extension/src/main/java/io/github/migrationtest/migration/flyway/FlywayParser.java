package io.github.migrationtest.migration.flyway;

import io.github.migrationtest.internal.sql.LineCounter;
import io.github.migrationtest.migration.SqlStatement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Cuts a script into statements as flyway-core's parser does ({@code Parser.getNextStatement}), peculiarities included. */
final class FlywayParser {
    /** Behind so many keywords nothing more is found out about a statement. */
    private static final int KEYWORDS_READ = 10;

    private final FlywayGrammar grammar;
    private final boolean before12;
    private final String text;
    private final FlywayLexer lexer;
    private final LineCounter lines;
    private final Deque<String> blocks = new ArrayDeque<>();
    private int number;

    FlywayParser(FlywayGrammar grammar, boolean before12, String text) {
        this.grammar = grammar;
        this.before12 = before12;
        this.text = text;
        this.lexer = new FlywayLexer(grammar, text);
        this.lines = new LineCounter(text);
    }

    /** What kind of statement it is, as far as that matters. */
    enum Form {
        UNKNOWN,
        COPY,
        PROGRAM,
        BLOCK
    }

    /** A text that Flyway cannot cut, for the reason that it gives. */
    static final class NotParsed extends Exception {
        private static final long serialVersionUID = 1L;
        private final int line;

        NotParsed(String reason, int line) {
            super(reason);
            this.line = line;
        }

        int line() {
            return line;
        }
    }

    List<FlywayStatement> parse() throws NotParsed {
        List<FlywayStatement> statements = new ArrayList<>();
        for (Optional<FlywayStatement> next = next(); next.isPresent(); next = next()) {
            statements.add(next.get());
        }
        return List.copyOf(statements);
    }

    private Optional<FlywayStatement> next() throws NotParsed {
        Statement statement = new Statement();
        while (true) {
            Optional<FlywayToken> read = lexer.next();
            if (read.isEmpty()) {
                statement.passed(lexer.position());
                continue;
            }
            FlywayToken token = read.get();
            if (token.type() == FlywayToken.Type.NEW_DELIMITER) {
                if (statement.hasCode()) {
                    throw new NotParsed("Delimiter changed inside statement", statement.line);
                }
                lexer.setDelimiter(String.valueOf(token.text()));
                statement = new Statement();
                continue;
            }
            if (token.type() == FlywayToken.Type.DELIMITER && !statement.hasCode()) {
                statement = statement.withoutTokens();
                continue;
            }
            statement.mayChangeBlock(token);
            if (token.type() == FlywayToken.Type.END && !statement.hasCode()) {
                return Optional.empty();
            }
            if (token.type() == FlywayToken.Type.END && (token.brackets() > 0 || !blocks.isEmpty())) {
                throw new NotParsed("Incomplete statement", statement.line);
            }
            if (token.type() == FlywayToken.Type.END
                    || token.type() == FlywayToken.Type.DELIMITER && token.brackets() == 0 && blocks.isEmpty()) {
                return Optional.of(statement.finish());
            }
            statement.take(token);
        }
    }

    /** The statement that is being read. */
    final class Statement {
        private final List<FlywayToken> tokens = new ArrayList<>();
        private int line = lexer.line();
        private int place = lexer.position();
        private boolean empty = true;
        private int start = -1;
        private int end = -1;
        private int brackets;
        private int keywords;
        private String words = "";
        private Form form = Form.UNKNOWN;
        private @Nullable Boolean transactional;
        private @Nullable String givenUpFor;

        /** Flyway forgets the tokens of what it passes over, and not what it has found out about it. */
        private Statement withoutTokens() {
            tokens.clear();
            empty = true;
            words = "";
            line = lexer.line();
            place = lexer.position();
            return this;
        }

        boolean hasCode() {
            return start >= 0;
        }

        Form form() {
            return form;
        }

        /** How many brackets are open behind the last token. */
        int brackets() {
            return brackets;
        }

        boolean isInBlock() {
            return !blocks.isEmpty();
        }

        String block() {
            return blocks.isEmpty() ? "" : String.valueOf(blocks.peek());
        }

        void openBlock(String by) {
            blocks.push(by);
        }

        void closeBlock() {
            if (blocks.isEmpty()) {
                givenUpFor = "Parsing failed: unable to decrease block depth below 0";
            } else {
                blocks.pop();
            }
        }

        /** Flyway's parser fails here for no reason that it could name. */
        void giveUp() {
            givenUpFor = "Unable to parse statement";
        }

        /** Whether the last token that is no comment, between the same brackets, is this word. */
        boolean endsWith(String word, int depth) {
            for (int i = tokens.size() - 1; i >= 0; i--) {
                FlywayToken token = tokens.get(i);
                if (token.brackets() < depth) {
                    return false;
                }
                if (token.brackets() == depth && !token.isEmpty()) {
                    return token.is(word);
                }
            }
            return false;
        }

        private void passed(int position) {
            if (!tokens.isEmpty()) {
                end = position;
            }
        }

        private void mayChangeBlock(FlywayToken token) throws NotParsed {
            brackets = token.brackets();
            if (grammar.mayChangeBlock(token)) {
                keywords += token.type() == FlywayToken.Type.KEYWORD ? 1 : 0;
                grammar.changeBlock(this, token);
            }
            if (givenUpFor != null) {
                throw new NotParsed(givenUpFor, line);
            }
        }

        private void take(FlywayToken token) {
            if (empty) {
                start = -1;
                line = token.line();
                place = token.start();
            }
            tokens.add(token);
            empty &= token.isEmpty();
            end = token.end();
            if (start < 0 && !token.isEmpty() && token.type() != FlywayToken.Type.DELIMITER) {
                start = token.start();
            }
            boolean tells = (token.type() == FlywayToken.Type.KEYWORD || token.is("@")) && token.brackets() == 0;
            if (keywords <= KEYWORDS_READ && tells && (form == Form.UNKNOWN || transactional == null)) {
                words += (words.isEmpty() ? "" : " ")
                        + String.valueOf(token.text()).toUpperCase(Locale.ENGLISH);
                if (form == Form.UNKNOWN) {
                    form = grammar.form(words).orElse(Form.UNKNOWN);
                }
                if (transactional == null) {
                    transactional = grammar.transactional(words, before12).orElse(null);
                }
            }
        }

        private FlywayStatement finish() throws NotParsed {
            String sql = text.substring(start, end).trim();
            boolean inTransaction = transactional == null || transactional;
            Optional<String> data = Optional.empty();
            if (form == Form.COPY) {
                data = lexer.copyData();
                inTransaction = true;
                if (data.isEmpty()) {
                    throw new NotParsed("Incomplete statement: there is no line \\. behind the data of a COPY", line);
                }
            }
            return new FlywayStatement(
                    new SqlStatement(++number, line, lines.moveTo(place).column(), sql, data), inTransaction);
        }
    }
}
