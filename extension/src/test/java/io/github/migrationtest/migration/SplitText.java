package io.github.migrationtest.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migrationtest.database.DatabaseKind;
import java.util.List;

/** What holds of the statements of a text whatever it is, found out the slow way. */
final class SplitText {
    private final DatabaseKind kind;
    private final ScriptSyntax syntax;
    private final String text;

    SplitText(DatabaseKind kind, ScriptSyntax syntax, String text) {
        this.kind = kind;
        this.syntax = syntax;
        this.text = text;
    }

    /** In their order, at their places, and nothing between them but what is no statement. */
    void holds(List<SqlStatement> statements) {
        int end = 0;
        int number = 0;
        for (SqlStatement statement : statements) {
            int start = offset(statement.line(), statement.column());
            assertThat(statement.number()).isEqualTo(++number);
            assertThat(start).isGreaterThanOrEqualTo(end);
            assertThat(text.startsWith(statement.sql(), start))
                    .as(statement.toString())
                    .isTrue();
            assertThat(statement.sql()).containsPattern("[^ \\t-\\r]");
            if (syntax == ScriptSyntax.SERVER) {
                assertThat(isNothing(text.substring(end, start), end == 0))
                        .as("before " + statement)
                        .isTrue();
            }
            end = start + statement.sql().length();
        }
        if (syntax == ScriptSyntax.SERVER) {
            assertThat(isNothing(text.substring(end), end == 0))
                    .as("at the end")
                    .isTrue();
        }
    }

    private int offset(int line, int column) {
        int start = 0;
        for (int i = 1; i < line; i++) {
            start = text.indexOf('\n', start) + 1;
        }
        int mark = line == 1 && text.startsWith("\uFEFF") ? 1 : 0;
        return text.offsetByCodePoints(start + mark, column - 1);
    }

    private boolean isNothing(String between, boolean first) {
        boolean mysql = kind == DatabaseKind.MYSQL || kind == DatabaseKind.MARIADB;
        int i = 0;
        while (i < between.length()) {
            char c = between.charAt(i);
            if (c == ';'
                    || c == ' '
                    || c >= '\t' && c <= '\r'
                    || c == '\uFEFF' && (first && i == 0 || kind == DatabaseKind.SQLITE)) {
                i++;
            } else if (between.startsWith("--", i) || mysql && c == '#') {
                while (i < between.length()
                        && between.charAt(i) != '\n'
                        && !(kind == DatabaseKind.POSTGRESQL && between.charAt(i) == '\r')) {
                    i++;
                }
            } else if (between.startsWith("/*", i)) {
                i = behindComment(between, i);
            } else {
                return false;
            }
        }
        return true;
    }

    private int behindComment(String between, int start) {
        int depth = 0;
        int i = start;
        while (i < between.length()) {
            if (between.startsWith("/*", i) && (depth == 0 || kind == DatabaseKind.POSTGRESQL)) {
                depth++;
                i += 2;
            } else if (between.startsWith("*/", i)) {
                depth--;
                i += 2;
                if (depth == 0) {
                    return i;
                }
            } else {
                i++;
            }
        }
        return i;
    }
}
