package io.github.migrationtest.schema.postgresql;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.CanonicalSql;
import io.github.migrationtest.internal.sql.PostgresqlSql;
import io.github.migrationtest.internal.sql.SqlLexer;
import io.github.migrationtest.internal.sql.SqlToken;
import io.github.migrationtest.schema.Attribute;
import io.github.migrationtest.schema.Attributes;
import io.github.migrationtest.schema.IndexPart;
import io.github.migrationtest.schema.SortOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The parts of an index as {@code pg_get_indexdef} writes them: {@code USING btree (lower(email) COLLATE "C" text_ops DESC)}.
 *
 * <p>The server writes collation and operator class only where they are not the usual ones of what is indexed, which the
 * catalog's columns do not tell of an expression.
 */
final class IndexParts {
    private final List<SqlToken> tokens;
    private final Map<String, String> types;
    private int position;

    private IndexParts(List<SqlToken> tokens, Map<String, String> types) {
        this.tokens = tokens;
        this.types = types;
    }

    static List<IndexPart> of(String definition, IndexRow row, Map<String, String> types) {
        IndexParts parts = new IndexParts(SqlLexer.code(DatabaseKind.POSTGRESQL, definition), types);
        parts.skipTo("using");
        parts.position += 3;
        List<IndexPart> all = new ArrayList<>();
        for (int key = 0; key < row.keys(); key++) {
            all.add(parts.next(row.columns().get(key) == 0));
            parts.position++;
        }
        return all;
    }

    private void skipTo(String word) {
        while (!at().is(word)) {
            position++;
        }
    }

    private SqlToken at() {
        return tokens.get(position);
    }

    private boolean atEnd() {
        return at().isSymbol(",") || at().isSymbol(")");
    }

    private IndexPart next(boolean expression) {
        int start = position;
        position = endOfOperand();
        List<SqlToken> operand = tokens.subList(start, position);
        Optional<String> collation = Optional.empty();
        if (at().is("collate")) {
            int name = ++position;
            position = endOfName();
            collation = Optional.of(text(name, position));
        }
        Attributes attributes = Attributes.none(DatabaseKind.POSTGRESQL);
        if (!atEnd() && !at().is("desc") && !at().is("nulls")) {
            int name = position;
            position = endOfOperand();
            attributes = attributes.with(Attribute.OPERATOR_CLASS, text(name, position));
        }
        boolean descending = at().is("desc");
        position += descending ? 1 : 0;
        if (at().is("nulls")) {
            attributes = attributes.with(
                    Attribute.NULLS,
                    CanonicalSql.lowerCase(tokens.get(position + 1).text()));
            position += 2;
        }
        return new IndexPart(
                expression
                        ? expression(start, start + operand.size())
                        : operand.get(0).name(),
                expression,
                descending ? SortOrder.DESCENDING : SortOrder.ASCENDING,
                collation,
                attributes);
    }

    private String expression(int from, int to) {
        return PostgresqlSql.expression(text(from, to), types);
    }

    private String text(int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) {
            if (i > from && tokens.get(i).start() > tokens.get(i - 1).end()) {
                text.append(' ');
            }
            text.append(tokens.get(i).text());
        }
        return text.toString();
    }

    /** Behind an expression in brackets, a column, a call, or a class with its options. */
    private int endOfOperand() {
        int end = at().isSymbol("(") ? position : endOfName();
        return tokens.get(end).isSymbol("(") ? endOfBrackets(end) : end;
    }

    private int endOfName() {
        int end = position + 1;
        while (tokens.get(end).isSymbol(".")) {
            end += 2;
        }
        return end;
    }

    private int endOfBrackets(int open) {
        int depth = 0;
        int i = open;
        do {
            depth += tokens.get(i).isSymbol("(") ? 1 : tokens.get(i).isSymbol(")") ? -1 : 0;
            i++;
        } while (depth > 0);
        return i;
    }
}
