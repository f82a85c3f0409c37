package io.github.migrationtest.internal.run;

import io.github.migrationtest.database.DatabaseKind;
import io.github.migrationtest.internal.run.ScriptIntent.Rebuild;
import io.github.migrationtest.internal.sql.Names;
import io.github.migrationtest.internal.sql.SqlLexer;
import io.github.migrationtest.internal.sql.SqlToken;
import io.github.migrationtest.migration.SqlScript;
import io.github.migrationtest.migration.SqlStatement;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads one statement as far as it says which table and which columns it is about. */
final class IntentReader {
    private static final Set<String> ENDS_OF_SET = Set.of("from", "where", "returning", "order", "limit", "on");
    private static final Set<String> ENDS_OF_COLUMN =
            Set.of("from", "where", "group", "order", "limit", "union", "except", "intersect");

    private static final Set<String> BEHIND_TABLE = Set.of(
            "where",
            "join",
            "left",
            "right",
            "full",
            "inner",
            "cross",
            "natural",
            "group",
            "having",
            "window",
            "order",
            "limit",
            "union",
            "except",
            "intersect",
            "on",
            "returning",
            "indexed",
            "not");

    private final List<SqlToken> tokens;
    private final TableFates fates;
    private int position;

    private IntentReader(List<SqlToken> tokens, TableFates fates) {
        this.tokens = tokens;
        this.fates = fates;
    }

    static void read(String text, TableFates fates) {
        for (SqlStatement statement : SqlScript.split(Path.of("script"), text).statements()) {
            new IntentReader(SqlLexer.code(DatabaseKind.SQLITE, statement.sql()), fates).statement();
        }
    }

    private void statement() {
        if (skip("with")) {
            skipTo(Set.of("insert", "replace", "update", "delete", "select"));
        }
        if (skip("delete")) {
            skip("from");
            fates.delete(table());
        } else if (skip("update")) {
            update();
        } else if (is("insert") || is("replace")) {
            insert();
        } else if (skip("drop")) {
            if (skip("table")) {
                skipIfExists();
                fates.drop(table());
            }
        } else if (skip("alter")) {
            skip("table");
            alter(table());
        } else if (skip("create")) {
            create();
        }
    }

    private void update() {
        if (skip("or")) {
            position++;
        }
        String table = table();
        skipTo(Set.of("set"));
        skip("set");
        assignments(table);
    }

    /** The columns of {@code a = ..., (b, c) = (..., ...)}. */
    private void assignments(String table) {
        do {
            if (skipSymbol("(")) {
                do {
                    fates.update(table, name());
                } while (skipSymbol(","));
                skipSymbol(")");
            } else if (has()) {
                fates.update(table, name());
            }
        } while (skipPast(",", ENDS_OF_SET));
    }

    private void insert() {
        boolean replaces = skip("replace");
        if (!replaces) {
            skip("insert");
            if (skip("or")) {
                replaces = is("replace");
                position++;
            }
        }
        skip("into");
        String table = table();
        if (replaces) {
            fates.delete(table);
            fates.update(table, "*");
        }
        if (skip("as")) {
            position++;
        }
        List<String> columns = columns();
        if (is("select")) {
            copy(table, columns);
        }
        while (skipTo(Set.of("conflict"))) {
            skip("conflict");
            skipTo(Set.of("do"));
            skip("do");
            if (skip("update") && skip("set")) {
                assignments(table);
            }
        }
    }

    private List<String> columns() {
        List<String> columns = new ArrayList<>();
        if (skipSymbol("(")) {
            do {
                columns.add(name());
            } while (skipSymbol(","));
            skipSymbol(")");
        }
        return columns;
    }

