package io.github.migrationtest.migration.atlas;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.LineCounter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Cuts a file into its statements ({@code Scanner} in {@code sql/migrate/lex.go}, with what each engine's driver tells it). */
final class AtlasScanner {
    private static final String DELIMITER = ";";
    private static final String COMMAND = "delimiter";
    private static final int END = -1;

    /** Blocks in blocks. */
    private static final int DEEPEST = 200;

    private static final Pattern DIRECTIVE = Pattern.compile("-- atlas:delimiter(?: +(.+))?");
    private static final Pattern DOLLAR_QUOTE =
            Pattern.compile("\\$(?:[A-Za-z\u00C8-\u00FF_][\\w\u00C8-\u00FF]*+)?\\$");
    private static final Pattern BEGIN_ATOMIC = Pattern.compile("(?i)BEGIN[\\t\\n\\f\\r ]++ATOMIC[\\t\\n\\f\\r ]++");
    private static final Pattern BEGIN = Pattern.compile("(?i)BEGIN[\\t\\n\\f\\r ]++");
    private static final Pattern BLOCK_END = Pattern.compile("(?i)[\\t\\n\\f\\r ]*END[\\t\\n\\f\\r ]*");

    private final DatabaseKind kind;
    private final String text;
    private final int origin;
    private final int level;

    /** Where the bodies of blocks end, by where they start, 0 for what is none: without it words BEGIN in a row would take for ever. */
    private final Map<Integer, Integer> bodies;

    private int start;
    private int at;
    private int firstBlank = END;
    private int behindBlanks = END;
    private String delimiter = DELIMITER;

    /** What ends comments and is not to come any more. */
    private final Set<String> gone = new HashSet<>();

    private AtlasScanner(DatabaseKind kind, String text, int origin, int level, Map<Integer, Integer> bodies) {
        this.kind = kind;
        this.text = text;
        this.origin = origin;
        this.level = level;
        this.bodies = bodies;
        this.start = origin;
        this.at = origin;
    }

    /** What Atlas cannot cut, and where. */
    static final class ScanException extends Exception {
        private static final long serialVersionUID = 1L;

        private final int place;

        ScanException(int place, String message) {
            super(message);
            this.place = place;
        }

        int place() {
            return place;
        }
    }

    static List<AtlasStatement> statements(DatabaseKind kind, String text) throws ScanException {
        AtlasScanner scanner = new AtlasScanner(kind, text, 0, 0, new HashMap<>());
        scanner.takeDirective();
        List<AtlasStatement> statements = new ArrayList<>();
        LineCounter lines = new LineCounter(text);
        int counted = 0;
        for (Optional<String> next = scanner.statement(); next.isPresent(); next = scanner.statement()) {
            counted = Math.max(counted, scanner.statementPlace);
            lines.moveTo(counted);
            statements.add(new AtlasStatement(lines.line(), lines.column(), next.get()));
        }
        return statements;
    }

    private int statementPlace;

    private void takeDirective() throws ScanException {
        int end = text.indexOf('\n', origin);
        Matcher directive = DIRECTIVE.matcher(text.substring(origin, end < 0 ? text.length() : end));
        if (directive.lookingAt()) {
            String value = directive.group(1) == null ? "" : directive.group(1);
            setDelimiter(value);
            if (end < 0) {
                throw new ScanException(origin, "no input found after delimiter \"" + value + "\"");
            }
            start = end + 1;
            at = start;
        }
    }

    private Optional<String> statement() throws ScanException {
        int depth = 0;
        int opening = 0;
        skipSpaces();
        while (true) {
            int c = next();
            if (c == END) {
                if (depth > 0) {
                    throw new ScanException(opening, "unclosed '('");
                }
                return at > start ? Optional.of(cut()) : Optional.empty();
            } else if (c == '(') {
                opening = depth == 0 ? at : opening;
                depth++;
            } else if (c == ')') {
                if (depth-- == 0) {
                    throw new ScanException(at, "unexpected ')'");
                }
            } else if (c == '\'' || c == '"' || c == '`') {
                skipQuote(c);
            } else if (at - start == 1
                    && text.length() - start > COMMAND.length()
                    && text.regionMatches(true, start, COMMAND, 0, COMMAND.length())) {
                at += COMMAND.length() - 1;
                if (takesCommand()) {
                    skipSpaces();
                }
            } else if (depth == 0 && text.startsWith(delimiter, at - 1)) {
                at += delimiter.length() - 1;
                return Optional.of(cut());
            } else if (c == '$' && kind == DatabaseKind.POSTGRESQL && find(DOLLAR_QUOTE, at - 1) != null) {
                skipDollarQuote();
            } else if (c == '#' && isMysql()) {
                comment(1, "\n");
            } else if (c == '-' && peek() == '-') {
                at++;
                comment(2, "\n");
            } else if (c == '/' && peek() == '*') {
                at++;
                comment(2, "*/");
            } else if (isBlock(c)) {
                return Optional.of(cut());
            }
        }
    }

    /** Whether a block begins here, all of which has been passed over then. */
    private boolean isBlock(int c) {
        if (c != 'b' && c != 'B' && !isBlank(c) || !delimiter.equals(DELIMITER)) {
            return false;
        }
        if (kind == DatabaseKind.POSTGRESQL) {
            int atomic = behind(BEGIN_ATOMIC, at - 1);
            if (atomic != END) {
                at = atomic;
                return skipBody(false);
            }
        }
        int from = at - start == 1 ? at - 1 : at - 2;
        int begin = behind(BEGIN, from) == END ? END : behind(BEGIN, at - 1);
        if (begin == END) {
            return false;
        }
        at = begin;
        return skipBody(true);
    }

    /** The end of what is looked for, with the blanks in front of it. */
    private int behind(Pattern pattern, int from) {
        Matcher matcher = pattern.matcher(text).region(behindBlanks(from), text.length());
        return matcher.lookingAt() ? matcher.end() : END;
    }

    /** Where the blanks end that begin at a place; of many in a row each is asked for, and all are looked at once. */
    private int behindBlanks(int from) {
        if (from < firstBlank || from > behindBlanks) {
            firstBlank = from;
            behindBlanks = from;
            while (behindBlanks < text.length() && isBlank(text.charAt(behindBlanks))) {
                behindBlanks++;
            }
        }
        return behindBlanks;
    }

    private static boolean isBlank(int c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
    }

    private boolean skipBody(boolean endAlone) {
        // A body that starts here is the same whoever looks; the sign tells the two kinds of blocks apart.
        int key = endAlone ? at + 1 : -at - 1;
        Integer known = bodies.get(key);
        if (known == null) {
            known = level < DEEPEST ? endOfBody(endAlone) : 0;
            bodies.put(key, known);
        }
        if (known > 0) {
            at = known;
        }
        return known > 0;
    }

    private int endOfBody(boolean endAlone) {
        AtlasScanner body = new AtlasScanner(kind, text, at, level + 1, bodies);
        try {
            body.takeDirective();
            for (Optional<String> next = body.statement(); next.isPresent(); next = body.statement()) {
                Matcher end = BLOCK_END.matcher(next.get());
                if (end.lookingAt()
                        && (!endAlone
                                || end.end() == next.get().length()
                                || next.get().substring(end.end()).equals(delimiter))) {
                    return body.at;
                }
            }
        } catch (ScanException e) {
            // No block then: Atlas goes on behind the word.
            return 0;
        }
        return 0;
    }

    private void skipQuote(int quote) throws ScanException {
        int place = at;
        boolean escapes = isMysql()
                || kind == DatabaseKind.POSTGRESQL
                        && at > start
                        && (text.charAt(at - 1) == 'E' || text.charAt(at - 1) == 'e');
        for (int c = next(); c != quote; c = next()) {
            if (c == END) {
                throw new ScanException(place, "unclosed quote '" + (char) quote + "'");
            } else if (c == '\\' && escapes) {
                next();
            }
        }
    }

    private void skipDollarQuote() {
        String quote = String.valueOf(find(DOLLAR_QUOTE, at - 1));
        at += quote.length() - 1;
        int end = text.indexOf(quote, at);
        at = end < 0 ? text.length() : end + quote.length();
    }

    private void comment(int mark, String end) {
        int found = gone.contains(end) ? END : text.indexOf(end, at);
        if (found < 0) {
            gone.add(end);
            return;
        }
        boolean before = at - start == mark;
        at = found + end.length();
        if (before) {
            start = at;
            skipSpaces();
        }
    }

    /** {@code DELIMITER} of MySQL's client, on every engine; without a blank behind it the word is a statement's. */
    private boolean takesCommand() throws ScanException {
        if (peek() != ' ') {
            return false;
        }
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end + 1;
        String value = GoText.trim(text.substring(start + COMMAND.length(), at));
        if (value.length() > 1 && value.startsWith("'") && value.endsWith("'")) {
            value = value.substring(1, value.length() - 1).replace("''", "'");
        }
        setDelimiter(value);
        start = at;
        return true;
    }

    private void setDelimiter(String value) throws ScanException {
        if (value.isEmpty()) {
            throw new ScanException(at, "empty delimiter");
        }
        delimiter = value.replace("\\n", "\n").replace("\\r", "\r").replace("\\t", "\t");
    }

    private String cut() {
        String statement = text.substring(start, at);
        if (!delimiter.equals(DELIMITER) && statement.endsWith(delimiter)) {
            statement = statement.substring(0, statement.length() - delimiter.length());
        }
        statementPlace = start;
        start = at;
        return GoText.trim(statement);
    }

    private void skipSpaces() {
        while (start < text.length() && GoText.isSpace(text.charAt(start))) {
            start++;
        }
        at = start;
    }

    private int next() {
        return at < text.length() ? text.charAt(at++) : END;
    }

    private int peek() {
        return at < text.length() ? text.charAt(at) : END;
    }

    private @Nullable String find(Pattern pattern, int from) {
        Matcher matcher = pattern.matcher(text).region(from, text.length());
        return matcher.lookingAt() ? matcher.group() : null;
    }

    private boolean isMysql() {
        return kind == DatabaseKind.MYSQL || kind == DatabaseKind.MARIADB;
    }
}
