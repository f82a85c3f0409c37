package io.github.migrationtest.internal.run;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.sql.SqlLexer;
import io.github.migrationtest.internal.sql.SqlToken;
import io.github.migrationtest.migration.SqlScript;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What scripts say that they take from a schema, by name: {@code DROP INDEX i}, {@code ALTER TABLE t DROP CONSTRAINT c}, {@code
 * ALTER COLUMN c DROP NOT NULL}. What else a schema loses, nobody said.
 *
 * <p>Names are in lower case and without the schema in front. Statements in the body of a {@code DO} count as said, and those
 * that MySQL is given to prepare.
 */
public final class SaidDrops {
    /** In bytes: what PostgreSQL keeps of a name, unless it is built otherwise (NAMEDATALEN). */
    private static final int LONGEST_NAME = 63;

    private static final Set<String> BODY_MARKS = Set.of("$", "'");

    private final Set<String> dropped = new HashSet<>();
    private final Set<String> ofColumns = new HashSet<>();
    private final Set<String> altered = new HashSet<>();
    private final Set<String> granted = new HashSet<>();
    private final PreparedTexts prepared = new PreparedTexts();
    private boolean primaryKey;

    private SaidDrops() {}

    /** What scripts say, run one after the other. */
    public static SaidDrops of(DatabaseKind kind, List<SqlScript> scripts) {
        SaidDrops said = new SaidDrops();
        for (SqlScript script : scripts) {
            if (script.statements().isEmpty()) {
                said.read(kind, SqlLexer.code(kind, script.text()));
            }
            // Between them a tool may have markers of its own, such as --> of Drizzle, which for MySQL is no comment.
            script.statements().forEach(statement -> said.read(kind, SqlLexer.code(kind, statement.sql())));
        }
        return said;
    }

    /** Whether an index, trigger, view, constraint or other object of that name is dropped by it. */
    public boolean drops(String name) {
        return dropped.contains(key(name));
    }

    /** Whether a primary key is dropped as such. */
    public boolean dropsPrimaryKey() {
        return primaryKey;
    }

    /**
     * Whether {@code ALTER COLUMN} says that a column loses, or gets another, {@code not null}, {@code default}, and so on, or its
     * definition has a {@code NULL}, which nobody need write; or {@code MODIFY} gives it a type that is not {@code json}.
     */
    public boolean alters(String column, String property) {
        return ofColumns.contains(key(column) + "\n" + property);
    }

    /** Whether a statement is about the rights, comment or settings of what has that name. */
    public boolean alters(String name) {
        return altered.contains(key(name)) || grants(name);
    }

    /** Whether {@code COMMENT}, {@code GRANT} or {@code REVOKE} is about what has that name. */
    public boolean grants(String name) {
        return granted.contains(key(name));
    }

    private void read(DatabaseKind kind, List<SqlToken> tokens) {
        int start = 0;
        for (int i = 0; i <= tokens.size(); i++) {
            if (i == tokens.size() || tokens.get(i).type() == SqlToken.Type.SEMICOLON) {
                statement(kind, tokens.subList(start, i));
                start = i + 1;
            }
        }
    }

    private void statement(DatabaseKind kind, List<SqlToken> tokens) {
        if (tokens.isEmpty()) {
            return;
        }
        SqlToken first = tokens.get(0);
        if (first.is("DROP")) {
            tokens.subList(1, tokens.size()).forEach(token -> add(dropped, token));
        } else if (first.is("ALTER")) {
            alter(tokens);
        } else if (first.is("CREATE")) {
            create(tokens);
        } else if (first.is("COMMENT") || first.is("REVOKE") || first.is("GRANT")) {
            tokens.forEach(token -> add(granted, token));
        } else if (first.is("DO") && kind == DatabaseKind.POSTGRESQL) {
            tokens.stream()
                    .filter(token -> token.type() == SqlToken.Type.STRING)
                    .forEach(token -> body(kind, token.text()));
        } else {
            prepared.read(kind, tokens).forEach(text -> read(kind, SqlLexer.code(kind, text.name())));
        }
    }

    /** In a body statements stand behind other words, so every {@code DROP} and {@code ALTER} begins one. */
    private void body(DatabaseKind kind, String quoted) {
        String text = BODY_MARKS.contains(quoted.substring(0, 1))
                ? quoted.replaceAll("^\\$\\w*\\$|\\$\\w*\\$$|^'|'$", "")
                : quoted;
        List<SqlToken> tokens = SqlLexer.code(kind, text);
        int start = 0;
        for (int i = 0; i <= tokens.size(); i++) {
            boolean begins = i < tokens.size()
                    && (tokens.get(i).is("DROP") || tokens.get(i).is("ALTER"))
                    && (start == i || !tokens.get(start).is("ALTER"));
            if (i == tokens.size() || tokens.get(i).type() == SqlToken.Type.SEMICOLON || begins) {
                statement(kind, tokens.subList(Math.min(start, i), i));
                start = begins ? i : i + 1;
            }
        }
    }