    /** {@code SELECT a, b, 1 FROM t}: which columns of which table go into which. */
    private void copy(String table, List<String> columns) {
        skip("select");
        boolean someRows = skip("distinct");
        skip("all");
        Map<String, String> copied = new HashMap<>();
        Set<String> computed = new HashSet<>();
        boolean everyColumn = false;
        int place = 0;
        do {
            int start = position;
            boolean more = skipPast(",", ENDS_OF_COLUMN);
            List<SqlToken> value = tokens.subList(start, more ? position - 1 : position);
            String column = place < columns.size() ? columns.get(place) : "";
            place++;
            everyColumn |= value.size() == 1 && value.get(0).isSymbol("*");
            if (isName(value)) {
                String source = lower(value.get(value.size() - 1));
                copied.put(column.isEmpty() ? source : column, source);
            } else if (!column.isEmpty()) {
                computed.add(column);
            }
            if (!more) {
                break;
            }
        } while (has());
        if (skip("from") && has() && !tokens.get(position).isSymbol("(")) {
            String source = table();
            skipAlias();
            someRows |= is("order") ? skipTo(Set.of("limit")) : has() && !is("on") && !is("returning");
            fates.copy(table, source, new Rebuild(copied, computed, everyColumn, someRows));
        }
    }

    private void skipAlias() {
        boolean named = skip("as") || has() && tokens.get(position).type() == SqlToken.Type.QUOTED_NAME;
        boolean bare = has()
                && tokens.get(position).type() == SqlToken.Type.WORD
                && !BEHIND_TABLE.contains(lower(tokens.get(position)));
        position += named || bare ? 1 : 0;
    }

    private static boolean isName(List<SqlToken> value) {
        boolean dotted = value.size() == 3 && value.get(1).isSymbol(".");
        if (value.size() != 1 && !dotted) {
            return false;
        }
        SqlToken last = value.get(value.size() - 1);
        return last.type() == SqlToken.Type.QUOTED_NAME
                || last.type() == SqlToken.Type.WORD
                        && !last.is("null")
                        && !last.is("true")
                        && !last.is("false")
                        && !lower(last).startsWith("current_");
    }

    private void alter(String table) {
        if (skip("rename")) {
            if (skip("to")) {
                fates.rename(table, name());
            } else {
                skip("column");
                String column = name();
                skip("to");
                fates.renameColumn(table, column, name());
            }
        } else if (skip("drop")) {
            skip("column");
            fates.dropColumn(table, name());
        }
    }

    private void create() {
        if (skip("temp") || skip("temporary")) {
            skip("table");
        } else if (!skip("table")) {
            return;
        }
        boolean maybe = is("if");
        skipIfExists();
        String table = table();
        fates.create(table, maybe);
        if (skip("as") && is("select")) {
            copy(table, List.of());
        }
    }

    private void skipIfExists() {
        if (skip("if")) {
            skip("not");
            skip("exists");
        }
    }

    /** A table's name, without that of its database. */
    private String table() {
        String name = name();
        return skipSymbol(".") ? name() : name;
    }

    private String name() {
        return has() ? lower(tokens.get(position++)) : "";
    }

    private static String lower(SqlToken token) {
        return Names.key(token.name());
    }

    private boolean has() {
        return position < tokens.size();
    }

    private boolean is(String word) {
        return has() && tokens.get(position).is(word);
    }

    private boolean skip(String word) {
        boolean found = is(word);
        position += found ? 1 : 0;
        return found;
    }

    private boolean skipSymbol(String symbol) {
        boolean found = has() && tokens.get(position).isSymbol(symbol);
        position += found ? 1 : 0;
        return found;
    }

    /** Goes to the next of some words outside brackets; false if there is none. */
    private boolean skipTo(Set<String> words) {
        int depth = 0;
        for (; has(); position++) {
            SqlToken token = tokens.get(position);
            depth += token.isSymbol("(") ? 1 : token.isSymbol(")") ? -1 : 0;
            if (depth <= 0 && token.type() == SqlToken.Type.WORD && words.contains(lower(token))) {
                return true;
            }
        }
        return false;
    }

    /** Goes behind the next symbol outside brackets, unless one of the words comes before it. */
    private boolean skipPast(String symbol, Set<String> ends) {
        int depth = 0;
        for (; has(); position++) {
            SqlToken token = tokens.get(position);
            depth += token.isSymbol("(") ? 1 : token.isSymbol(")") ? -1 : 0;
            if (depth <= 0 && token.isSymbol(symbol)) {
                position++;
                return true;
            }
            if (depth <= 0 && token.type() == SqlToken.Type.WORD && ends.contains(lower(token))) {
                return false;
            }
        }
        return false;
    }
}