    private void alter(List<SqlToken> tokens) {
        renameOf(tokens).ifPresent(name -> name.forEach(token -> add(dropped, token)));
        if (tokens.stream().noneMatch(token -> token.is("RENAME"))) {
            // All words up to the first clause: schema, table, and IF EXISTS and ONLY, which are names of nothing.
            tokens.stream().limit(6).forEach(token -> add(altered, token));
        }
        for (int i = 1; i < tokens.size(); i++) {
            SqlToken token = tokens.get(i);
            if (token.is("ALTER") && is(tokens, i + 1, "CONSTRAINT") && i + 2 < tokens.size()) {
                add(altered, tokens.get(i + 2));
            } else if (token.is("ALTER")) {
                column(tokens, is(tokens, i + 1, "COLUMN") ? i + 2 : i + 1);
            } else if (token.is("DROP")) {
                drop(tokens, i + 1);
            } else if (token.is("MODIFY") || token.is("CHANGE")) {
                int name = is(tokens, i + 1, "COLUMN") ? i + 2 : i + 1;
                definition(tokens, token.is("CHANGE") ? name + 1 : name);
                type(tokens, token.is("CHANGE") ? name + 1 : name);
            }
        }
    }

    /** Of {@code ALTER TYPE t RENAME TO u} what stands in front: it is gone under its name. Tables are known by what they hold. */
    private static Optional<List<SqlToken>> renameOf(List<SqlToken> tokens) {
        for (int i = 2; i + 1 < tokens.size() && !is(tokens, 1, "TABLE"); i++) {
            if (tokens.get(i).is("RENAME") && tokens.get(i + 1).is("TO")) {
                return Optional.of(tokens.subList(1, i).stream()
                        .takeWhile(token -> !token.is("ON") && !token.isSymbol("("))
                        .toList());
            }
        }
        return Optional.empty();
    }

    /** {@code CREATE TABLE t (a ..., b ...)}. */
    private void create(List<SqlToken> tokens) {
        int depth = 0;
        for (int i = 0; i < tokens.size(); i++) {
            SqlToken token = tokens.get(i);
            depth += token.isSymbol("(") ? 1 : token.isSymbol(")") ? -1 : 0;
            if (depth == 1 && (token.isSymbol("(") || token.isSymbol(","))) {
                definition(tokens, i + 1);
            }
        }
    }

    /** {@code c text NULL}, or {@code DEFAULT NULL}, which no other column may have; unlike {@code NOT NULL} and {@code ON DELETE SET NULL}. */
    private void definition(List<SqlToken> tokens, int name) {
        int depth = 0;
        for (int i = name + 1; i < tokens.size() && depth >= 0; i++) {
            SqlToken token = tokens.get(i);
            if (depth == 0 && token.isSymbol(",")) {
                return;
            }
            depth += token.isSymbol("(") ? 1 : token.isSymbol(")") ? -1 : 0;
            SqlToken before = tokens.get(i - 1);
            if (depth == 0 && token.is("NULL") && !before.is("NOT") && !before.is("SET")) {
                ofColumns.add(key(tokens.get(name).name()) + "\nnot null");
            }
        }
    }

    /** MariaDB's JSON is a text of a collation of its own with a check, which any other type is not. */
    private void type(List<SqlToken> tokens, int name) {
        if (name + 1 < tokens.size() && !is(tokens, name + 1, "JSON")) {
            ofColumns.add(key(tokens.get(name).name()) + "\njson");
        }
    }

    /** {@code ALTER COLUMN c DROP NOT NULL} and the like. */
    private void column(List<SqlToken> tokens, int at) {
        if (at + 1 >= tokens.size()) {
            return;
        }
        String column = key(tokens.get(at).name());
        String property = is(tokens, at + 2, "NOT") ? "not null" : word(tokens, at + 2);
        if (is(tokens, at + 1, "DROP") || is(tokens, at + 1, "SET") || is(tokens, at + 1, "TYPE")) {
            ofColumns.add(column + "\n" + (property.equals("expression") ? "generated" : property));
        }
    }

    private void drop(List<SqlToken> tokens, int at) {
        if (is(tokens, at, "PRIMARY")) {
            primaryKey = true;
        }
        for (int i = at; i < tokens.size() && !tokens.get(i).isSymbol(","); i++) {
            add(dropped, tokens.get(i));
        }
    }

    private static String word(List<SqlToken> tokens, int at) {
        return at < tokens.size() ? tokens.get(at).text().toLowerCase(Locale.ROOT) : "";
    }

    private static boolean is(List<SqlToken> tokens, int at, String word) {
        return at < tokens.size() && tokens.get(at).is(word);
    }

    private static void add(Set<String> names, SqlToken token) {
        if (token.type() == SqlToken.Type.WORD || token.type() == SqlToken.Type.QUOTED_NAME) {
            String key = key(token.name());
            names.add(key);
            names.add(key.substring(0, Math.min(key.length(), LONGEST_NAME)));
        }
    }

    private static String key(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
